package dev.foretrait.storage.block;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Writes what the slots of blocks hold, in parts. Those of small blocks are gathered and written together. */
final class PartWriter {

    /** What a byte value may hold: H2 writes and reads values of this size fastest, and larger ones waste its pages. */
    private static final int PART_BYTES = 256 << 10;

    /**
     * How many bytes are handed to H2 before it is told to write them down, which other threads do. Left to itself it gathers more, and
     * beyond 4 MB it has no buffer ready: it makes one larger and larger, and copies what is there each time.
     */
    private static final int MOST_PENDING = 3 << 20;

    private final Jdbi jdbi;
    private final Runnable writing;
    private final Map<Long, byte[]> gathered = new LinkedHashMap<>();
    private int pending;

    /**
     * @param writing begins to write what was committed so far
     */
    PartWriter(Jdbi jdbi, Runnable writing) {
        this.jdbi = jdbi;
        this.writing = writing;
    }

    /** Adds the slots of a block. When there are enough bytes, they are written and committed by themselves. */
    void add(int block, Map<Integer, byte[]> slots) {
        slots.forEach((slot, bytes) -> {
            for (int part = 0; part == 0 || part * PART_BYTES < bytes.length; part++) {
                int from = part * PART_BYTES;
                int to = Math.min(bytes.length, from + PART_BYTES);
                gathered.put(
                        PartKey.of(block, slot, part),
                        from == 0 && to == bytes.length ? bytes : Arrays.copyOfRange(bytes, from, to));
                pending += to - from;
                if (pending >= MOST_PENDING) {
                    jdbi.useTransaction(this::writeGathered);
                    writing.run();
                }
            }
        });
    }

    /** Writes the slots that are left. */
    void writeGathered(Handle handle) {
        if (!gathered.isEmpty()) {
            PreparedBatch batch = handle.prepareBatch("INSERT INTO block_part (id, bytes) VALUES (?, ?)");
            gathered.forEach(batch::add);
            batch.execute();
            clear();
        }
    }

    /** Forgets the slots that are left. */
    void clear() {
        gathered.clear();
        pending = 0;
    }
}
