package dev.foretrait.engine.reference;

import static dev.foretrait.engine.reference.CatalogueRule.I_PROPERTY_UNSEEN;
import static dev.foretrait.engine.reference.CatalogueRule.W_PROPERTY_MISSING;
import static dev.foretrait.engine.reference.CatalogueRule.W_PROPERTY_SID;
import static dev.foretrait.engine.reference.CatalogueRule.W_PROPERTY_TYPE;
import static dev.foretrait.engine.reference.CatalogueRule.W_PROPERTY_UNLISTED;
import static dev.foretrait.engine.reference.CatalogueRule.W_PROPERTY_VALUE;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.Column;
import dev.foretrait.engine.column.FieldPath;
import dev.foretrait.engine.column.Snapshot;
import dev.foretrait.engine.diagnostic.NearName;
import dev.foretrait.engine.event.CodePointOrder;
import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.observe.ValueKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Holds the messages of one event against what its catalogue lists, block by block. */
final class EventCheck {

    private static final Comparator<PropertyPath> BY_PATH =
            Comparator.comparing(PropertyPath::toString, CodePointOrder.INSTANCE);

    private final ReferenceEvent listed;
    private final Map<PropertyPath, Sightings> unlisted = new TreeMap<>(BY_PATH);
    private final Map<PropertyPath, Sightings> missing = new TreeMap<>(BY_PATH);
    private final Map<PropertyPath, Sightings> otherTypes = new TreeMap<>(BY_PATH);
    private final Map<PropertyPath, Sightings> otherValues = new TreeMap<>(BY_PATH);
    private final Map<PropertyPath, Sightings> noSids = new TreeMap<>(BY_PATH);
    private final Set<PropertyPath> seen = new HashSet<>();
    private long messages;

    EventCheck(ReferenceEvent listed) {
        this.listed = listed;
    }

    void add(Block block, int[] profiles) {
        FieldPath payload = FieldPath.of(block.stream().type().payload());
        for (FieldPath field : block.fields()) {
            if (field.isBelow(payload)) {
                add(block, profiles, field);
            }
        }
        for (ReferenceProperty property : listed.properties()) {
            if (property.required()) {
                addMissing(block, profiles, property.path(), payload);
            }
        }
        for (int profile : profiles) {
            messages += profile == Snapshot.NOBODY ? 0 : 1;
        }
    }

    private void add(Block block, int[] profiles, FieldPath field) {
        PropertyPath path =
                PropertyPath.ofKeys(field.keys().subList(1, field.keys().size()).toArray(String[]::new));
        if (!ReferencePaths.canBeNamed(path)) {
            return;
        }
        Optional<ReferenceProperty> property = listed.property(path);
        Column column = block.column(field);
        boolean[] isThere = new boolean[column.dictionary().size() + 1];
        List<Optional<Finding>> findings = new ArrayList<>(List.of(Optional.empty()));
        for (int code = 1; code < isThere.length; code++) {
            Value value = column.dictionary().value(code);
            isThere[code] = !value.isAbsent();
            findings.add(isThere[code] ? finding(path, property, value) : Optional.empty());
        }
        boolean isSeen = false;
        for (int row = 0; row < profiles.length; row++) {
            int code = column.code(row);
            if (profiles[row] != Snapshot.NOBODY && isThere[code]) {
                isSeen = true;
                int at = row;
                findings.get(code)
                        .ifPresent(finding -> of(finding.among(), path).add(block, at, finding.shown()));
            }
        }
        if (isSeen) {
            seen.add(path);
        }
    }

    /**
     * What is wrong with a value.
     *
     * @param among where such sightings are kept
     * @param shown what is shown of the value
     */
    private record Finding(Map<PropertyPath, Sightings> among, String shown) {}

    private Optional<Finding> finding(PropertyPath path, Optional<ReferenceProperty> property, Value value) {
        if (property.isEmpty()) {
            return unlisted(path, value);
        }
        if (!property.get().takes(value)) {
            return Optional.of(new Finding(otherTypes, ValueKind.of(value).word()));
        }
        if (!property.get().hasSid(value)) {
            return Optional.of(new Finding(noSids, value.string()));
        }
        return property.get().expects(value) ? Optional.empty() : Optional.of(new Finding(otherValues, value.string()));
    }

