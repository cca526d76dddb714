package dev.foretrait.engine.column;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.event.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GatheringTest {

    private static final int PROFILES = 64;
    private static final int STRETCHES = 6;
    private static final int CODES = 5;

    private static final IntFunction<Value> NUMBERS = code -> Value.of(code);
    private static final IntFunction<Value> TEXTS = code -> Value.of("text " + code);

    @Test
    void valuesAreThoseThatWerePutWheneverTheyAreSettled() {
        Random random = new Random(11);
        for (int round = 0; round < 200; round++) {
            Gathering gathering = new Gathering(STRETCHES * PROFILES, STRETCHES);
            List<Value> expected = new ArrayList<>();
            for (int number = 0; number < STRETCHES; number++) {
                ProfileColumn values = stretch(random);
                gathering.put(number, number * PROFILES, values);
                IntStream.range(0, PROFILES).mapToObj(values::value).forEach(expected::add);
                if (random.nextInt(3) == 0) {
                    gathering.settle();
                }
            }
            ProfileColumn whole = gathering.whole();
            assertThat(IntStream.range(0, whole.places()).mapToObj(whole::value))
                    .isEqualTo(expected);
            assertThat(IntStream.range(0, whole.places()).filter(whole.present()::contains))
                    .isEqualTo(IntStream.range(0, whole.places())
                            .filter(profile -> !expected.get(profile).isAbsent())
                            .boxed()
                            .toList());
        }
    }

    @Test
    void equalValuesThatWereSettledHaveOneCode() {
        Gathering gathering = new Gathering(2 * PROFILES, 2);
        for (int number = 0; number < 2; number++) {
            IntFunction<Value> ofItsOwn = code -> Value.of("same");
            gathering.put(number, number * PROFILES, new ProfileColumn(codes(profile -> 1), 1, ofItsOwn));
            gathering.settle();
        }
        assertThat(gathering.whole().codes()).isEqualTo(1);
    }

    @Test
    void countsStayCounts() {
        Gathering gathering = new Gathering(2 * PROFILES, 2);
        for (int number = 0; number < 2; number++) {
            gathering.put(number, number * PROFILES, ProfileColumn.ofCounts(codes(profile -> profile % 3)));
            gathering.settle();
        }
        ProfileColumn whole = gathering.whole();
        assertThat(whole.value(PROFILES)).isEqualTo(Value.of(0));
        assertThat(whole.value(PROFILES + 2)).isEqualTo(Value.of(2));
        assertThat(whole.present().count()).isEqualTo(2 * PROFILES);
        assertThat(whole.notZero().contains(PROFILES)).isFalse();
    }

    /** Values of one of two kinds, or of a kind of their own, or none. */
    private static ProfileColumn stretch(Random random) {
        int[] codes = codes(profile -> random.nextInt(CODES + 1));
        int number = random.nextInt();
        return switch (random.nextInt(4)) {
            case 0 -> ProfileColumn.missing(PROFILES);
            case 1 -> new ProfileColumn(codes, CODES, code -> Value.of(number + "-" + code));
            case 2 -> new ProfileColumn(codes, CODES, NUMBERS);
            default -> new ProfileColumn(codes, CODES, TEXTS);
        };
    }

    private static int[] codes(IntUnaryOperator ofProfile) {
        return IntStream.range(0, PROFILES).map(ofProfile).toArray();
    }
}
