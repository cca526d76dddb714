package dev.foretrait.storage.ingest;

import dev.foretrait.engine.semantics.EqualCopies;
import dev.foretrait.storage.block.BlockMerges;
import dev.foretrait.storage.block.BlockStore;
import java.lang.ref.SoftReference;
import java.util.List;
import java.util.OptionalInt;
import org.jdbi.v3.core.Jdbi;

/**
 * Brings exports into a space. It may be used again and again, by one thread at a time; what it learned about the ids in
 * the space it keeps for the next time.
 *
 * <p>Blocks, rejected lines and how far each file was read are committed together. A process that is killed loses what came
 * after the last commit and finds its place again when the same files are imported; a message that is met twice on the way
 * is recognised by its id.
 */
public final class Importer {

    /** After how many messages the work so far is committed. */
    public static final int COMMIT_EVERY = 250_000;

    private final Jdbi jdbi;
    private final BlockStore store;
    private final ImportOptions options;
    private final int commitEvery;
    private final FreeRoom room;
    private final ImportState state;
    private final BlockMerges merges;

    /** The ids of all messages, for the next import, as long as there is room for them. */
    private SoftReference<SeenIds> seen = new SoftReference<>(null);

    private boolean importedBefore;

    /** The least number that no block has; empty before the first import, and after one that failed. */
    private OptionalInt nextBlock = OptionalInt.empty();

    /**
     * @param commitEvery after how many messages the work so far is committed; {@link #COMMIT_EVERY} but in tests
     * @param room how much of it there is where the database is
     */
    public Importer(Jdbi jdbi, BlockStore store, ImportOptions options, int commitEvery, FreeRoom room) {
        this.jdbi = jdbi;
        this.store = store;
        this.options = options;
        this.commitEvery = commitEvery;
        this.room = room;
        this.state = new ImportState(jdbi);
        this.merges = new BlockMerges(jdbi, store);
    }

    /**
     * Imports sources, one after the other. Everything is committed then; the database writes it to disk within half a second,
     * or when it is told to.
     *
     * @param follower is told how it ends
     * @throws dev.foretrait.storage.StorageException if the space cannot be written; what was committed stays
     */
    public ImportReport importFrom(List<ImportSource> sources, ImportProgress progress, Follower follower) {
        KnownIds ids = knownIds();
        int next = nextNumber();
        Sources waiting = new Sources(sources, state::progressOf);
        SharedWork shared = new SharedWork();
        try (BlockWriter writer = new BlockWriter(jdbi, shared)) {
            OpenBlocks blocks = new OpenBlocks(store, next, room, shared);
            Deduplication deduplication = new Deduplication(
                    store, blocks, ids, state, room, options.semantics().of(EqualCopies.class), waiting.names());
            ImportRun run = new ImportRun(deduplication, writer, progress, waiting.bytes(), commitEvery);
            Lanes.Scanning scanning = (reading, steps) -> new SourceScan(
                    new Intake(deduplication, task -> steps.execute(() -> writer.write(task)), reading, state, options),
                    reading,
                    steps,
                    run);
            int lanes = Math.min(waiting.size(), options.lanes());
            if (lanes > 1) {
                sideBySide(waiting, lanes, scanning, run);
            } else {
                oneAfterTheOther(waiting, scanning, run);
            }
            ImportReport report = run.end(follower);
            seen = new SoftReference<>(ids.ofAll());
            nextBlock = OptionalInt.of(blocks.next());
            return report;
        }
    }

    private static void oneAfterTheOther(Sources sources, Lanes.Scanning scanning, ImportRun run) {
        try (ReadAhead reading = new ReadAhead(sources::next)) {
            run.follow(reading::bytes);
            SourceScan scan = scanning.of(reading, Runnable::run);
            for (ReadAhead.Step step = reading.take(); step instanceof ReadAhead.Start start; step = reading.take()) {
                scan.take(start);
            }
        }
    }

    private static void sideBySide(Sources sources, int count, Lanes.Scanning scanning, ImportRun run) {
        try (Lanes lanes = new Lanes(sources, count, scanning)) {
            run.follow(lanes::bytes);
            lanes.runAll();
        }
    }

    /**
     * Makes large blocks of small ones that have piled up, if there is room on the disk. Blocks that were asked for before can
     * be read all the same.
     */
    public void mergeBlocks() {
        if (room.isThere()) {
            int next = nextNumber();
            SeenIds known = seen.get();
            seen.clear();
            nextBlock = OptionalInt.of(merges.merge(next, (into, superseded) -> {
                if (known != null) {
                    known.addAll(into.number(), into.messageIds(), superseded);
                }
            }));
            seen = new SoftReference<>(known);
        }
    }

    /** Lets go of the ids that were kept for the next import: some 21 bytes a message. */
    public void forgetIds() {
        seen.clear();
    }

    /** The least number that no block has; it is unknown until what is going to happen has gone well. */
    private int nextNumber() {
        int next = nextBlock.isPresent() ? nextBlock.getAsInt() : store.nextNumber();
        nextBlock = OptionalInt.empty();
        return next;
    }

    /** Everything that imports left out, by file and line. */
    public List<Rejected> rejected() {
        return jdbi.withHandle(ImportState::rejected);
    }

    /** Whoever imports once asks for few ids, mostly; who does so again is going to ask for more. */
    private KnownIds knownIds() {
        SeenIds kept = seen.get();
        seen.clear();
        boolean once = !importedBefore;
        importedBefore = true;
        if (kept != null) {
            return KnownIds.of(kept);
        }
        BlockStore.Stored all = store.all();
        StoredIds stored = new StoredIds(all.blocks(), all.superseded());
        return once ? KnownIds.askedFor(stored) : KnownIds.of(stored.all());
    }
}
