package dev.foretrait.engine.entity;

import dev.foretrait.engine.query.Chain;
import dev.foretrait.engine.query.Query;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which entities there are, and how they are related to profiles and to each other (query-language.md 8, U-80).
 *
 * @param entities the entities by slug
 * @param relationships the steps that begin at a profile
 */
public record DataGraph(Map<String, Entity> entities, List<Relationship> relationships) {

    public DataGraph {
        entities = Collections.unmodifiableMap(new LinkedHashMap<>(entities));
        relationships = List.copyOf(relationships);
    }

    /** Every table by slug: those of the entities, and the junction tables of relationships. */
    public Map<String, Entity> tables() {
        Map<String, Entity> tables = new LinkedHashMap<>(entities);
        all().forEach(each -> junction(each).ifPresent(junction -> tables.put(junction.slug(), junction)));
        return tables;
    }

    /** The entity that a relationship leads to. */
    public Entity entity(Relationship relationship) {
        Entity entity = entities.get(relationship.entity());
        if (entity == null) {
            throw new IllegalArgumentException("the graph has no entity " + relationship.entity());
        }
        return entity;
    }

    /** The relationship of that slug, wherever it begins. */
    public Optional<Relationship> relationship(String slug) {
        return all().stream()
                .filter(relationship -> relationship.slug().equals(slug))
                .findFirst();
    }

    /** The relationships from the profile to the one of that slug, both ends included; none if there is none. */
    public List<Relationship> way(String slug) {
        return way(relationships, slug);
    }

    /** Every relationship, each before those that begin behind it. */
    public List<Relationship> all() {
        Set<Relationship> all = new LinkedHashSet<>();
        relationships.forEach(relationship -> collect(relationship, all));
        return List.copyOf(all);
    }

    /** The tables that chains of a query reach, by slug. */
    public Set<String> reached(Iterable<Chain> chains) {
        Set<String> tables = new LinkedHashSet<>();
        for (Chain chain : chains) {
            for (Chain each : EntityChains.within(chain)) {
                relationship(each.name()).ifPresent(step -> {
                    tables.add(step.entity());
                    junction(step).ifPresent(junction -> tables.add(junction.slug()));
                });
            }
        }
        return tables;
    }

    /** The traits that a chain of entities asks of profiles, by joining or by comparing. */
    public Set<String> traits(Chain chain) {
        Set<String> traits = new LinkedHashSet<>(EntityChains.traits(chain));
        traits.addAll(joining(chain));
        return traits;
    }

    /** The traits by which a query joins rows to profiles; it need not name them. */
    public Set<String> joining(Query query) {
        Set<String> traits = new LinkedHashSet<>();
        EntityChains.of(query).forEach(chain -> traits.addAll(joining(chain)));
        return traits;
    }

    private Set<String> joining(Chain chain) {
        Set<String> traits = new LinkedHashSet<>();
        for (Chain each : EntityChains.within(chain)) {
            relationship(each.name()).map(Relationship::join).ifPresent(join -> {
                if (join instanceof Join.ByTrait by) {
                    traits.add(by.trait());
                }
            });
        }
        return traits;
    }

    private static Optional<Entity> junction(Relationship step) {
        return step.join() instanceof Join.ByJunction by ? Optional.of(by.junction()) : Optional.empty();
    }

    private static void collect(Relationship relationship, Set<Relationship> all) {
        all.add(relationship);
        relationship.further().forEach(next -> collect(next, all));
    }

    private static List<Relationship> way(List<Relationship> steps, String slug) {
        for (Relationship step : steps) {
            if (step.slug().equals(slug)) {
                return List.of(step);
            }
            List<Relationship> rest = way(step.further(), slug);
            if (!rest.isEmpty()) {
                List<Relationship> way = new ArrayList<>(List.of(step));
                way.addAll(rest);
                return way;
            }
        }
        return List.of();
    }
}
