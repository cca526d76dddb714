package dev.foretrait.storage.settings;

import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.diagnostic.Fix;
import dev.foretrait.engine.diagnostic.Rule;
import dev.foretrait.engine.diagnostic.Severities;
import dev.foretrait.engine.diagnostic.Severity;
import dev.foretrait.storage.yaml.Fields;
import dev.foretrait.storage.yaml.Findings;
import dev.foretrait.storage.yaml.SeverityField;
import dev.foretrait.storage.yaml.Yaml;
import java.util.List;
import java.util.Optional;

/**
 * Reads what {@code lint} makes of single rules:
 * {@code rules: { I-KEY: off, W-CHARSET: { severity: note, reason: names are Greek on purpose } }}.
 */
final class LintReader {

    private static final String RULES = "rules";

    private final Findings findings;

    LintReader(Findings findings) {
        this.findings = findings;
    }

    Severities read(Yaml written) {
        Severities severities = Severities.USUAL;
        Optional<Fields> fields = Fields.of(written, "'lint'", findings);
        fields.ifPresent(this::refuseOthers);
        List<Yaml.Field> rules = fields.flatMap(some -> some.value(RULES))
                .flatMap(some -> Fields.of(some, "'rules'", findings))
                .map(Fields::all)
                .orElse(List.of());
        for (Yaml.Field field : rules) {
            severities = with(severities, field);
        }
        return severities;
    }

    /** Refuses fields beside {@code rules}: also rules, which stand there in a definition only. */
    private void refuseOthers(Fields fields) {
        for (Yaml.Field field : fields.all()) {
            Yaml.Scalar name = field.name();
            if (Rules.named(name.text()).isPresent()) {
                findings.add(
                        SettingsRule.E_LINT,
                        name.span(),
                        "'" + name.text() + "' is a rule, and stands below '" + RULES + "' in the settings of a space",
                        "lint: { " + RULES + ": { " + name.text() + ": … } }");
            } else if (!name.text().equals(RULES)) {
                fields.refuse(field, List.of(RULES));
            }
        }
    }

    private Severities with(Severities severities, Yaml.Field field) {
        String id = field.name().text();
        Optional<Rule> rule = Rules.named(id);
        if (rule.isEmpty()) {
            refuseUnknown(field.name());
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
        return SeverityField.read(field.value(), SettingsRule.E_LINT, findings)
                .map(some -> severities.with(id, some))
                .orElse(severities);
    }

    private void refuseUnknown(Yaml.Scalar id) {
        String message = "there is no rule '" + id.text() + "'";
        Diagnostic finding = new Diagnostic(SettingsRule.E_LINT, findings.source(), id.span(), message)
                .withHint(Rules.advice(id.text()));
        findings.add(Rules.near(id.text())
                .map(near -> finding.withFix(new Fix(id.span(), near)))
                .orElse(finding));
    }
}
