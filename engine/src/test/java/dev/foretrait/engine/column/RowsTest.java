package dev.foretrait.engine.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Selections word by word are what they are row by row. */
class RowsTest {

    @Property(tries = 300)
    void rowsPrecedeWhatIsSelectedBehindThemInTheirStretch(
            @ForAll @IntRange(min = 1, max = 300) int size,
            @ForAll @IntRange(min = 1, max = 150) int rowsOfStretch,
            @ForAll @IntRange(min = 1, max = 150) int rowsOfSelected,
            @ForAll Random random) {
        Rows beginnings = oneOf(rowsOfStretch, size, random);
        Rows selected = oneOf(rowsOfSelected, size, random);
        assertThat(selected.preceding(beginnings).toArray())
                .isEqualTo(IntStream.range(0, size)
                        .filter(row ->
                                selected.next(row + 1, beginnings.next(row + 1, size)) < beginnings.next(row + 1, size))
                        .toArray());
    }

    private static Rows oneOf(int rows, int size, Random random) {
        Rows some = Rows.none(size);
        IntStream.range(0, size).filter(row -> random.nextInt(rows) == 0).forEach(some::add);
        return some;
    }
}
