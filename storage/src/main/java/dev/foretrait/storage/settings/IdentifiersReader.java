package dev.foretrait.storage.settings;

import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.identity.BlockedValue;
import dev.foretrait.engine.identity.IdentifierSettings;
import dev.foretrait.engine.identity.IdentitySettings;
import dev.foretrait.engine.identity.LimitPeriod;
import dev.foretrait.engine.identity.SettingsFinding;
import dev.foretrait.engine.identity.ValueLimit;
import dev.foretrait.storage.yaml.Fields;
import dev.foretrait.storage.yaml.Findings;
import dev.foretrait.storage.yaml.Yaml;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Reads the identifiers of a space: {@code email: { priority: 2, limit: 5, frequency: annually, blocked: [test@example.com]
 * }}. What is left out stays as it was; {@code blocked} takes the place of the suggested values, with {@code /…/} around a
 * regular expression. A type without anything behind it is added with the settings of a new type; {@code off} takes one
 * away.
 */
final class IdentifiersReader {

    private static final String PRIORITY = "priority";
    private static final String LIMIT = "limit";
    private static final String FREQUENCY = "frequency";
    private static final String BLOCKED = "blocked";
    private static final List<String> FIELDS = List.of(PRIORITY, LIMIT, FREQUENCY, BLOCKED);
    private static final String OFF = "off";
    private static final String TYPE = "type";

    private final Findings findings;
    private final Map<String, Span> places = new HashMap<>();

    IdentifiersReader(Findings findings) {
        this.findings = findings;
    }

    IdentitySettings read(Yaml written, IdentitySettings before) {
        IdentitySettings settings = before;
        List<Yaml.Field> types =
                Fields.of(written, "'identifiers'", findings).map(Fields::all).orElse(List.of());
        for (Yaml.Field field : types) {
            settings = with(settings, field);
        }
        settings.findings().forEach(this::report);
        return settings;
    }

    private IdentitySettings with(IdentitySettings settings, Yaml.Field field) {
        String type = field.name().text();
        places.put(type + "." + TYPE, field.name().span());
        if (field.value() instanceof Yaml.Scalar scalar) {
            if (scalar.type() == Yaml.Scalar.Type.EMPTY) {
                return settings.with(type);
            }
            if (scalar.text().equals(OFF)) {
                return settings.without(type);
            }
        }
        return Fields.of(field.value(), "an identifier", findings)
                .map(fields -> settings.with(identifier(settings.of(type), fields)))
                .orElse(settings);
    }

    private IdentifierSettings identifier(IdentifierSettings before, Fields fields) {
        fields.refuseOthersThan(FIELDS);
        FIELDS.forEach(name ->
                fields.value(name).ifPresent(value -> places.put(before.type() + "." + name, value.span())));
        OptionalLong priority = fields.number(PRIORITY, 1);
        OptionalLong values = fields.number(LIMIT, 1);
        Optional<LimitPeriod> period = fields.text(FREQUENCY).flatMap(this::period);
        ValueLimit limit = new ValueLimit(
                values.isPresent()
                        ? bounded(values.getAsLong())
                        : before.limit().values(),
                period.orElse(before.limit().period()));
        Optional<List<BlockedValue>> blocked = fields.has(BLOCKED)
                ? Optional.of(fields.texts(BLOCKED).stream()
                        .map(IdentifiersReader::blocked)
                        .toList())
                : before.blocked();
        OptionalInt place = priority.isPresent() ? OptionalInt.of(bounded(priority.getAsLong())) : before.priority();
        return new IdentifierSettings(before.type(), place, limit, blocked);
    }

    private static int bounded(long number) {
        return (int) Math.min(Integer.MAX_VALUE, number);
    }

    private Optional<LimitPeriod> period(Yaml.Scalar word) {
        Optional<LimitPeriod> period = Stream.of(LimitPeriod.values())
                .filter(some -> some.spelling().equals(word.text()))
                .findFirst();
        if (period.isEmpty()) {
            findings.addUnknown(
                    SettingsRule.E_IDENTIFIER,
                    word.span(),
                    "there is no frequency '" + word.text() + "'",
                    word.text(),
                    Stream.of(LimitPeriod.values()).map(LimitPeriod::spelling).toList());
        }
        return period;
    }

    private static BlockedValue blocked(Yaml.Scalar value) {
        String text = value.text();
        boolean regex = text.length() > 1 && text.startsWith("/") && text.endsWith("/");
        return regex ? new BlockedValue.Matching(text.substring(1, text.length() - 1)) : new BlockedValue.Exact(text);
    }

    private void report(SettingsFinding finding) {
        Span type = places.getOrDefault(finding.type() + "." + TYPE, Span.NONE);
        Span place = places.getOrDefault(finding.type() + "." + finding.setting(), type);
        findings.add(SettingsRule.W_IDENTIFIER, place, finding.message(), finding.hint());
    }
}
