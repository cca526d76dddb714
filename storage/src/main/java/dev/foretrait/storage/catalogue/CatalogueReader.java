package dev.foretrait.storage.catalogue;

import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.observe.ValueKind;
import dev.foretrait.engine.reference.EventReference;
import dev.foretrait.engine.reference.ReferenceEvent;
import dev.foretrait.engine.reference.ReferenceProperty;
import dev.foretrait.storage.yaml.Fields;
import dev.foretrait.storage.yaml.Findings;
import dev.foretrait.storage.yaml.Yaml;
import dev.foretrait.storage.yaml.YamlRule;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads one catalogue. */
final class CatalogueReader {

    private static final Pattern LETTERS = Pattern.compile("[A-Z]{2}");

    private static final List<String> TYPES = Stream.concat(
                    Stream.of(ValueKind.values()).map(ValueKind::word), Stream.of(Vocabulary.ANY))
            .toList();

    private final Findings findings;

    CatalogueReader(Findings findings) {
        this.findings = findings;
    }

    Optional<EventReference> read(Yaml root) {
        return Fields.of(root, "a catalogue", findings).map(this::catalogue);
    }

    private EventReference catalogue(Fields fields) {
        fields.refuseOthersThan(
                List.of(Vocabulary.CATALOGUE, Vocabulary.PREFIX, Vocabulary.EVENTS, Vocabulary.INSTEAD_OF));
        Optional<Yaml.Scalar> name =
                fields.neededText(Vocabulary.CATALOGUE, "a catalogue has a name, as in 'catalogue: Flex'");
        if (!fields.has(Vocabulary.EVENTS)) {
            fields.missing(Vocabulary.EVENTS, "a catalogue has 'events'");
        }
        Set<String> names = new HashSet<>();
        List<ReferenceEvent> events = new ArrayList<>();
        for (Yaml written : fields.list(Vocabulary.EVENTS)) {
            Fields.of(written, "an event", findings)
                    .flatMap(event -> event(event, names))
                    .ifPresent(events::add);
        }
        Map<String, String> insteadOf = new LinkedHashMap<>();
        for (Yaml.Field field : group(fields, Vocabulary.INSTEAD_OF)) {
            text(field.value(), "the event that is meant")
                    .ifPresent(meant -> insteadOf.put(field.name().text(), meant));
        }
        return new EventReference(name.map(Yaml.Scalar::text).orElse(""), prefix(fields), events, insteadOf);
    }

    /** Blanks at its end count. */
    private String prefix(Fields fields) {
        return fields.text(Vocabulary.PREFIX).map(Yaml.Scalar::text).orElse("");
    }

    private Optional<ReferenceEvent> event(Fields fields, Set<String> names) {
        fields.refuseOthersThan(List.of(
                Vocabulary.EVENT, Vocabulary.PROPERTIES, Vocabulary.SUBJECT, Vocabulary.PARTNER, Vocabulary.TALK));
        Optional<Yaml.Scalar> name = name(fields);
        name.filter(some -> !names.add(some.text()))
                .ifPresent(some -> findings.add(
                        YamlRule.VALUE, some.span(), "'" + some.text() + "' is listed already", "list an event once"));
        List<ReferenceProperty> properties = new ArrayList<>();
        for (Yaml.Field field : group(fields, Vocabulary.PROPERTIES)) {
            property(field).ifPresent(properties::add);
        }
        Optional<ReferenceEvent.Talk> talk = fields.value(Vocabulary.TALK).flatMap(this::talk);
        return name.map(some -> new ReferenceEvent(
                some.text(),
                properties,
                fields.text(Vocabulary.SUBJECT).map(Yaml.Scalar::text).map(CatalogueReader::path),
                fields.text(Vocabulary.PARTNER).map(Yaml.Scalar::text),
                talk));
    }

    /** An event may have any name, even a blank one. */
    private Optional<Yaml.Scalar> name(Fields fields) {
        if (fields.value(Vocabulary.EVENT).isPresent()
                && fields.value(Vocabulary.EVENT).get() instanceof Yaml.Scalar scalar
                && scalar.text().isBlank()) {
            return Optional.of(scalar);
        }
        return fields.neededText(Vocabulary.EVENT, "an event has a name: 'event'");
    }

