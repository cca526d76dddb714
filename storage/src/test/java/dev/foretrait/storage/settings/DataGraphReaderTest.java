package dev.foretrait.storage.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.entity.ColumnType;
import dev.foretrait.engine.entity.Entity;
import dev.foretrait.engine.entity.Join;
import dev.foretrait.engine.entity.Relationship;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataGraphReaderTest {

    private static final String GRAPH = """
            name: Garage
            data_graph:
              entities:
                order: { file: orders.csv, primary_key: id, columns: { id: STRING, email: STRING, total: NUMBER } }
                item: { file: items.ndjson, primary_key: sku, columns: { sku: STRING, order_id: STRING } }
              relationships:
                orders:
                  related_entity: order
                  external_id: { type: email, join_key: email }
                  relationships:
                    order-items: { related_entity: item, join_on: item.order_id = order.id }
                favourite:
                  related_entity: item
                  trait: { name: favourite_sku, join_key: sku }
            """;

    /** U-80. */
    @Test
    void aGraphIsReadInSegmentsWords() {
        DataGraphSettings settings =
                read(GRAPH).settings().orElseThrow().dataGraph().orElseThrow();

        assertThat(settings.files()).isEqualTo(Map.of("order", "orders.csv", "item", "items.ndjson"));
        assertThat(settings.graph().entities().get("item"))
                .isEqualTo(new Entity("item", "sku", Map.of("sku", ColumnType.STRING, "order_id", ColumnType.STRING)));
        assertThat(settings.graph().relationships())
                .containsExactly(
                        new Relationship(
                                "orders",
                                "order",
                                new Join.ByExternalId("email", "email"),
                                List.of(new Relationship(
                                        "order-items", "item", new Join.ByColumn("id", "order_id"), List.of()))),
                        new Relationship("favourite", "item", new Join.ByTrait("favourite_sku", "sku"), List.of()));
    }

    private static final String JUNCTION = GRAPH.replace("join_on: item.order_id = order.id", """
            junction_table: {
                          file: order_items.csv, primary_key: id,
                          columns: { id: NUMBER, of_order: STRING, sku: STRING },
                          left_join_on: order.id = of_order, right_join_on: sku = item.sku }""");

    @Test
    void aJunctionTableIsReadInSegmentsWords() {
        DataGraphSettings settings =
                read(JUNCTION).settings().orElseThrow().dataGraph().orElseThrow();

        Map<String, ColumnType> columns = new LinkedHashMap<>();
        columns.put("id", ColumnType.NUMBER);
        columns.put("of_order", ColumnType.STRING);
        columns.put("sku", ColumnType.STRING);
        Entity junction = new Entity("junction of order-items", "id", columns);
        assertThat(settings.graph().relationship("order-items").orElseThrow().join())
                .isEqualTo(new Join.ByJunction("id", junction, "of_order", "sku", "sku"));
        assertThat(settings.graph().tables()).containsEntry(junction.slug(), junction);
        assertThat(settings.files()).containsEntry(junction.slug(), "order_items.csv");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "order_items.csv | order_items | 'order_items' is no table",
                "items.csv, primary_key: id | items.csv, primary_key: it | 'junction of order-items' has no column 'it'",
                "order.id = of_order | of_order = order.id | ",
                "order.id = of_order | order.id = order_id | 'junction_table' has no column 'order_id'",
                "order.id = of_order | order.no = of_order | 'order' has no column 'no'",
                "order.id = of_order | of_order | 'of_order' joins not 'order' with the junction table",
                "order.id = of_order | item.sku = sku | 'item.sku = sku' joins not 'order' with the junction table",
                "order.id = of_order | order.id = id | 'id' is a STRING and 'id' is a NUMBER",
                "sku = item.sku | sku = order.id | 'sku = order.id' joins not 'item' with the junction table",
                "right_join_on | right | there is no field 'right' here",
                "junction_table: { | join_on: order.id = item.order_id, junction_table: { | a relationship of an entity has either join_on: order.column = item.column or a 'junction_table'"
            })
    void aJunctionTableThatDoesNotFitIsRefusedInItsPlace(String written, String instead, String message) {
        SettingsReading reading = read(JUNCTION.replaceFirst(Pattern.quote(written), instead));

        if (message == null) {
            assertThat(reading.findings()).isEmpty();
        } else {
            assertThat(reading.settings()).isEmpty();
            assertThat(reading.findings()).extracting(Diagnostic::message).contains(message);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "total: NUMBER | total: Number | there is no type 'Number'",
                "primary_key: sku | primary_key: skv | 'item' has no column 'skv'",
                "orders.csv | orders.xlsx | 'orders.xlsx' is no table",
                "order: { file | Order: { file | 'Order' is no slug",
                "related_entity: order | related_entity: ordr | there is no entity 'ordr'",
                "join_key: email | join_key: mail | 'order' has no column 'mail'",
                "item.order_id = order.id | item.order_id = shop.id | 'item.order_id = shop.id' joins not these two",
                "item.order_id = order.id | item.id = order.id | 'item' has no column 'id'",
                "= order.id | = order.total | 'total' is a NUMBER and 'order_id' is a STRING",
                "favourite: | order-items: | another relationship is called 'order-items'",
                "join_on: item.order_id = order.id | trait: { name: a, join_key: sku } | this relationship begins at 'order', and not at the profile",
                "file: orders.csv, | x: y, | there is no field 'x' here"
            })
    void whatDoesNotFitIsRefusedInItsPlace(String written, String instead, String message) {
        SettingsReading reading = read(GRAPH.replaceFirst(Pattern.quote(written), instead));

        assertThat(reading.settings()).isEmpty();
        assertThat(reading.findings()).extracting(Diagnostic::message).contains(message);
    }

    @Test
    void aTypeThatIsNearlyOneIsToldSo() {
        Diagnostic finding =
                read(GRAPH.replace("total: NUMBER", "total: Number")).findings().get(0);
        assertThat(finding.hint()).contains("did you mean 'NUMBER'?");
        assertThat(finding.fix()).isPresent();
    }

    @Test
    void relationshipsNestSixDeepAndNoDeeper() {
        assertThat(read(nested(6)).settings()).isPresent();
        assertThat(read(nested(7)).findings())
                .extracting(Diagnostic::message)
                .containsExactly("relationships nest at most 6 deep (L-DEF-8)");
    }

    private static String nested(int depth) {
        StringBuilder yaml = new StringBuilder("""
                name: Deep
                data_graph:
                  entities:
                    a: { file: a.csv, primary_key: id, columns: { id: STRING } }
                  relationships:
                """);
        for (int level = 1; level <= depth; level++) {
            String indent = "    ".repeat(level);
            yaml.append(indent).append("r").append(level).append(":\n");
            yaml.append(indent).append("  related_entity: a\n");
            yaml.append(indent)
                    .append(
                            level == 1
                                    ? "  external_id: { type: user_id, join_key: id }\n"
                                    : "  join_on: a.id = a.id\n");
            if (level < depth) {
                yaml.append(indent).append("  relationships:\n");
            }
        }
        return yaml.toString();
    }

    private static SettingsReading read(String yaml) {
        return SettingsFile.inText(new Source("foretrait.yaml", yaml));
    }
}
