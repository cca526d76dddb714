package dev.foretrait.storage.ingest;

import dev.foretrait.storage.ingest.Copies.FileRun;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the rows of closed blocks. Twelve bytes a row are much where there are millions, and copies mostly come soon
 * after each other: of the blocks used least recently only the files are kept, the rest can be read again.
 */
final class KnownCopies {

    private final long mostRows;
    private final Map<Integer, Copies> recent = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Integer, List<FileRun>> files = new HashMap<>();
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

    /** Which file the rows of a block are of; nothing if an earlier import stored it. */
    List<FileRun> filesOf(int block) {
        return files.getOrDefault(block, List.of());
    }

    void put(int block, Copies copies) {
        recent.put(block, copies);
        if (!copies.files().isEmpty()) {
            files.put(block, copies.files());
        }
        rows += copies.fingerprints().length;
        Iterator<Copies> eldest = recent.values().iterator();
        while (rows > mostRows) {
            rows -= eldest.next().fingerprints().length;
            eldest.remove();
        }
    }
}
