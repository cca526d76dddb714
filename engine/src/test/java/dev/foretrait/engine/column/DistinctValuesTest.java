package dev.foretrait.engine.column;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.event.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class DistinctValuesTest {

    private static final List<Value> SOME = List.of(
            Value.ABSENT, Value.of(""), Value.of("1"), new Value.Number("1"), new Value.Number("1.0"), Value.of(true));

    @Property
    void equalValuesOfAnyDictionariesHaveOneNumber(
            @ForAll @Size(max = 4) List<@Size(max = 400) List<@IntRange(max = 1_000) Integer>> columns) {
        DistinctValues distinct = new DistinctValues();
        DistinctValues manyAtOnce = new DistinctValues();
        List<Value> expected = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        for (List<Integer> picked : columns) {
            ColumnBuilder builder = new ColumnBuilder();
            for (int row = 0; row < picked.size(); row++) {
                int pick = picked.get(row);
                builder.value(row, pick < SOME.size() ? SOME.get(pick) : Value.of("value " + pick));
            }
            Dictionary dictionary = builder.build(picked.size()).dictionary();
            for (int code = 1; code <= dictionary.size(); code++) {
                expected.add(dictionary.value(code));
                numbers.add(distinct.numberOf(dictionary, code));
            }
            assertThat(numbersOfAll(dictionary, manyAtOnce))
                    .isEqualTo(numbers.subList(numbers.size() - dictionary.size(), numbers.size()));
        }
        List<Value> each = new ArrayList<>(new LinkedHashSet<>(expected));
        assertThat(distinct.size()).isEqualTo(each.size());
        assertThat(numbers).isEqualTo(expected.stream().map(each::indexOf).toList());
    }

    private static List<Integer> numbersOfAll(Dictionary dictionary, DistinctValues distinct) {
        int[] codes = IntStream.rangeClosed(1, dictionary.size()).toArray();
        long[] hashes = new long[dictionary.size() + 1];
        for (int code : codes) {
            hashes[code] = dictionary.hash(code);
        }
        int[] numbers = new int[hashes.length];
        distinct.numbersOf(dictionary, codes, hashes, numbers);
        return Arrays.stream(numbers).skip(1).boxed().toList();
    }
}
