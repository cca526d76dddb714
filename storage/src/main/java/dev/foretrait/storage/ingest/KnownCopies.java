package dev.foretrait.storage.ingest;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the rows of closed blocks. Twenty-four bytes a row are much where there are millions, and copies mostly come soon
 * after each other: the blocks used least recently are forgotten, and read again but for their lines.
 */
final class KnownCopies {

    private final long mostRows;
    private final Map<Integer, Copies> recent = new LinkedHashMap<>(16, 0.75f, true);
    private long rows;

    /**
     * @param mostRows of how many rows at most all is kept
     */
    KnownCopies(long mostRows) {
        this.mostRows = mostRows;
    }

    @Nullable
    Copies of(int block) {
        return recent.get(block);
    }

    void put(int block, Copies copies) {
        recent.put(block, copies);
        rows += copies.fingerprints().length;
        Iterator<Copies> eldest = recent.values().iterator();
        while (rows > mostRows) {
            rows -= eldest.next().fingerprints().length;
            eldest.remove();
        }
    }
}
