package dev.foretrait.storage.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.storage.ingest.Copies.FileRun;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownCopiesTest {

    private final KnownCopies known = new KnownCopies(25);

    @Test
    void theBlocksUsedLastStayAndOfTheOthersTheFiles() {
        known.put(1, copies("a.ndjson"));
        known.put(2, copies("b.ndjson"));
        assertThat(known.of(1)).isNotNull();
        known.put(3, copies("c.ndjson"));
        assertThat(known.of(1)).isNotNull();
        assertThat(known.of(2)).isNull();
        assertThat(known.of(3)).isNotNull();
        assertThat(known.filesOf(2)).containsExactly(new FileRun(0, "b.ndjson"));
        assertThat(known.filesOf(4)).isEmpty();
    }

    private static Copies copies(String file) {
        return new Copies(new long[10], new int[10], List.of(new FileRun(0, file)));
    }
}
