package dev.foretrait.storage.settings;

import dev.foretrait.engine.entity.ColumnType;
import dev.foretrait.engine.entity.Entity;
import dev.foretrait.engine.entity.Join;
import dev.foretrait.storage.yaml.Fields;
import dev.foretrait.storage.yaml.Findings;
import dev.foretrait.storage.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads how a relationship joins: {@code external_id} or {@code trait} from the profile, {@code join_on} or {@code
 * junction_table} from entity to entity.
 */
final class JoinReader {

    private static final String EXTERNAL_ID = "external_id";
    private static final String TRAIT = "trait";
    private static final String TYPE = "type";
    private static final String NAME = "name";
    private static final String JOIN_KEY = "join_key";
    private static final String JOIN_ON = "join_on";
    private static final String JUNCTION_TABLE = "junction_table";
    private static final String LEFT_JOIN_ON = "left_join_on";
    private static final String RIGHT_JOIN_ON = "right_join_on";

    /** The fields that say it. */
    static final List<String> FIELDS = List.of(EXTERNAL_ID, TRAIT, JOIN_ON, JUNCTION_TABLE);

    private static final Pattern SIDES =
            Pattern.compile("\\s*([^.=\\s]+)\\.([^=]+?)\\s*=\\s*([^.=\\s]+)\\.([^=]+?)\\s*");

    private final Findings findings;
    private final TableReader tables;

    JoinReader(Findings findings, TableReader tables) {
        this.findings = findings;
        this.tables = tables;
    }

    /** How a relationship of the profile joins. */
    Optional<Join> ofProfile(Fields fields, Entity to) {
        for (String name : List.of(JOIN_ON, JUNCTION_TABLE)) {
            fields.value(name)
                    .ifPresent(value -> findings.add(
                            SettingsRule.E_DATA_GRAPH,
                            value.span(),
                            "this relationship begins at the profile, which has no columns",
                            "join by 'external_id' or by 'trait'"));
        }
        if (fields.has(EXTERNAL_ID) == fields.has(TRAIT)) {
            fields.missing(
                    EXTERNAL_ID,
                    "a relationship of the profile has either external_id: { type, join_key } or trait: { name, join_key }");
            return Optional.empty();
        }
        boolean byId = fields.has(EXTERNAL_ID);
        String name = byId ? EXTERNAL_ID : TRAIT;
        return fields.value(name)
                .flatMap(value -> Fields.of(value, "'" + name + "'", findings))
                .flatMap(join -> {
                    String what = byId ? TYPE : NAME;
                    join.refuseOthersThan(List.of(what, JOIN_KEY));
                    Optional<Yaml.Scalar> of = join.neededText(what, "'" + name + "' has a '" + what + "'");
                    Optional<String> column = join.neededText(JOIN_KEY, "'" + name + "' has a 'join_key', a column")
                            .filter(some -> tables.isColumn(
                                    some, some.text(), to.columns().keySet(), to.slug()))
                            .map(Yaml.Scalar::text);
                    return of.flatMap(some -> column.map(key ->
                            byId ? new Join.ByExternalId(some.text(), key) : new Join.ByTrait(some.text(), key)));
                });
    }

    /**
     * How a relationship of an entity joins.
     *
     * @param relationship its slug
     */
    Optional<Join> ofEntity(Fields fields, String relationship, Entity from, Entity to) {
        for (String name : List.of(EXTERNAL_ID, TRAIT)) {
            fields.value(name)
                    .ifPresent(value -> findings.add(
                            SettingsRule.E_DATA_GRAPH,
                            value.span(),
                            "this relationship begins at '" + from.slug() + "', and not at the profile",
                            "join by 'join_on' or by 'junction_table'"));
        }
        if (fields.has(JOIN_ON) == fields.has(JUNCTION_TABLE)) {
            fields.missing(
                    JOIN_ON,
                    "a relationship of an entity has either join_on: " + side(from) + " = " + side(to)
                            + " or a 'junction_table'");
            return Optional.empty();
        }
        return fields.has(JOIN_ON) ? joinOn(fields, from, to) : byJunction(fields, relationship, from, to);
    }

