package dev.foretrait.engine.column;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.event.Value;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class LikelyTextsTest {

    private static final List<String> TEXTS = List.of(
            "",
            "ana",
            "Ana",
            " ana\t",
            "ben",
            "anna",
            "\u212Aim",
            "kim",
            "a\u212Aim",
            "akim",
            "\u2003ben",
            "ünal",
            "12",
            "0a8c1c1e-3f0b-4f6f-9a52-1f2f3a4b5c6d",
            "0A8C1C1E-3F0B-4F6F-9A52-1F2F3A4B5C6D",
            "CA0a8c1c1e3f0b4f6f9a521f2f3a4b5c6d",
            "2026-01-15T12:00:00.000Z",
            "true");

    private static final List<Value> VALUES = Stream.concat(
                    TEXTS.stream().map(Value::of),
                    Stream.of(
                            Value.of(12),
                            Value.of(true),
                            new Value.Number("1.5"),
                            new Value.Array(List.of(Value.of("ana")))))
            .toList();

    @Property(tries = 500)
    void everyValueWhoseTextIsWantedIsFound(
            @ForAll("values") @Size(max = 20) List<Value> values, @ForAll("wanted") @Size(max = 3) Set<String> wanted) {
        Dictionary dictionary = dictionary(values);
        BitSet likely = new LikelyTexts(wanted).in(dictionary);
        assertThat(likely.length() - 1).isLessThanOrEqualTo(dictionary.size());
        assertThat(IntStream.rangeClosed(1, dictionary.size())
                        .filter(code ->
                                wanted.contains(folded(dictionary.value(code).string()))))
                .allMatch(likely::get);
    }

    @Example
    void mostOthersAreNot() {
        Dictionary dictionary = dictionary(VALUES);
        BitSet likely = new LikelyTexts(Set.of("anna")).in(dictionary);
        assertThat(likely.stream().mapToObj(code -> dictionary.value(code).string()))
                .contains("anna", "1.5", "[\"ana\"]")
                .doesNotContain("akim", "CA0a8c1c1e3f0b4f6f9a521f2f3a4b5c6d");
    }

    @Provide
    Arbitrary<List<Value>> values() {
        return Arbitraries.of(VALUES).list();
    }

    @Provide
    Arbitrary<Set<String>> wanted() {
        List<String> folded = TEXTS.stream().map(LikelyTextsTest::folded).toList();
        return Arbitraries.of(folded).set();
    }

    private static String folded(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    private static Dictionary dictionary(List<Value> values) {
        ColumnBuilder column = new ColumnBuilder();
        for (int row = 0; row < values.size(); row++) {
            column.value(row, values.get(row));
        }
        return column.build(values.size()).dictionary();
    }
}
