package dev.foretrait.storage.ingest;

import dev.foretrait.storage.block.ArrivingBlock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongSupplier;

/** One import: keeps account of what was taken in, tells how far it is, and commits from time to time. */
final class ImportRun {

    private final Deduplication deduplication;
    private final BlockWriter writer;
    private final ImportProgress progress;
    private final long size;
    private final int commitEvery;

    private final Map<String, FileProgress> reached = new HashMap<>();
    private LongSupplier bytesRead = () -> 0;
    private long messages;
    private long committed;

    /**
     * @param size how many bytes there are to read, as they lie on disk
     */
    ImportRun(Deduplication deduplication, BlockWriter writer, ImportProgress progress, long size, int commitEvery) {
        this.deduplication = deduplication;
        this.writer = writer;
        this.progress = progress;
        this.size = size;
        this.commitEvery = commitEvery;
    }

    /** Where it is known how many bytes were read so far. */
    void follow(LongSupplier bytes) {
        bytesRead = bytes;
    }

    /** That file is in the blocks up to there. */
    void reached(String file, FileProgress upTo) {
        reached.put(file, upTo);
    }

    /** So many messages or lines of that file have been taken or rejected, and handed over to be written. */
    void taken(String file, long more) {
        messages += more;
        if (messages - committed >= commitEvery) {
            commit();
        }
        progress.advanced(file, bytesRead.getAsLong(), size, messages);
    }

    /** Commits the rest, and tells whoever follows the import. */
    ImportReport end(Follower follower) {
        List<ArrivingBlock> arriving = new ArrayList<>();
        writer.write(handle -> arriving.addAll(deduplication.arriving()));
        CountDownLatch built = writer.mark();
        commit();
        CountDownLatch committed = writer.mark();
        writer.write(handle -> follower.committed());
        writer.await(built);
        if (!arriving.isEmpty()) {
            follower.arriving(arriving);
        }
        writer.await(committed);
        arriving.forEach(ArrivingBlock::settle);
        writer.drain();
        return deduplication.tally.report();
    }

    private void commit() {
        committed = messages;
        Map<String, FileProgress> files = Map.copyOf(reached);
        reached.clear();
        writer.write(handle -> {
            deduplication.flush(handle);
            ImportState.save(handle, files);
        });
        writer.commit();
    }
}
