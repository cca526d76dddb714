package dev.foretrait.storage.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.storage.block.FileRuns;
import org.junit.jupiter.api.Test;

class KnownCopiesTest {

    private final KnownCopies known = new KnownCopies(25);

    @Test
    void theBlocksUsedLastStay() {
        known.put(1, copies());
        known.put(2, copies());
        assertThat(known.of(1)).isNotNull();
        known.put(3, copies());
        assertThat(known.of(1)).isNotNull();
        assertThat(known.of(2)).isNull();
        assertThat(known.of(3)).isNotNull();
    }

    private static Copies copies() {
        return new Copies(new long[10], new long[10], new int[10], new int[10], new FileRuns());
    }
}
