package dev.foretrait.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class TextsTest {

    private record Key(int group, String text) {}

    @Property
    void everyTextIsFoundUnderItsNumberInItsGroupAlone(
            @ForAll @Size(max = 50) List<@StringLength(max = 300) String> some,
            @ForAll @IntRange(min = 1, max = 4) int groups,
            @ForAll @IntRange(min = 1, max = 200) int apart) {
        Texts texts = new Texts();
        Map<Key, Integer> numbers = new LinkedHashMap<>();
        for (int at = 0; at < some.size(); at++) {
            Key key = new Key(at % groups * apart, some.get(at));
            assertThat(texts.find(key.group(), key.text())).isEqualTo(numbers.getOrDefault(key, Texts.NONE));
            numbers.putIfAbsent(key, texts.size());
            assertThat(texts.numberOf(key.group(), key.text())).isEqualTo(numbers.get(key));
        }
        assertThat(new ArrayList<>(numbers.values())).isSorted().hasSize(texts.size());
        numbers.forEach((key, number) -> {
            assertThat(texts.text(number)).isEqualTo(key.text());
            assertThat(texts.group(number)).isEqualTo(key.group());
        });
    }

    @Test
    void manyTextsAndLongOnesAreKept() {
        Texts texts = new Texts();
        for (int number = 0; number < 100_000; number++) {
            texts.numberOf(number % 3, "person-" + number);
        }
        String longer = "\uD83D".repeat(700_000);
        assertThat(texts.numberOf(2, longer)).isEqualTo(100_000);
        assertThat(texts.numberOf(2, "behind it")).isEqualTo(100_001);
        assertThat(texts.find(1, "person-99997")).isEqualTo(99_997);
        assertThat(texts.find(1, "person-99998")).isEqualTo(Texts.NONE);
        assertThat(texts.text(100_000)).isEqualTo(longer);
        assertThat(texts.text(texts.find(2, "behind it"))).isEqualTo("behind it");
    }

    @Test
    void textsAreKeptWhereTheirLengthOrGroupTakesMoreThanAByte() {
        Texts texts = new Texts();
        List<Key> keys = new ArrayList<>();
        for (int group : new int[] {0, 126, 127, 128, 129, 255, 256, 70_000}) {
            for (int length : new int[] {0, 1, 127, 128, 254, 255, 256, 257, 70_000}) {
                keys.add(new Key(group, "x".repeat(length)));
                keys.add(new Key(group, "\u00FF".repeat(length) + "\u0100"));
            }
        }
        keys.forEach(key -> texts.numberOf(key.group(), key.text()));
        for (int number = 0; number < keys.size(); number++) {
            Key key = keys.get(number);
            assertThat(texts.find(key.group(), key.text())).isEqualTo(number);
            assertThat(texts.group(number)).isEqualTo(key.group());
            assertThat(texts.text(number)).isEqualTo(key.text());
        }
    }

    @Test
    void whatLetGoOfItsTableMakesItAnewWhenATextIsLookedFor() {
        for (int count : new int[] {0, 1, 1023, 1536, 1537, 2047, 5000}) {
            Texts texts = new Texts();
            for (int number = 0; number < count; number++) {
                texts.numberOf(number % 3, "person-" + number);
            }
            texts.forgetTable();
            assertThat(texts.find(0, "nobody")).isEqualTo(Texts.NONE);
            for (int number = 0; number < count; number++) {
                assertThat(texts.numberOf(number % 3, "person-" + number)).isEqualTo(number);
            }
            texts.forgetTable();
            assertThat(texts.numberOf(1, "one more")).isEqualTo(count);
            assertThat(texts.text(texts.find(1, "one more"))).isEqualTo("one more");
        }
    }
}
