package dev.foretrait.storage.yaml;

import dev.foretrait.engine.diagnostic.Grade;
import dev.foretrait.engine.diagnostic.Rule;
import dev.foretrait.engine.diagnostic.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How bad a case of a rule is to be: {@code off}, {@code note} and so on, or {@code { severity: off, reason: names are Greek on
 * purpose }}.
 */
public final class SeverityField {

    private static final String SEVERITY = "severity";
    private static final String REASON = "reason";
    private static final String OFF = "off";

    private static final List<String> WORDS = Stream.concat(
                    Stream.of(OFF), Stream.of(Severity.values()).map(SeverityField::word))
            .toList();

    private SeverityField() {}

    /**
     * The severity, with its reason if there is one; empty if it is none.
     *
     * @param ifNone what it is a case of if it is none
     */
    public static Optional<Grade> read(Yaml value, Rule ifNone, Findings findings) {
        if (!(value instanceof Yaml.Mapping)) {
            return severity(value, ifNone, findings).map(severity -> new Grade(severity, Optional.empty()));
        }
        Fields fields = Fields.of(value, "a rule", findings).orElseThrow();
        fields.refuseOthersThan(List.of(SEVERITY, REASON));
        Optional<String> reason = fields.text(REASON).map(Yaml.Scalar::text);
        if (!fields.has(SEVERITY)) {
            fields.missing(SEVERITY, "a rule has a 'severity': " + String.join(", ", WORDS));
        }
        return fields.value(SEVERITY)
                .flatMap(written -> severity(written, ifNone, findings))
                .map(severity -> new Grade(severity, reason));
    }

    private static Optional<Optional<Severity>> severity(Yaml value, Rule ifNone, Findings findings) {
        String word = value instanceof Yaml.Scalar scalar ? scalar.text() : "";
        if (!WORDS.contains(word)) {
            findings.addUnknown(ifNone, value.span(), Fields.described(value) + " is no severity", word, WORDS);
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
