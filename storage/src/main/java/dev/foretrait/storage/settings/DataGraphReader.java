package dev.foretrait.storage.settings;

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
import java.util.regex.Pattern;

/**
 * Reads the Data Graph of a space, in the words of Segment's own: entities with their primary keys, and relationships,
 * nested where one begins at the rows of another (U-80).
 */
final class DataGraphReader {

    private static final String ENTITIES = "entities";
    private static final String RELATIONSHIPS = "relationships";
    private static final String RELATED_ENTITY = "related_entity";

    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9_-]*");

    private final Findings findings;
    private final TableReader tables;
    private final JoinReader joins;
    private final Map<String, Entity> entities = new LinkedHashMap<>();
    private final Set<String> slugs = new LinkedHashSet<>();

    DataGraphReader(Findings findings) {
        this.findings = findings;
        this.tables = new TableReader(findings);
        this.joins = new JoinReader(findings, tables);
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
        return Optional.of(new DataGraphSettings(new DataGraph(entities, relationships), tables.files()));
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
        fields.refuseOthersThan(TableReader.FIELDS);
        tables.read(fields, slug, "an entity").ifPresent(entity -> entities.put(slug, entity));
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
        List<String> known = new ArrayList<>(JoinReader.FIELDS);
        known.addAll(List.of(RELATED_ENTITY, RELATIONSHIPS));
        fields.refuseOthersThan(known);
        Optional<Entity> to = relatedEntity(fields);
        if (to.isEmpty()) {
            return Optional.empty();
        }
        Optional<Join> join = from.isPresent()
                ? joins.ofEntity(fields, slug, from.get(), to.get())
                : joins.ofProfile(fields, to.get());
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
