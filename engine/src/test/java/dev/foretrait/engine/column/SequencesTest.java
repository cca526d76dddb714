package dev.foretrait.engine.column;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.semantics.NameCase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SequencesTest {

    private static final List<String> KEYS = List.of("sku", "Sku", "products", "11111111-2222-3333-4444-555555555555");

    private static final List<Value> LEAVES = List.of(
            Value.ABSENT,
            Value.of(""),
            Value.of("S7"),
            Value.of(7),
            new Value.Number("7.0"),
            Value.of(false),
            Value.of("2026-01-01T00:00:00.000Z"));

    private static final List<String> PATHS = List.of(
            "$", "sku", "$.sku", "$.products.$.sku", "$.$", "products.$", "$.11111111-2222-3333-4444-555555555555");

    @Property(tries = 300)
    void aPathLeadsWhereAWalkThroughValuesLeads(
            @ForAll Random random, @ForAll @IntRange(max = 40) int rows, @ForAll NameCase names) {
        ColumnBuilder builder = new ColumnBuilder();
        for (int row = 0; row < rows; row++) {
            builder.value(row, tree(random, 4));
        }
        Column column = builder.build(rows);
        for (String text : PATHS) {
            PropertyPath path = PropertyPath.parse(text);
            Walk walk = new Walk(column, path, names);
            Unfolded unfolded = new Unfolded(column, Sequences.of(column, path, names));
            for (int code = 0; code <= column.codes(); code++) {
                assertThat(unfolded.values(code)).as(text).isEqualTo(walk.values(code));
                assertThat(unfolded.isEmpty(code)).isEqualTo(walk.isEmpty(code));
            }
        }
    }

    @Property(tries = 100)
    void aCodeIsMarkedIfOneOfItsElementsIs(@ForAll Random random, @ForAll @IntRange(max = 40) int rows) {
        ColumnBuilder builder = new ColumnBuilder();
        for (int row = 0; row < rows; row++) {
            builder.value(row, tree(random, 3));
        }
        Column column = builder.build(rows);
        Sequences sequences = Sequences.of(column, PropertyPath.parse("$"), NameCase.MATTERS);
        byte[] marks = new byte[sequences.elements().codes() + 1];
        for (int code = 1; code < marks.length; code++) {
            marks[code] = (byte) (sequences.elements().values(code).contains(Value.of("S7")) ? 1 : 0);
        }
        byte[] some = sequences.withSome(marks);
        for (int code = 0; code <= column.codes(); code++) {
            assertThat(some[code] == 1).isEqualTo(sequences.values(code).contains(Value.of("S7")));
        }
    }

    private static Value tree(Random random, int depth) {
        int kind = depth == 0 ? 0 : random.nextInt(3);
        if (kind == 0) {
            return LEAVES.get(random.nextInt(LEAVES.size()));
        }
        if (kind == 1) {
            return new Value.Array(Stream.generate(() -> tree(random, depth - 1))
                    .limit(random.nextInt(4))
                    .toList());
        }
        Map<String, Value> fields = new LinkedHashMap<>();
        IntStream.range(0, random.nextInt(4))
                .forEach(at -> fields.put(KEYS.get(random.nextInt(KEYS.size())), tree(random, depth - 1)));
        return new Value.Object(fields);
    }
}
