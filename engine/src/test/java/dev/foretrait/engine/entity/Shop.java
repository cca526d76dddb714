package dev.foretrait.engine.entity;

import dev.foretrait.engine.column.ProfileColumn;
import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.query.Acceptance;
import dev.foretrait.engine.query.Chain;
import dev.foretrait.engine.query.Kind;
import dev.foretrait.engine.query.Level;
import dev.foretrait.engine.query.Query;
import dev.foretrait.engine.query.QueryReader;
import dev.foretrait.engine.semantics.Option;
import dev.foretrait.engine.semantics.RepeatedKeys;
import dev.foretrait.engine.semantics.Semantics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Two people, their orders by email, the items of orders, and the shop that is named in a trait. */
final class Shop {

    static final int ANA = 0;
    static final int BEN = 1;
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    static final Entity ORDER = new Entity(
            "order",
            "id",
            columns(
                    "id STRING",
                    "email STRING",
                    "total NUMBER",
                    "paid NUMBER",
                    "status STRING",
                    "shop STRING",
                    "placed DATE",
                    "opens TIME",
                    "shipped TIMESTAMP"));
    static final Entity ITEM = new Entity("item", "id", columns("id NUMBER", "order_id STRING", "price NUMBER"));
    static final Entity TAG = new Entity("tag", "name", columns("name STRING", "colour STRING"));
    static final Entity TAGGED =
            new Entity("junction of tags", "id", columns("id NUMBER", "order_id STRING", "tag STRING"));
    static final Entity STORE = new Entity("store", "name", columns("name STRING", "opened DATE"));

    static final DataGraph GRAPH = new DataGraph(
            Map.of("order", ORDER, "item", ITEM, "store", STORE, "tag", TAG),
            List.of(
                    new Relationship(
                            "orders",
                            "order",
                            new Join.ByExternalId("email", "email"),
                            List.of(
                                    new Relationship(
                                            "order-items", "item", new Join.ByColumn("id", "order_id"), List.of()),
                                    new Relationship(
                                            "tags",
                                            "tag",
                                            new Join.ByJunction("id", TAGGED, "order_id", "tag", "name"),
                                            List.of()))),
                    new Relationship("home_store", "store", new Join.ByTrait("store", "name"), List.of())));

    private static final Semantics EACH_COUNTS = Semantics.DEFAULT.with(RepeatedKeys.EACH_COUNTS);

    private final Map<String, EntityTable.Builder> tables = new LinkedHashMap<>();
    private final Map<String, Value> traitsOfAna = new LinkedHashMap<>();
    private final List<String> emailsOfAna = new ArrayList<>(List.of("ana@x"));
    private Semantics semantics = Semantics.DEFAULT;

    Shop() {
        GRAPH.tables().forEach((slug, entity) -> tables.put(slug, new EntityTable.Builder(entity, EACH_COUNTS)));
    }

    /** Adds a row: {@code column=value} for each cell that is not null. */
    Shop row(String slug, String... cells) {
        EntityTable.Builder table = tables.getOrDefault(slug, new EntityTable.Builder(ORDER, EACH_COUNTS));
        List<String> names = List.copyOf(GRAPH.tables().get(slug).columns().keySet());
        for (String cell : cells) {
            String[] parts = cell.split("=", 2);
            if (!table.set(names.indexOf(parts[0]), parts[1])) {
                throw new IllegalArgumentException(cell);
            }
        }
        if (table.endRow() != EntityTable.KeyProblem.NONE) {
            throw new IllegalArgumentException("the key of " + List.of(cells));
        }
        return this;
    }

    Shop trait(String name, Value value) {
        traitsOfAna.put(name, value);
        return this;
    }

    Shop email(String email) {
        emailsOfAna.add(email);
        return this;
    }

    Shop choose(Option option) {
        semantics = semantics.with(option);
        return this;
    }

    /** How many rows each of the two has: {@code entity('orders')} with the condition given. */
    List<Long> counts(String chain) {
        Map<String, EntityTable> built = new LinkedHashMap<>();
        tables.forEach((slug, builder) -> built.put(slug, builder.build()));
        Entities entities = new Entities(
                GRAPH,
                built,
                (profile, type) -> !type.equals("email") ? List.of() : profile == ANA ? emailsOfAna : List.of("ben@x"));
        Query query = read(chain + " >= 1");
        if (!GraphCheck.findings(query, GRAPH, new Source("-q", chain), semantics)
                .isEmpty()) {
            throw new IllegalArgumentException(chain);
        }
        Chain read = EntityChains.of(query).get(0);
        ProfileColumn counts = new EntityCounts(
                        entities,
                        2,
                        name -> new ProfileColumn(
                                new int[] {traitsOfAna.containsKey(name) ? 1 : 0, 0},
                                1,
                                code -> traitsOfAna.getOrDefault(name, Value.ABSENT)),
                        NOW,
                        semantics)
                .of(read);
        return List.of(
                counts.value(ANA).number().orElseThrow().longValueExact(),
                counts.value(BEN).number().orElseThrow().longValueExact());
    }

    static Query read(String audience) {
        var reading = QueryReader.read(new Source("-q", audience), Kind.AUDIENCE, Level.LINKED, Acceptance.STRICT);
        return reading.query().orElseThrow(() -> new IllegalArgumentException(audience + reading.diagnostics()));
    }

    static List<Diagnostic> findings(String audience) {
        return findings(audience, Semantics.DEFAULT);
    }

    static List<Diagnostic> findings(String audience, Semantics semantics) {
        return GraphCheck.findings(read(audience), GRAPH, new Source("-q", audience), semantics);
    }

    private static Map<String, ColumnType> columns(String... declared) {
        Map<String, ColumnType> columns = new LinkedHashMap<>();
        for (String column : declared) {
            String[] parts = column.split(" ");
            columns.put(parts[0], ColumnType.valueOf(parts[1]));
        }
        return columns;
    }
}