    /** What is inside a listed object or list is listed with it; what has listed properties inside is an object. */
    private Optional<Finding> unlisted(PropertyPath path, Value value) {
        boolean isAround =
                listed.properties().stream().anyMatch(property -> ReferencePaths.isInside(property.path(), path));
        if (isAround) {
            return value instanceof Value.Object
                    ? Optional.empty()
                    : Optional.of(new Finding(otherTypes, ValueKind.of(value).word()));
        }
        boolean isInside =
                listed.properties().stream().anyMatch(property -> ReferencePaths.isInside(path, property.path()));
        return isInside
                ? Optional.empty()
                : Optional.of(new Finding(unlisted, ValueKind.of(value).word()));
    }

    private void addMissing(Block block, int[] profiles, PropertyPath path, FieldPath payload) {
        FieldPath field = payload;
        for (String key : path.leadingKeys()) {
            field = field.child(key);
        }
        Column column = block.whole(field);
        for (int row = 0; row < profiles.length; row++) {
            if (profiles[row] != Snapshot.NOBODY && column.isEmpty(column.code(row))) {
                of(missing, path).add(block, row);
            }
        }
    }

    private static Sightings of(Map<PropertyPath, Sightings> sightings, PropertyPath path) {
        return sightings.computeIfAbsent(path, any -> new Sightings());
    }

    boolean isSeen() {
        return messages > 0;
    }

    /** What was found, by property. */
    List<Violation> violations() {
        List<Violation> violations = new ArrayList<>();
        add(unlisted, W_PROPERTY_UNLISTED, violations, path -> "'" + path + "' is not listed", this::meant);
        listed.properties().stream()
                .map(ReferenceProperty::path)
                .filter(path ->
                        seen.stream().noneMatch(each -> each.equals(path) || ReferencePaths.isInside(each, path)))
                .forEach(path -> violations.add(new Violation(
                        I_PROPERTY_UNSEEN,
                        listed.name(),
                        Optional.of(path),
                        0,
                        "'" + path + "' is listed, and on none of these events",
                        Optional.empty(),
                        List.of())));
        add(
                missing,
                W_PROPERTY_MISSING,
                violations,
                path -> "'" + path + "' is required, and missing",
                path -> Optional.empty());
        add(otherTypes, W_PROPERTY_TYPE, violations, this::typed, path -> Optional.empty());
        add(
                otherValues,
                W_PROPERTY_VALUE,
                violations,
                path -> "'" + path + "' has values that are not listed: "
                        + of(otherValues, path).valuesInWords(),
                this::listedSpelling);
        add(
                noSids,
                W_PROPERTY_SID,
                violations,
                path -> "'" + path + "' is no SID that begins with "
                        + listed.property(path).flatMap(ReferenceProperty::sid).orElse("") + ": "
                        + of(noSids, path).valuesInWords(),
                path -> Optional.empty());
        violations.sort(Comparator.comparing(
                violation -> violation.property().map(PropertyPath::toString).orElse(""), CodePointOrder.INSTANCE));
        return violations;
    }

    private void add(
            Map<PropertyPath, Sightings> sightings,
            CatalogueRule rule,
            List<Violation> violations,
            Function<PropertyPath, String> message,
            Function<PropertyPath, Optional<String>> hint) {
        sightings.forEach((path, found) -> violations.add(new Violation(
                rule,
                listed.name(),
                Optional.of(path),
                found.messages(),
                message.apply(path),
                hint.apply(path),
                found.examples())));
    }

    private String typed(PropertyPath path) {
        String wanted =
                listed.property(path).map(ReferenceProperty::kindsInWords).orElse(ValueKind.OBJECT.word());
        return "'" + path + "' is listed as " + wanted + ", and is "
                + String.join(" or ", of(otherTypes, path).values());
    }

    private Optional<String> meant(PropertyPath path) {
        List<String> names = listed.properties().stream()
                .map(property -> property.path().toString())
                .toList();
        Optional<String> otherCase = names.stream()
                .filter(name -> name.equalsIgnoreCase(path.toString()))
                .findFirst();
        return otherCase.isPresent()
                ? otherCase.map(name -> "'" + name + "' is: names that differ by case are different names (U-08)")
                : ReferencePaths.sameName(path, names)
                        .or(() -> NearName.of(path.toString(), names))
                        .map(NearName::question);
    }

    private Optional<String> listedSpelling(PropertyPath path) {
        return listed.property(path)
                .flatMap(property -> of(otherValues, path).values().stream()
                        .flatMap(value -> property.listed(value).stream())
                        .findFirst()
                        .map(value -> "listed as '" + value + "'"));
    }
}