    private Optional<Join> joinOn(Fields fields, Entity from, Entity to) {
        Optional<Yaml.Scalar> written = fields.text(JOIN_ON);
        if (written.isEmpty()) {
            return Optional.empty();
        }
        Yaml.Scalar place = written.get();
        Matcher sides = SIDES.matcher(place.text());
        boolean straight = sides.matches()
                && sides.group(1).equals(from.slug())
                && sides.group(3).equals(to.slug());
        boolean turned = sides.matches()
                && sides.group(1).equals(to.slug())
                && sides.group(3).equals(from.slug());
        if (!straight && !turned) {
            findings.add(
                    SettingsRule.E_DATA_GRAPH,
                    place.span(),
                    "'" + place.text() + "' joins not these two",
                    "as in " + side(from) + " = " + side(to));
            return Optional.empty();
        }
        String left = straight ? sides.group(2) : sides.group(4);
        String right = straight ? sides.group(4) : sides.group(2);
        if (!tables.isColumn(place, left, from.columns().keySet(), from.slug())
                || !tables.isColumn(place, right, to.columns().keySet(), to.slug())) {
            return Optional.empty();
        }
        return areOfOneType(place, from, left, to, right)
                ? Optional.of(new Join.ByColumn(left, right))
                : Optional.empty();
    }

    private Optional<Join> byJunction(Fields fields, String relationship, Entity from, Entity to) {
        return fields.value(JUNCTION_TABLE)
                .flatMap(value -> Fields.of(value, "'" + JUNCTION_TABLE + "'", findings))
                .flatMap(said -> {
                    List<String> known = new ArrayList<>(TableReader.FIELDS);
                    known.addAll(List.of(LEFT_JOIN_ON, RIGHT_JOIN_ON));
                    said.refuseOthersThan(known);
                    Optional<Entity> table = tables.read(said, "junction of " + relationship, "a junction table");
                    Optional<Pair> left = pair(said, LEFT_JOIN_ON, side(from) + " = column", from, table);
                    Optional<Pair> right = pair(said, RIGHT_JOIN_ON, "column = " + side(to), to, table);
                    return table.isPresent() && left.isPresent() && right.isPresent()
                            ? Optional.of(new Join.ByJunction(
                                    left.get().ofEntity(),
                                    table.get(),
                                    left.get().ofJunction(),
                                    right.get().ofJunction(),
                                    right.get().ofEntity()))
                            : Optional.empty();
                });
    }

    /** Two columns that hold the same: one of an entity, one of a junction table. */
    private record Pair(String ofEntity, String ofJunction) {}

    private Optional<Pair> pair(Fields fields, String name, String example, Entity entity, Optional<Entity> junction) {
        Optional<Yaml.Scalar> written =
                fields.neededText(name, "a junction table has a '" + name + "', as in " + example);
        if (written.isEmpty() || junction.isEmpty()) {
            return Optional.empty();
        }
        Yaml.Scalar place = written.get();
        List<String> sides =
                Stream.of(place.text().split("=", -1)).map(String::strip).toList();
        String prefix = entity.slug() + ".";
        boolean turned = sides.size() == 2 && sides.get(1).startsWith(prefix);
        if (sides.size() != 2 || sides.stream().noneMatch(side -> side.startsWith(prefix))) {
            findings.add(
                    SettingsRule.E_DATA_GRAPH,
                    place.span(),
                    "'" + place.text() + "' joins not '" + entity.slug() + "' with the junction table",
                    "as in " + example + ": a column of the entity with its slug, one of the junction table without");
            return Optional.empty();
        }
        String ofEntity = sides.get(turned ? 1 : 0).substring(prefix.length());
        String ofJunction = sides.get(turned ? 0 : 1);
        return tables.isColumn(place, ofEntity, entity.columns().keySet(), entity.slug())
                        && tables.isColumn(
                                place, ofJunction, junction.get().columns().keySet(), JUNCTION_TABLE)
                        && areOfOneType(place, entity, ofEntity, junction.get(), ofJunction)
                ? Optional.of(new Pair(ofEntity, ofJunction))
                : Optional.empty();
    }

    private boolean areOfOneType(Yaml.Scalar place, Entity from, String left, Entity to, String right) {
        ColumnType leftType = from.columns().get(left);
        ColumnType rightType = to.columns().get(right);
        if (leftType != rightType) {
            findings.add(
                    SettingsRule.E_DATA_GRAPH,
                    place.span(),
                    "'" + left + "' is a " + leftType + " and '" + right + "' is a " + rightType,
                    "values of two types are never equal: give both columns one type");
        }
        return leftType == rightType;
    }

    private static String side(Entity entity) {
        return entity.slug() + ".column";
    }
}
