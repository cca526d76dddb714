package dev.foretrait.storage.settings;

import dev.foretrait.engine.semantics.Kilobyte;
import dev.foretrait.engine.semantics.Limit;
import dev.foretrait.engine.semantics.Limits;
import dev.foretrait.storage.yaml.Fields;
import dev.foretrait.storage.yaml.Findings;
import dev.foretrait.storage.yaml.Yaml;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what a contract says instead of published limits: {@code limits: { L-EVT-3: 400 days, L-EVT-12: none }}. */
final class LimitsReader {

    private static final String NO_BOUND = "none";

    /** Limits whose published number counts, and what to do instead of overriding it. */
    private static final Map<Limit, String> FIXED =
            Map.of(Limit.IDENTIFIER_VALUES, "give each of the 'identifiers' its 'limit'");

    private final Findings findings;
    private final Kilobyte kilobyte;

    /**
     * @param kilobyte what a KB is in them (M-10)
     */
    LimitsReader(Findings findings, Kilobyte kilobyte) {
        this.findings = findings;
        this.kilobyte = kilobyte;
    }

    /** The limits with what is written in the place of some of them. */
    Limits read(Yaml written, Limits otherwise) {
        Limits limits = otherwise;
        List<Yaml.Field> fields =
                Fields.of(written, "'limits'", findings).map(Fields::all).orElse(List.of());
        for (Yaml.Field field : fields) {
            limits = with(limits, field);
        }
        return limits;
    }

    private Limits with(Limits limits, Yaml.Field field) {
        String id = field.name().text();
        List<Limit> numbered = Limit.numbered(id);
        List<Yaml> values =
                field.value() instanceof Yaml.Sequence sequence ? sequence.elements() : List.of(field.value());
        if (numbered.isEmpty()) {
            findings.addUnknown(
                    SettingsRule.E_LIMIT, field.name().span(), "there is no limit '" + id + "'", id, known());
        } else if (values.size() != numbered.size()) {
            String parts = numbered.stream().map(Limit::summary).collect(Collectors.joining("; "));
            findings.add(
                    SettingsRule.E_LIMIT,
                    field.value().span(),
                    "'" + id + "' is a list of " + numbered.size() + " numbers",
                    parts);
        } else if (FIXED.containsKey(numbered.get(0))) {
            Limit limit = numbered.get(0);
            findings.add(
                    SettingsRule.W_LIMIT,
                    field.name().span(),
                    "'" + id + "' cannot be changed here: " + limit.value() + " "
                            + limit.unit().word() + " count",
                    FIXED.getOrDefault(limit, ""));
        } else {
            Limits changed = limits;
            for (int i = 0; i < values.size(); i++) {
                changed = with(changed, numbered.get(i), values.get(i));
            }
            return changed;
        }
        return limits;
    }

    private Limits with(Limits limits, Limit limit, Yaml value) {
        String text = value instanceof Yaml.Scalar scalar ? scalar.text() : "";
        if (text.equals(NO_BOUND)) {
            return limits.with(limit, OptionalLong.empty());
        }
        Optional<OptionalLong> number = Optional.of(number(limit.unit(), text)).filter(OptionalLong::isPresent);
        if (number.isEmpty()) {
            findings.add(
                    SettingsRule.E_LIMIT,
                    value.span(),
                    Fields.described(value) + " is no number of " + limit.unit().word() + " (" + limit.summary() + ")",
                    "as published: " + limit.value(kilobyte) + " "
                            + limit.unit().word() + "; 'none' for no limit");
        }
        return number.map(some -> limits.with(limit, some)).orElse(limits);
    }

    private OptionalLong number(Limit.Unit unit, String text) {
        OptionalLong plain = Sizes.count(text, unit.word());
        return plain.isPresent()
                ? plain
                : switch (unit) {
                    case BYTES -> Sizes.bytes(text, kilobyte);
                    case SECONDS -> Sizes.seconds(text);
                    default -> plain;
                };
    }

    private static List<String> known() {
        return Stream.of(Limit.values()).map(Limit::id).distinct().toList();
    }
}
