package dev.foretrait.storage.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeenIdsTest {

    @Test
    void everyIdIsFoundWhereItWasPutLast() {
        SeenIds ids = new SeenIds();
        int count = 200_000;
        for (int id = 0; id < count; id++) {
            assertThat(find(ids, id)).isEqualTo(SeenIds.NOWHERE);
            ids.put(SeenIds.place(id / 1_000, id % 1_000));
        }
        for (int id = 0; id < count; id += 2) {
            find(ids, id);
            ids.put(SeenIds.place(7, id));
        }
        for (int id = 0; id < count; id++) {
            long place = find(ids, id);
            assertThat(SeenIds.block(place)).isEqualTo(id % 2 == 0 ? 7 : id / 1_000);
            assertThat(SeenIds.row(place)).isEqualTo(id % 2 == 0 ? id : id % 1_000);
        }
    }

    private static long find(SeenIds ids, int id) {
        char[] text = ("message-" + id).toCharArray();
        return ids.find(text, 0, text.length);
    }
}