    private Optional<ReferenceEvent.Talk> talk(Yaml written) {
        Optional<Fields> fields = Fields.of(written, "'" + Vocabulary.TALK + "'", findings);
        fields.ifPresent(some -> some.refuseOthersThan(List.of(Vocabulary.START, Vocabulary.SECONDS)));
        Optional<Yaml.Scalar> start =
                fields.flatMap(some -> some.neededText(Vocabulary.START, "a talk has the property of its 'start'"));
        Optional<Yaml.Scalar> seconds =
                fields.flatMap(some -> some.neededText(Vocabulary.SECONDS, "a talk has the property of its 'seconds'"));
        return start.flatMap(
                from -> seconds.map(length -> new ReferenceEvent.Talk(path(from.text()), path(length.text()))));
    }

    private Optional<ReferenceProperty> property(Yaml.Field field) {
        PropertyPath path = path(field.name().text());
        if (!(field.value() instanceof Yaml.Mapping)) {
            List<Yaml> types =
                    field.value() instanceof Yaml.Sequence several ? several.elements() : List.of(field.value());
            return Optional.of(new ReferenceProperty(path, kinds(types), Optional.empty(), false, List.of(), false));
        }
        Fields fields = Fields.of(field.value(), "a property", findings).orElseThrow();
        fields.refuseOthersThan(
                List.of(Vocabulary.TYPE, Vocabulary.SID, Vocabulary.REQUIRED, Vocabulary.VALUES, Vocabulary.OPEN));
        Optional<Yaml.Scalar> sid = fields.text(Vocabulary.SID);
        sid.filter(some -> !LETTERS.matcher(some.text()).matches())
                .ifPresent(some -> findings.add(
                        YamlRule.VALUE,
                        some.span(),
                        Fields.described(some) + " is not what a SID begins with",
                        "two capital letters, as in KD"));
        List<String> values = new ArrayList<>();
        for (Yaml value : fields.list(Vocabulary.VALUES)) {
            text(value, "a value").ifPresent(values::add);
        }
        Set<ValueKind> kinds = kinds(fields.list(Vocabulary.TYPE));
        boolean isText = sid.isPresent() || !values.isEmpty();
        return Optional.of(new ReferenceProperty(
                path,
                kinds.isEmpty() && isText && !fields.has(Vocabulary.TYPE) ? Set.of(ValueKind.TEXT) : kinds,
                sid.map(Yaml.Scalar::text),
                fields.flag(Vocabulary.REQUIRED).orElse(false),
                values,
                fields.flag(Vocabulary.OPEN).orElse(false)));
    }

    private Set<ValueKind> kinds(List<Yaml> written) {
        Set<ValueKind> kinds = EnumSet.noneOf(ValueKind.class);
        for (Yaml value : written) {
            String word = value instanceof Yaml.Scalar scalar ? scalar.text() : "";
            if (!TYPES.contains(word)) {
                findings.addUnknown(YamlRule.VALUE, value.span(), Fields.described(value) + " is no type", word, TYPES);
            }
            Stream.of(ValueKind.values())
                    .filter(kind -> kind.word().equals(word))
                    .forEach(kinds::add);
        }
        return kinds;
    }

    private Optional<String> text(Yaml value, String what) {
        if (value instanceof Yaml.Scalar scalar && scalar.type() != Yaml.Scalar.Type.EMPTY) {
            return Optional.of(scalar.text());
        }
        findings.add(YamlRule.VALUE, value.span(), what + " is a text, this is " + value.kindName());
        return Optional.empty();
    }

    private List<Yaml.Field> group(Fields fields, String name) {
        return fields.value(name)
                .flatMap(value -> Fields.of(value, "'" + name + "'", findings))
                .map(Fields::all)
                .orElse(List.of());
    }

    private static PropertyPath path(String text) {
        return PropertyPath.parse(text);
    }
}
