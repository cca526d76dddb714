package dev.foretrait.storage.settings;

import dev.foretrait.engine.diagnostic.Rule;
import dev.foretrait.engine.diagnostic.Severities;
import dev.foretrait.engine.diagnostic.Severity;
import dev.foretrait.storage.yaml.Fields;
import dev.foretrait.storage.yaml.Findings;
import dev.foretrait.storage.yaml.Yaml;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads what {@code lint} makes of single rules:
 * {@code rules: { I-KEY: off, W-CHARSET: { severity: note, reason: names are Greek on purpose } }}.
 */
final class LintReader {

    private static final String RULES = "rules";
    private static final String SEVERITY = "severity";
    private static final String REASON = "reason";
    private static final String OFF = "off";

    private static final List<String> WORDS = Stream.concat(
                    Stream.of(OFF), Stream.of(Severity.values()).map(LintReader::word))
            .toList();

    private final Findings findings;

    LintReader(Findings findings) {
        this.findings = findings;
    }

    Severities read(Yaml written) {
        Severities severities = Severities.USUAL;
        Optional<Fields> fields = Fields.of(written, "'lint'", findings);
        fields.ifPresent(some -> some.refuseOthersThan(List.of(RULES)));
        List<Yaml.Field> rules = fields.flatMap(some -> some.value(RULES))
                .flatMap(some -> Fields.of(some, "'rules'", findings))
                .map(Fields::all)
                .orElse(List.of());
        for (Yaml.Field field : rules) {
            severities = with(severities, field);
        }
        return severities;
    }

    private Severities with(Severities severities, Yaml.Field field) {
        String id = field.name().text();
        Optional<Rule> rule = Rules.named(id);
        if (rule.isEmpty()) {
            findings.addUnknown(
                    SettingsRule.E_LINT,
                    field.name().span(),
                    "there is no rule '" + id + "'",
                    id,
                    Rules.ALL.stream().map(Rule::id).toList());
            return severities;
        }
        if (rule.get().severity() == Severity.ERROR) {
            findings.add(
                    SettingsRule.E_LINT,
                    field.name().span(),
                    "'" + id + "' stays an error: what it is about cannot be used",
                    "warnings and notes can be changed");
            return severities;
        }
        return severity(field).map(some -> severities.with(rule.get(), some)).orElse(severities);
    }

    /** The severity, empty inside for silence; empty outside if it is none. */
    private Optional<Optional<Severity>> severity(Yaml.Field field) {
        if (!(field.value() instanceof Yaml.Mapping)) {
            return severity(field.value());
        }
        Fields fields = Fields.of(field.value(), "a rule", findings).orElseThrow();
        fields.refuseOthersThan(List.of(SEVERITY, REASON));
        fields.text(REASON);
        if (!fields.has(SEVERITY)) {
            fields.missing(SEVERITY, "a rule has a 'severity': " + String.join(", ", WORDS));
        }
        return fields.value(SEVERITY).flatMap(this::severity);
    }

    private Optional<Optional<Severity>> severity(Yaml value) {
        String word = value instanceof Yaml.Scalar scalar ? scalar.text() : "";
        if (!WORDS.contains(word)) {
            findings.addUnknown(
                    SettingsRule.E_LINT, value.span(), Fields.described(value) + " is no severity", word, WORDS);
            return Optional.empty();
        }
        return Optional.of(Stream.of(Severity.values())
                .filter(severity -> word(severity).equals(word))
                .findFirst());
    }

    private static String word(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }
}
