package dev.foretrait.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.evaluate.Distribution.Share;
import dev.foretrait.engine.event.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DistributionTest {

    @Test
    void theCommonestAreTheFirstOfAll() {
        Random random = new Random(3);
        Map<Value, Integer> profiles = new HashMap<>();
        for (int number = 0; number < 500; number++) {
            profiles.put(Value.of("text " + number), 1 + random.nextInt(20));
        }
        Distribution distribution = new Distribution(profiles);
        assertThat(distribution.size()).isEqualTo(500);
        for (int most : new int[] {0, 1, 6, 499, 500, 501}) {
            assertThat(distribution.commonest(most))
                    .isEqualTo(distribution.all().subList(0, Math.min(most, distribution.size())));
        }
    }

    @Test
    void equallyCommonValuesComeInTheOrderOfTheirText() {
        Distribution distribution = new Distribution(Map.of(
                Value.of("b"),
                2,
                Value.of("\uD83D\uDE00"),
                2,
                Value.of("\uFF21"),
                2,
                Value.of("a"),
                1,
                Value.of(10),
                2));
        assertThat(distribution.all())
                .extracting(share -> share.value().string())
                .containsExactly("10", "b", "\uFF21", "\uD83D\uDE00", "a");
    }

    @Test
    void numbersAscendByWhatTheyCountAs() {
        Distribution distribution = new Distribution(Map.of(
                Value.of(10),
                1,
                Value.of(9),
                2,
                new Value.Number("9.0"),
                3,
                Value.of("8"),
                4,
                new Value.Number("-1e2"),
                5,
                new Value.Number("1e999"),
                6));
        assertThat(distribution.numbers())
                .containsExactly(
                        new Share(new Value.Number("-1e2"), 5),
                        new Share(Value.of(9), 2),
                        new Share(new Value.Number("9.0"), 3),
                        new Share(Value.of(10), 1));
    }

    @Test
    void listsAreSeenAsWhatTheyHold() {
        Distribution distribution = new Distribution(Map.of(
                new Value.Array(List.of(Value.of("a"), Value.of("b"))),
                2,
                new Value.Array(List.of(Value.of("b"))),
                3,
                Value.of("a"),
                1));
        assertThat(distribution.ofElements().all())
                .containsExactly(new Share(Value.of("b"), 5), new Share(Value.of("a"), 3));
        Distribution withoutLists = new Distribution(Map.of(Value.of("a"), 1));
        assertThat(withoutLists.ofElements()).isSameAs(withoutLists);
    }
}
