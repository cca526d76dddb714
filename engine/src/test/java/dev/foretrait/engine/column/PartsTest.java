package dev.foretrait.engine.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PartsTest {

    @Test
    void partsWithoutThingsHaveNone() {
        int[] before = {0, 0, 2, 2, 2, 5, 5};
        assertThat(IntStream.range(0, 5).map(number -> Parts.of(before, number)))
                .containsExactly(1, 1, 4, 4, 4);
    }

    @Test
    void roomForMorePartsIsNotLookedAt() {
        assertThat(IntStream.range(0, 3).map(number -> Parts.of(new int[] {0, 1, 3, 0, 0}, 2, number)))
                .containsExactly(0, 1, 1);
    }
}
