package dev.foretrait.storage.ingest;

import dev.foretrait.engine.column.MessageStream;
import dev.foretrait.engine.event.CodePointOrder;
import dev.foretrait.engine.event.MessageType;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.semantics.EqualCopies;
import dev.foretrait.storage.block.BlockStore;
import dev.foretrait.storage.block.StoredBlock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private static final long MOST_KNOWN_ROWS = 4L << 20;
    private static final int WEIGHED_EVERY = 1024;

    final Tally tally = new Tally();
    private final BlockStore store;
    private final SeenIds seen;
    private final FreeRoom room;
    private final EqualCopies equalCopies;
    private final Map<MessageStream, OpenBlock> open = new HashMap<>();
    private final Map<Integer, OpenBlock> openByNumber = new HashMap<>();
    private final KnownCopies copies = new KnownCopies(MOST_KNOWN_ROWS);
    private @Nullable Map<Integer, StoredBlock> stored;
    private final SpareBuilders spare = new SpareBuilders();
    private int nextBlock;
    private long stores;

    OpenBlocks(BlockStore store, int nextBlock, SeenIds seen, FreeRoom room, EqualCopies equalCopies) {
        this.store = store;
        this.nextBlock = nextBlock;
        this.seen = seen;
        this.room = room;
        this.equalCopies = equalCopies;
    }

    /** Takes over messages and lines that were left out. */
    void take(Handle handle, Leaves leaves) {
        for (int message = 0; message < leaves.messages; message++) {
            take(handle, leaves, message);
        }
        if (!leaves.rejected.isEmpty()) {
            room.require();
            leaves.rejected.forEach(line -> tally.rejected(line.rule(), line.line()));
            ImportState.saveRejected(handle, leaves.rejected);
        }
    }

    private void take(Handle handle, Leaves leaves, int message) {
        tally.warned(leaves.warnings[message], leaves.lines[message]);
        long first = leaves.idHashes[message];
        long second = leaves.otherIdHashes[message];
        long known = seen.find(first, second);
        if (known == SeenIds.NOWHERE) {
            OpenBlock block = openBlock(leaves.streams[message]);
            block.noteFresh();
            seen.put(first, second, put(handle, block, leaves, message));
            tally.stored(leaves.timestamps[message], leaves.receivedAt[message]);
        } else {
            tally.duplicate(copies(handle, SeenIds.block(known)).fileOf(SeenIds.row(known)));
            if (replaces(handle, known, leaves, message)) {
                store.supersede(handle, SeenIds.block(known), SeenIds.row(known));
                seen.put(first, second, put(handle, openBlock(leaves.streams[message]), leaves, message));
            }
        }
    }

    /** Whether a message is to take the place of its copy there. */
    private boolean replaces(Handle handle, long known, Leaves leaves, int message) {
        Copies copies = copies(handle, SeenIds.block(known));
        int row = SeenIds.row(known);
        int fingerprint = leaves.fingerprints[message];
        boolean same = copies.fingerprints()[row] == fingerprint || Fingerprint.of(body(handle, known)) == fingerprint;
        if (!same) {
            tally.warned(ImportRule.DUPLICATE_ID_DIFFERENT_CONTENT.bit(), leaves.lines[message]);
        }
        if (leaves.receivedAt[message] != copies.receivedAt()[row]) {
            return leaves.receivedAt[message] < copies.receivedAt()[row];
        }
        return !same
                && equalCopies.prefers(CodePointOrder.INSTANCE.compare(
                        leaves.object(message).string(), body(handle, known).string()));
    }

    private Copies copies(Handle handle, int block) {
        OpenBlock filling = openByNumber.get(block);
        if (filling != null) {
            return filling.copies();
        }
        Copies known = copies.of(block);
        if (known == null) {
            StoredBlock of = storedBlock(handle, block);
            known = new Copies(of.receivedAt(), of.fingerprints(), copies.filesOf(block));
            copies.put(block, known);
        }
        return known;
    }

    private Value.Object body(Handle handle, long place) {
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
        if (stored == null || !stored.containsKey(number)) {
            handle.commit();
            handle.begin();
            stored = new HashMap<>();
            for (StoredBlock block : store.blocks()) {
                stored.put(block.number(), block);
            }
        }
        StoredBlock block = stored.get(number);
        if (block == null) {
            throw new IllegalStateException("block " + number + " is not stored");
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

    /** Puts a message into a block; returns its place. */
    private long put(Handle handle, OpenBlock block, Leaves leaves, int message) {
        long place = SeenIds.place(block.number, block.rows());
        block.add(leaves, message, tally.file());
        stores++;
        if (block.isFull()) {
            flush(handle, block);
        } else if (stores % WEIGHED_EVERY == 0) {
            flushLargestIfTooMuch(handle);
        }
        return place;
    }

    private void flushLargestIfTooMuch(Handle handle) {
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
                    .ifPresent(block -> flush(handle, block));
        }
    }

    private void flush(Handle handle, OpenBlock block) {
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
        store.insert(handle, block.number, block.builder().build(), closed.fingerprints());
        spare.give(block.builder());
    }

    /** Writes all of them, however few messages they have. */
    void flush(Handle handle) {
        List<OpenBlock> blocks = new ArrayList<>(openByNumber.values());
        blocks.sort(Comparator.comparingInt(block -> block.number));
        blocks.forEach(block -> flush(handle, block));
    }
}
