package dev.foretrait.storage.ingest;

import dev.foretrait.engine.column.BlockBuilder;
import dev.foretrait.engine.column.MessageStream;
import dev.foretrait.engine.event.CodePointOrder;
import dev.foretrait.engine.event.MessageType;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.semantics.EqualCopies;
import dev.foretrait.storage.block.ArrivingBlock;
import dev.foretrait.storage.block.BlockStore;
import dev.foretrait.storage.block.StoredBlock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one copy of each message. A message that was let in is looked for among those that are there, and put into the block of its
 * stream if it is new. Of several copies the one received first stays, wherever it comes from (messages.md 5); of those
 * received at the same time the one whose canonical JSON is first, or last, by code point (U-48). So the order in which files
 * are imported makes no difference, but for the order of keys and the spelling of numbers in copies that say the same. Used by the
 * thread that writes.
 */
final class Deduplication {

    private static final long MOST_KNOWN_ROWS = 5L << 19;

    final Tally tally = new Tally();
    private final BlockStore store;
    private final OpenBlocks blocks;
    private final KnownIds seen;
    private final ImportState state;
    private final FreeRoom room;
    private final EqualCopies equalCopies;
    private final KnownCopies copies = new KnownCopies(MOST_KNOWN_ROWS);
    private final FileNames names;
    private final CopyLog leftOut = new CopyLog();
    private int file;
    private @Nullable ReadAgain again;
    private boolean goesOn;
    private @Nullable ReplacedRows replaced;
    private final BodyFingerprints fingerprints = new BodyFingerprints();

    /** What was read back last, and its place: whether it differs is asked of it, and then how. */
    private Value.Object readBack = Value.Object.EMPTY;

    private long readBackFrom = SeenIds.NOWHERE;

    private final Map<Integer, StoredBlock> stored = new HashMap<>();
    private final Set<Integer> uncommitted = new HashSet<>();
    private boolean supersedes;

    /**
     * @param blocks where messages are put
     * @param sources the names of what is going to be imported, in order
     */
    Deduplication(
            BlockStore store,
            OpenBlocks blocks,
            KnownIds seen,
            ImportState state,
            FreeRoom room,
            EqualCopies equalCopies,
            List<String> sources) {
        this.store = store;
        this.blocks = blocks;
        this.seen = seen;
        this.state = state;
        this.room = room;
        this.equalCopies = equalCopies;
        this.names = new FileNames(sources);
        blocks.follow(this::ended);
    }

    /**
     * The messages that follow are of that file, behind so many lines.
     *
     * @param isFile whether it may have been read before; a stream is another one each time
     * @return whether it was met before
     */
    boolean begin(Handle handle, String name, boolean isFile, long linesBefore) {
        tally.begin(name, linesBefore);
        Optional<Integer> known = names.known(handle, name);
        file = known.orElseGet(() -> names.add(handle, name));
        leftOut.begin(handle, file);
        again = null;
        goesOn = linesBefore > 0;
        boolean metBefore = isFile && known.isPresent();
        if (metBefore) {
            leftOut.forget(handle, linesBefore);
            again = new ReadAgain(file, blocks.first(), () -> replaced(handle), block -> copies(handle, block));
        }
        return metBefore;
    }

    /** Takes over messages and lines that were left out. The messages before are in their blocks then, and these on their way. */
    void take(Handle handle, Leaves leaves) {
        boolean anyMayFillABlock = leaves.placesKnown > BlockBuilder.MAX_FIELDS;
        seen.approach(leaves);
        for (int message = 0; message < leaves.messages; message++) {
            take(handle, leaves, message);
            if (anyMayFillABlock) {
                blocks.fill(leaves);
            }
        }
        blocks.beginToFill(leaves);
        if (!leaves.rejected.isEmpty()) {
            room.require();
            leaves.rejected.forEach(line -> tally.rejected(line.rule(), line.line()));
            state.saveRejected(handle, leaves.rejected);
        }
    }

    /** Does something as soon as the messages that were taken over are in their blocks. */
    void afterwards(Runnable action) {
        blocks.afterwards(action);
    }

    private void take(Handle handle, Leaves leaves, int message) {
        tally.warned(leaves.warnings[message], leaves.lines[message]);
        long known = seen.find(leaves, message);
        if (known == SeenIds.NOWHERE) {
            seen.put(leaves, message, blocks.place(leaves, message, file, true));
            tally.stored(leaves.timestamps[message], leaves.receivedAt[message]);
            again = goesOn ? null : again;
        } else {
            Copies copies = copies(handle, SeenIds.block(known), leaves);
            int row = SeenIds.row(known);
            tally.duplicate(names.name(handle, copies.files().fileOf(row)));
            boolean same = isSame(handle, known, leaves, message);
            if (!same) {
                tally.warned(ImportRule.DUPLICATE_ID_DIFFERENT_CONTENT.bit(), leaves.lines[message]);
            }
            if (replaces(handle, known, same, leaves, message)) {
                store.supersede(handle, SeenIds.block(known), row, copies.lineOf(row));
                supersedes = true;
                if (replaced != null) {
                    replaced.add(leaves.idHashes[message], known);
                }
                seen.put(leaves, message, blocks.place(leaves, message, file, false));
            } else if (again == null || !again.isItself(known, leaves, message)) {
                leftOut.add(handle, known, leaves.lines[message], leaves.receivedAt[message], !same);
            }
        }
    }

