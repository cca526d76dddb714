package dev.foretrait.storage.block;

import java.util.Arrays;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Writes what the slots of blocks hold, in parts. */
final class PartWriter {

    /** What a byte value may hold: H2 writes and reads values of this size fastest, and larger ones waste its pages. */
    private static final int PART_BYTES = 256 << 10;

    /**
     * How many bytes are handed to H2 before it is told to write them down. Left to itself it gathers more, and beyond 4 MB it
     * has no buffer ready: it makes one larger and larger, and copies what is there each time.
     */
    private static final int MOST_PENDING = 3 << 20;

    private final Jdbi jdbi;
    private int pending;

    PartWriter(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Writes and commits the slots of a block. */
    void write(int block, Map<Integer, byte[]> slots) {
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch("INSERT INTO block_part (id, bytes) VALUES (?, ?)");
            slots.forEach((slot, bytes) -> {
                for (int part = 0; part == 0 || part * PART_BYTES < bytes.length; part++) {
                    int from = part * PART_BYTES;
                    int to = Math.min(bytes.length, from + PART_BYTES);
                    batch.add(
                            PartKey.of(block, slot, part),
                            from == 0 && to == bytes.length ? bytes : Arrays.copyOfRange(bytes, from, to));
                    pending += to - from;
                    if (pending >= MOST_PENDING) {
                        handle.useTransaction(transaction -> batch.execute());
                        handle.execute("CHECKPOINT");
                        pending = 0;
                    }
                }
            });
            handle.useTransaction(transaction -> batch.execute());
        });
    }
}
