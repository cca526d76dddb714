package dev.foretrait.engine.column;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.event.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ColumnCodecTest {

    @Property(tries = 300)
    void everyValueComesBackFromAColumnAndFromItsBytes(@ForAll("cells") List<Cell> cells) {
        Column column = column(cells);
        assertThat(values(column)).isEqualTo(expected(cells));
        assertThat(values(ColumnCodec.decode(ColumnCodec.encode(column)))).isEqualTo(expected(cells));
    }

    @Example
    void codesOfEveryWidthComeBack() {
        for (int distinct : new int[] {1, 2, 3, 4, 15, 16, 255, 256, 1_500, 70_000}) {
            List<Cell> cells = new ArrayList<>();
            for (int row = 0; row < 3 * distinct; row++) {
                cells.add(new Cell(row % 7 != 6, Value.of("v" + row % distinct)));
            }
            Column column = column(cells);
            Column read = ColumnCodec.decode(ColumnCodec.encode(column));
            assertThat(values(read)).as("%d distinct values", distinct).isEqualTo(expected(cells));
            assertThat(read.allCodes()).isEqualTo(column.allCodes());
        }
    }

    @Example
    void markedRowsAreThoseWhoseCodeIsMarked() {
        for (int distinct : new int[] {1, 5, 300, 70_000}) {
            Column column = column(distinct);
            byte[] marks = new byte[column.dictionary().size() + 1];
            for (int code = 0; code < marks.length; code += 3) {
                marks[code] = 1;
            }
            Rows rows = column.rowsMarked(marks);
            for (int row = 0; row < column.rows(); row++) {
                assertThat(rows.contains(row)).isEqualTo(marks[column.code(row)] == 1);
            }
        }
    }

    @Example
    void codesOfSomeRowsAreTheirsAndThatOfNoRowIsNothing() {
        for (int distinct : new int[] {1, 5, 300, 70_000}) {
            Column column = column(distinct);
            int[] some = {column.rows() - 1, -1, 0, 7, Integer.MIN_VALUE, 7, 1};
            int[] codes = new int[some.length + 1];
            column.copyCodesAt(some, some.length, codes);
            assertThat(codes)
                    .as("%d distinct values", distinct)
                    .containsExactly(
                            column.code(column.rows() - 1),
                            0,
                            column.code(0),
                            column.code(7),
                            0,
                            column.code(7),
                            column.code(1),
                            0);
        }
    }

    private static Column column(int distinct) {
        List<Cell> cells = new ArrayList<>();
        for (int row = 0; row < 2 * distinct + 13; row++) {
            cells.add(new Cell(row % 5 != 0, Value.of(row % distinct)));
        }
        return column(cells);
    }

    @Property(tries = 200)
    void timesComeBackFromTheirBytes(@ForAll long[] times) {
        assertThat(TimesCodec.decode(TimesCodec.encode(times))).isEqualTo(times);
    }

    record Cell(boolean present, Value value) {}

    @Provide
    Arbitrary<List<Cell>> cells() {
        Arbitrary<Cell> cell = Combinators.combine(Arbitraries.of(true, true, true, false), AnyValues.nested(3))
                .as(Cell::new);
        return cell.list().ofMaxSize(200);
    }

    private static Column column(List<Cell> cells) {
        ColumnBuilder builder = new ColumnBuilder();
        for (int row = 0; row < cells.size(); row++) {
            if (cells.get(row).present()) {
                builder.value(row, cells.get(row).value());
            }
        }
        return builder.build(cells.size());
    }

    private static List<Map.Entry<Boolean, Value>> values(Column column) {
        List<Map.Entry<Boolean, Value>> values = new ArrayList<>();
        for (int row = 0; row < column.rows(); row++) {
            values.add(Map.entry(column.code(row) != 0, column.dictionary().value(column.code(row))));
        }
        return values;
    }

    private static List<Map.Entry<Boolean, Value>> expected(List<Cell> cells) {
        return cells.stream()
                .map(cell -> Map.entry(cell.present(), cell.present() ? cell.value() : Value.ABSENT))
                .toList();
    }
}
