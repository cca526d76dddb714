package dev.foretrait.storage.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.column.Hash;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SeenIdsTest {

    private static final int COUNT = 200_000;

    private final SeenIds ids = new SeenIds();

    @Test
    void everyIdIsFoundWhereItWasPutLast() {
        for (int id = 0; id < COUNT; id++) {
            assertThat(find(id)).isEqualTo(SeenIds.NOWHERE);
            put(id, SeenIds.place(id / 1_000, id % 1_000));
        }
        for (int id = 0; id < COUNT; id += 2) {
            put(id, SeenIds.place(7, id / 10));
        }
        for (int id = 0; id < COUNT; id++) {
            long place = find(id);
            assertThat(SeenIds.block(place)).isEqualTo(id % 2 == 0 ? 7 : id / 1_000);
            assertThat(SeenIds.row(place)).isEqualTo(id % 2 == 0 ? id / 10 : id % 1_000);
        }
    }

    @Test
    void theFirstAndTheLastPlaceThatThereCanBeAreKept() {
        long last = SeenIds.place((1 << 25) - 2, (1 << 15) - 1);
        put(1, SeenIds.place(0, 0));
        put(2, last);
        assertThat(find(1)).isZero();
        assertThat(find(2)).isEqualTo(last);
        assertThat(SeenIds.block(last)).isEqualTo((1 << 25) - 2);
        assertThat(SeenIds.row(last)).isEqualTo((1 << 15) - 1);
    }

    private long find(int id) {
        return ids.find(first(id), second(id));
    }

    private void put(int id, long place) {
        ids.put(first(id), second(id), place);
    }

    private static long first(int id) {
        byte[] text = ("message-" + id).getBytes(StandardCharsets.UTF_8);
        return Hash.of(text, 0, text.length);
    }

    private static long second(int id) {
        byte[] text = ("message-" + id).getBytes(StandardCharsets.UTF_8);
        return Hash.other(text, 0, text.length);
    }
}
