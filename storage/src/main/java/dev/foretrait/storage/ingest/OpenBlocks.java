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
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The blocks that are being filled. Each message that was let in is looked for among those that are there and put into the
 * block of its stream. Of several copies the one received first stays, wherever it comes from (messages.md 5); of those
 * received at the same time the one whose canonical JSON is first, or last, by code point (U-48). So the order in which files
 * are imported makes no difference. Used by the thread that writes.
 */
final class OpenBlocks {

    private static final long MOST_ROWS = 256 * 1024;
    private static final long MOST_WEIGHT = 128L << 20;
    private static final long MOST_KNOWN_ROWS = 3L << 20;
    private static final int WEIGHED_EVERY = 1024;

    final Tally tally = new Tally();
    private final BlockStore store;
    private final KnownIds seen;
    private final ImportState state;
    private final FreeRoom room;
    private final EqualCopies equalCopies;
    private final Map<MessageStream, OpenBlock> open = new HashMap<>();
    private final Map<Integer, OpenBlock> openByNumber = new HashMap<>();
    private final KnownCopies copies = new KnownCopies(MOST_KNOWN_ROWS);
    private final FileNames names;
    private final CopyLog leftOut = new CopyLog();
    private int file;
    private @Nullable ReadAgain again;
    private @Nullable ReplacedRows replaced;
    private final Map<Integer, StoredBlock> stored = new HashMap<>();
    private final Set<Integer> uncommitted = new HashSet<>();
    private final SpareBuilders spare = new SpareBuilders();
    private final EndedBlocks ended;
    private final Map<Integer, ArrivingBlock> arriving = new LinkedHashMap<>();
    private final int firstBlock;
    private boolean supersedes;
    private int nextBlock;
    private int storesUnweighed;
    private final WaitingMessages waiting;

    /**
     * @param sources the names of what is going to be imported, in order
     * @param shared where filling and encoding blocks is left to whoever has time
     */
    OpenBlocks(
            BlockStore store,
            int nextBlock,
            KnownIds seen,
            ImportState state,
            FreeRoom room,
            EqualCopies equalCopies,
            List<String> sources,
            SharedWork shared) {
        this.store = store;
        this.firstBlock = nextBlock;
        this.nextBlock = nextBlock;
        this.seen = seen;
        this.state = state;
        this.room = room;
        this.equalCopies = equalCopies;
        this.names = new FileNames(sources);
        this.waiting = new WaitingMessages(shared);
        this.ended = new EndedBlocks(store, shared, spare);
    }

    /**
     * The messages that follow are of that file, behind so many lines.
     *
     * @param isFile whether it may have been read before; a stream is another one each time
     */
    void begin(Handle handle, String name, boolean isFile, long linesBefore) {
        tally.begin(name, linesBefore);
        Optional<Integer> known = names.known(handle, name);
        file = known.orElseGet(() -> names.add(handle, name));
        leftOut.begin(handle, file);
        again = null;
        if (isFile && known.isPresent()) {
            leftOut.forget(handle, linesBefore);
            again = new ReadAgain(file, firstBlock, () -> replaced(handle), block -> copies(handle, block));
        }
    }

    /** The least number that no block has. */
    int nextBlock() {
        return nextBlock;
    }

    /** Takes over messages and lines that were left out. The messages before are in their blocks then, and these on their way. */
    void take(Handle handle, Leaves leaves) {
        boolean anyMayFillABlock = leaves.placesKnown > BlockBuilder.MAX_FIELDS;
        for (int message = 0; message < leaves.messages; message++) {
            take(handle, leaves, message);
            if (anyMayFillABlock) {
                fill(leaves);
            }
        }
        endFull(leaves);
        waiting.begin(leaves);
        if (!leaves.rejected.isEmpty()) {
            room.require();
            leaves.rejected.forEach(line -> tally.rejected(line.rule(), line.line()));
            state.saveRejected(handle, leaves.rejected);
        }
    }