    private ReplacedRows replaced(Handle handle) {
        if (replaced == null) {
            Map<Integer, Set<Integer>> before = store.superseded(handle);
            before.keySet().removeIf(block -> block >= blocks.first());
            replaced = ReplacedRows.of(before, block -> storedBlock(handle, block));
        }
        return replaced;
    }

    private boolean isSame(Handle handle, long known, Leaves leaves, int message) {
        int fingerprint = leaves.fingerprints[message];
        return copies(handle, SeenIds.block(known), leaves).fingerprints()[SeenIds.row(known)] == fingerprint
                || fingerprints.of(body(handle, known, leaves)) == fingerprint;
    }

    /** Whether a message is to take the place of its copy there. */
    private boolean replaces(Handle handle, long known, boolean same, Leaves leaves, int message) {
        Copies copies = copies(handle, SeenIds.block(known), leaves);
        int row = SeenIds.row(known);
        if (leaves.receivedAt[message] != copies.receivedAt()[row]) {
            return leaves.receivedAt[message] < copies.receivedAt()[row];
        }
        boolean alike = same && leaves.timestamps[message] == copies.timestamps()[row];
        return !alike
                && equalCopies.prefers(CodePointOrder.INSTANCE.compare(
                        leaves.object(message).string(),
                        body(handle, known, leaves).string()));
    }

    private Copies copies(Handle handle, int block, Leaves leaves) {
        if (blocks.of(block) == null && copies.of(block) == null) {
            makeReadable(handle, block, leaves);
        }
        return copies(handle, block);
    }

    private Copies copies(Handle handle, int block) {
        OpenBlock filling = blocks.of(block);
        if (filling != null) {
            return filling.copies();
        }
        Copies known = copies.of(block);
        if (known == null) {
            StoredBlock of = storedBlock(handle, block);
            known = new Copies(of.timestamps(), of.receivedAt(), of.fingerprints(), new int[0], of.files());
            copies.put(block, known);
        }
        return known;
    }

    private Value.Object body(Handle handle, long place, Leaves leaves) {
        if (place != readBackFrom) {
            readBack = readBody(handle, place, leaves);
            readBackFrom = place;
        }
        return readBack;
    }

    private Value.Object readBody(Handle handle, long place, Leaves leaves) {
        blocks.fill(leaves);
        int block = SeenIds.block(place);
        int row = SeenIds.row(place);
        OpenBlock filling = blocks.of(block);
        if (filling != null) {
            return filling.message(row).body();
        }
        makeReadable(handle, block, leaves);
        return storedBlock(handle, block).message(row).body();
    }

    /**
     * Commits a block if it is not yet. Stored blocks are read through other connections, which see only what is committed. All
     * other blocks end as well: what is noted of copies, and of rows that gave way, may be about rows of any.
     */
    private void makeReadable(Handle handle, int number, Leaves leaves) {
        if (uncommitted.contains(number)) {
            blocks.fill(leaves);
            flush(handle);
            handle.commit();
            handle.begin();
        }
    }

    private StoredBlock storedBlock(Handle handle, int number) {
        StoredBlock block = stored.get(number);
        if (block == null) {
            block = store.block(number);
            stored.put(number, block);
        }
        return block;
    }

    private void ended(OpenBlock block, Copies known) {
        MessageStream stream = block.stream();
        tally.named(
                stream.type() == MessageType.TRACK
                        ? stream.event()
                        : stream.type().spelling(),
                block.fresh());
        copies.put(block.number, known);
        uncommitted.add(block.number);
    }

    /**
     * The blocks of the whole import as they are going to be written next, in their order; none if it had more messages than a
     * few, or one that took the place of another.
     */
    Collection<ArrivingBlock> arriving() {
        return supersedes ? List.of() : blocks.arriving();
    }

    /** Writes all blocks, however few messages they have, and what was noted of copies; what follows is a commit. */
    void flush(Handle handle) {
        blocks.endAll();
        write(handle);
    }

    private void write(Handle handle) {
        names.flush(handle);
        leftOut.flush(handle);
        store.writeGathered(handle);
        uncommitted.clear();
    }
}
