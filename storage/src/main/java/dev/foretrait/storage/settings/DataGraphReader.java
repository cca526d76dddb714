package dev.foretrait.storage.settings;

import dev.foretrait.engine.entity.ColumnType;
import dev.foretrait.engine.entity.DataGraph;
import dev.foretrait.engine.entity.Entity;
import dev.foretrait.engine.entity.Join;
import dev.foretrait.engine.entity.Relationship;
import dev.foretrait.engine.semantics.Limit;
import dev.foretrait.storage.yaml.Fields;
import dev.foretrait.storage.yaml.Findings;
import dev.foretrait.storage.yaml.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the Data Graph of a space, in the words of Segment's own: entities with their primary keys, relationships with {@code
 * external_id} or {@code trait} from the profile and with {@code join_on} from entity to entity (U-80).
 */
final class DataGraphReader {

    private static final String ENTITIES = "entities";
    private static final String RELATIONSHIPS = "relationships";
    private static final String FILE = "file";
    private static final String PRIMARY_KEY = "primary_key";
    private static final String COLUMNS = "columns";
    private static final String RELATED_ENTITY = "related_entity";
    private static final String EXTERNAL_ID = "external_id";
    private static final String TRAIT = "trait";
    private static final String TYPE = "type";
    private static final String NAME = "name";
    private static final String JOIN_KEY = "join_key";
    private static final String JOIN_ON = "join_on";

    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9_-]*");
    private static final Pattern SIDES =
            Pattern.compile("\\s*([^.=\\s]+)\\.([^=]+?)\\s*=\\s*([^.=\\s]+)\\.([^=]+?)\\s*");

    private final Findings findings;
    private final Map<String, Entity> entities = new LinkedHashMap<>();
    private final Map<String, String> files = new LinkedHashMap<>();
    private final Set<String> slugs = new LinkedHashSet<>();

    DataGraphReader(Findings findings) {
        this.findings = findings;
    }

    /** The graph; whatever is wrong with it is a finding. */
    Optional<DataGraphSettings> read(Yaml written) {
        Optional<Fields> fields = Fields.of(written, "'data_graph'", findings);
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        long before = findings.errors();
        fields.get().refuseOthersThan(List.of(ENTITIES, RELATIONSHIPS));
        for (Yaml.Field field : group(fields.get(), ENTITIES, "a data graph has 'entities'")) {
            readEntity(field);
        }
        if (findings.errors() > before) {
            return Optional.empty();
        }
        List<Relationship> relationships = new ArrayList<>();
        for (Yaml.Field field : group(fields.get(), RELATIONSHIPS, "a data graph has 'relationships' of the profile")) {
            relationship(field, Optional.empty(), 1).ifPresent(relationships::add);
        }
        return Optional.of(new DataGraphSettings(new DataGraph(entities, relationships), files));
    }

    private List<Yaml.Field> group(Fields fields, String name, String message) {
        if (!fields.has(name)) {
            fields.missing(name, message);
        }
        return fields.value(name)
                .flatMap(value -> Fields.of(value, "'" + name + "'", findings))
                .map(Fields::all)
                .orElse(List.of());
    }

    private void readEntity(Yaml.Field field) {
        String slug = slug(field.name());
        Optional<Fields> read = Fields.of(field.value(), "an entity", findings);
        if (read.isEmpty()) {
            return;
        }
        Fields fields = read.get();
        fields.refuseOthersThan(List.of(FILE, PRIMARY_KEY, COLUMNS));
        Optional<Yaml.Scalar> file = fields.neededText(FILE, "an entity has a 'file', as in orders.csv");
        Optional<Yaml.Scalar> key = fields.neededText(PRIMARY_KEY, "an entity has a 'primary_key'");
        Map<String, ColumnType> columns = new LinkedHashMap<>();
        for (Yaml.Field column : group(fields, COLUMNS, "an entity has 'columns', as in { id: STRING }")) {
            type(column).ifPresent(type -> columns.put(column.name().text(), type));
        }
        file.ifPresent(some -> {
            if (Stream.of(".csv", ".ndjson").noneMatch(some.text()::endsWith)) {
                findings.add(
                        SettingsRule.E_DATA_GRAPH,
                        some.span(),
                        "'" + some.text() + "' is no table",
                        "a file whose name ends in .csv or .ndjson");
            }
            files.put(slug, some.text());
        });
        key.filter(some -> isColumn(some, some.text(), columns.keySet(), slug))
                .ifPresent(some -> entities.put(slug, new Entity(slug, some.text(), columns)));
    }

    private Optional<ColumnType> type(Yaml.Field column) {
        if (!(column.value() instanceof Yaml.Scalar written)) {
            findings.add(SettingsRule.E_DATA_GRAPH, column.value().span(), "a column has a type, as in STRING");
            return Optional.empty();
        }
        Optional<ColumnType> type = ColumnType.named(written.text());
        if (type.isEmpty()) {
            findings.addUnknown(
                    SettingsRule.E_DATA_GRAPH,
                    written.span(),
                    "there is no type " + Fields.described(written),
                    written.text(),
                    Stream.of(ColumnType.values()).map(ColumnType::name).toList());
        }
        return type;
    }

    private Optional<Relationship> relationship(Yaml.Field field, Optional<Entity> from, int depth) {
        String slug = slug(field.name());
        if (!slugs.add(slug)) {
            findings.add(
                    SettingsRule.E_DATA_GRAPH,
                    field.name().span(),
                    "another relationship is called '" + slug + "'",
                    "a query names relationships by nothing else: give one of them another slug (U-80)");
        }
        if (depth > Limit.ENTITY_DEPTH.value()) {
            findings.add(
                    SettingsRule.E_DATA_GRAPH,
                    field.name().span(),
                    "relationships nest at most " + Limit.ENTITY_DEPTH.value() + " deep (" + Limit.ENTITY_DEPTH.id()
                            + ")",
                    "begin nearer to the entity that counts");
            return Optional.empty();
        }
        Optional<Fields> read = Fields.of(field.value(), "a relationship", findings);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Fields fields = read.get();
        fields.refuseOthersThan(List.of(RELATED_ENTITY, EXTERNAL_ID, TRAIT, JOIN_ON, RELATIONSHIPS));
        Optional<Entity> to = relatedEntity(fields);
        if (to.isEmpty()) {
            return Optional.empty();
        }
        Optional<Join> join = from.isPresent() ? joinOn(fields, from.get(), to.get()) : joinOfProfile(fields, to.get());
        List<Relationship> further = new ArrayList<>();
        if (fields.has(RELATIONSHIPS)) {
            for (Yaml.Field next : group(fields, RELATIONSHIPS, "")) {
                relationship(next, to, depth + 1).ifPresent(further::add);
            }
        }
        return join.map(some -> new Relationship(slug, to.get().slug(), some, further));
    }

    private Optional<Entity> relatedEntity(Fields fields) {
        Optional<Yaml.Scalar> written = fields.neededText(RELATED_ENTITY, "a relationship has a 'related_entity'");
        Optional<Entity> entity = written.flatMap(some -> Optional.ofNullable(entities.get(some.text())));
        if (written.isPresent() && entity.isEmpty()) {
            findings.addUnknown(
                    SettingsRule.E_DATA_GRAPH,
                    written.get().span(),
                    "there is no entity " + Fields.described(written.get()),
                    written.get().text(),
                    entities.keySet());
        }
        return entity;
    }

    private Optional<Join> joinOfProfile(Fields fields, Entity to) {
        fields.value(JOIN_ON)
                .ifPresent(value -> findings.add(
                        SettingsRule.E_DATA_GRAPH,
                        value.span(),
                        "this relationship begins at the profile, which has no columns",
                        "join by 'external_id' or by 'trait'"));
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
                            .filter(some ->
                                    isColumn(some, some.text(), to.columns().keySet(), to.slug()))
                            .map(Yaml.Scalar::text);
                    return of.flatMap(some -> column.map(key ->
                            byId ? new Join.ByExternalId(some.text(), key) : new Join.ByTrait(some.text(), key)));
                });
    }

    private Optional<Join> joinOn(Fields fields, Entity from, Entity to) {
        for (String name : List.of(EXTERNAL_ID, TRAIT)) {
            fields.value(name)
                    .ifPresent(value -> findings.add(
                            SettingsRule.E_DATA_GRAPH,
                            value.span(),
                            "this relationship begins at '" + from.slug() + "', and not at the profile",
                            "join by 'join_on'"));
        }
        String example = from.slug() + ".column = " + to.slug() + ".column";
        Optional<Yaml.Scalar> written = fields.neededText(JOIN_ON, "a relationship has a 'join_on': " + example);
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
                    "as in " + example);
            return Optional.empty();
        }
        String left = straight ? sides.group(2) : sides.group(4);
        String right = straight ? sides.group(4) : sides.group(2);
        if (!isColumn(place, left, from.columns().keySet(), from.slug())
                || !isColumn(place, right, to.columns().keySet(), to.slug())) {
            return Optional.empty();
        }
        ColumnType leftType = from.columns().get(left);
        ColumnType rightType = to.columns().get(right);
        if (leftType != rightType) {
            findings.add(
                    SettingsRule.E_DATA_GRAPH,
                    place.span(),
                    "'" + left + "' is a " + leftType + " and '" + right + "' is a " + rightType,
                    "values of two types are never equal: give both columns one type");
            return Optional.empty();
        }
        return Optional.of(new Join.ByColumn(left, right));
    }

    private boolean isColumn(Yaml.Scalar place, String name, Set<String> columns, String entity) {
        if (!columns.contains(name)) {
            findings.addUnknown(
                    SettingsRule.E_DATA_GRAPH,
                    place.span(),
                    "'" + entity + "' has no column '" + name + "'",
                    name,
                    columns);
        }
        return columns.contains(name);
    }

    private String slug(Yaml.Scalar name) {
        if (!SLUG.matcher(name.text()).matches()) {
            findings.add(
                    SettingsRule.E_DATA_GRAPH,
                    name.span(),
                    Fields.described(name) + " is no slug",
                    "lower-case letters, digits, dashes and underscores");
        }
        return name.text();
    }
}