    private void take(Handle handle, Leaves leaves, int message) {
        tally.warned(leaves.warnings[message], leaves.lines[message]);
        long known = seen.find(leaves, message);
        if (known == SeenIds.NOWHERE) {
            OpenBlock block = openBlock(leaves.streams[message]);
            block.noteFresh();
            seen.put(leaves, message, put(block, leaves, message));
            tally.stored(leaves.timestamps[message], leaves.receivedAt[message]);
        } else {
            Copies copies = copies(handle, SeenIds.block(known));
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
                seen.put(leaves, message, put(openBlock(leaves.streams[message]), leaves, message));
            } else if (again == null || !again.isItself(known, leaves, message)) {
                leftOut.add(handle, known, leaves.lines[message], leaves.receivedAt[message], !same);
            }
        }
    }

    private ReplacedRows replaced(Handle handle) {
        if (replaced == null) {
            Map<Integer, Set<Integer>> before = store.superseded(handle);
            before.keySet().removeIf(block -> block >= firstBlock);
            replaced = ReplacedRows.of(before, block -> storedBlock(handle, block));
        }
        return replaced;
    }

    private boolean isSame(Handle handle, long known, Leaves leaves, int message) {
        int fingerprint = leaves.fingerprints[message];
        return copies(handle, SeenIds.block(known)).fingerprints()[SeenIds.row(known)] == fingerprint
                || Fingerprint.of(body(handle, known, leaves)) == fingerprint;
    }

    /** Whether a message is to take the place of its copy there. */
    private boolean replaces(Handle handle, long known, boolean same, Leaves leaves, int message) {
        Copies copies = copies(handle, SeenIds.block(known));
        int row = SeenIds.row(known);
        if (leaves.receivedAt[message] != copies.receivedAt()[row]) {
            return leaves.receivedAt[message] < copies.receivedAt()[row];
        }
        return !same
                && equalCopies.prefers(CodePointOrder.INSTANCE.compare(
                        leaves.object(message).string(),
                        body(handle, known, leaves).string()));
    }

    private Copies copies(Handle handle, int block) {
        OpenBlock filling = openByNumber.get(block);
        if (filling != null) {
            return filling.copies();
        }
        Copies known = copies.of(block);
        if (known == null) {
            StoredBlock of = storedBlock(handle, block);
            known = new Copies(of.receivedAt(), of.fingerprints(), new int[0], of.files());
            copies.put(block, known);
        }
        return known;
    }

    private Value.Object body(Handle handle, long place, Leaves leaves) {
        fill(leaves);
        int block = SeenIds.block(place);
        int row = SeenIds.row(place);
        OpenBlock filling = openByNumber.get(block);
        return (filling != null
                        ? filling.message(row)
                        : storedBlock(handle, block).message(row))
                .body();
    }

    /** Stored blocks are read through other connections, which see only what is committed. */
    private StoredBlock storedBlock(Handle handle, int number) {
        StoredBlock block = stored.get(number);
        if (block == null) {
            if (uncommitted.contains(number)) {
                ended.store();
                names.flush(handle);
                leftOut.flush(handle);
                store.writeGathered(handle);
                handle.commit();
                handle.begin();
                uncommitted.clear();
            }
            block = store.block(number);
            stored.put(number, block);
        }
        return block;
    }

    private OpenBlock openBlock(MessageStream stream) {
        OpenBlock block = open.get(stream);
        if (block == null) {
            block = new OpenBlock(nextBlock++, spare.take(stream));
            open.put(stream, block);
            openByNumber.put(block.number, block);
        }
        return block;
    }

    /** Gives a message a place in a block, where it is put with others that wait; returns the place. */
    private long put(OpenBlock block, Leaves leaves, int message) {
        long place = SeenIds.place(block.number, block.place(leaves, message, file));
        waiting.add(block);
        storesUnweighed++;
        if (block.rows() == BlockBuilder.MAX_ROWS) {
            fill(leaves);
        }
        return place;
    }

    /** Does something as soon as the messages that were taken over are in their blocks. */
    void afterwards(Runnable action) {
        waiting.afterwards(action);
    }

    /** Puts the messages that wait into their blocks, and ends those that are full. */
    private void fill(Leaves leaves) {
        endFull(leaves);
        waiting.begin(leaves);
        endFull(leaves);
    }

    /** Ends the blocks that are full once the messages on their way are there. Those that wait are among these leaves. */
    private void endFull(Leaves leaves) {
        List<OpenBlock> filled = waiting.finish();
        ended.store();
        filled.stream().filter(OpenBlock::isFull).forEach(block -> complete(block, leaves));
        if (storesUnweighed >= WEIGHED_EVERY) {
            storesUnweighed = 0;
            endLargestIfTooMuch(leaves);
        }
    }

    private void complete(OpenBlock block, Leaves leaves) {
        waiting.fill(block, leaves);
        end(block);
    }

    private void endLargestIfTooMuch(Leaves leaves) {
        long rows = 0;
        long weight = 0;
        for (OpenBlock block : openByNumber.values()) {
            rows += block.rows();
            weight += block.weight();
        }
        if (rows > MOST_ROWS || weight > MOST_WEIGHT) {
            openByNumber.values().stream()
                    .max(Comparator.comparingLong(OpenBlock::weight)
                            .thenComparing(OpenBlock::rows)
                            .thenComparing(block -> -block.number))
                    .ifPresent(block -> complete(block, leaves));
        }
    }

    private void end(OpenBlock block) {
        room.require();
        MessageStream stream = block.stream();
        open.remove(stream);
        openByNumber.remove(block.number);
        tally.named(
                stream.type() == MessageType.TRACK
                        ? stream.event()
                        : stream.type().spelling(),
                block.fresh());
        Copies closed = block.closedCopies();
        copies.put(block.number, closed);
        uncommitted.add(block.number);
        ended.add(block, closed, arriving.get(block.number));
    }

    /**
     * The blocks of the whole import as they are going to be written next, in their order; none if it had more messages than a
     * few, or one that took the place of another.
     */
    Collection<ArrivingBlock> arriving() {
        waiting.finish();
        int rows = openByNumber.values().stream().mapToInt(OpenBlock::rows).sum();
        if (!supersedes && openByNumber.size() == nextBlock - firstBlock && rows <= BlockStore.FEW_ROWS) {
            for (int number = firstBlock; number < nextBlock; number++) {
                BlockBuilder builder =
                        Objects.requireNonNull(openByNumber.get(number)).builder();
                arriving.put(number, new ArrivingBlock(number, builder.build()));
            }
        }
        return arriving.values();
    }

    /** Writes all of them, however few messages they have, and what was noted of copies; what follows is a commit. */
    void flush(Handle handle) {
        names.flush(handle);
        leftOut.flush(handle);
        waiting.finish();
        List<OpenBlock> blocks = new ArrayList<>(openByNumber.values());
        blocks.sort(Comparator.comparingInt(block -> block.number));
        blocks.forEach(this::end);
        ended.store();
        store.writeGathered(handle);
        uncommitted.clear();
    }
}
