package dev.foretrait.storage.ingest;

import dev.foretrait.engine.column.BlockBuilder;
import dev.foretrait.engine.column.MessageStream;
import dev.foretrait.engine.event.CodePointOrder;
import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.event.MessageType;
import dev.foretrait.engine.event.Value;
import dev.foretrait.storage.block.BlockStore;
import dev.foretrait.storage.block.StoredBlock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Takes in the message on the tape: lets it in or not, finds copies, and puts it into the block of its stream. Of several
 * copies the one received first stays, wherever it comes from (messages.md 5); of those received at the same time the one
 * whose canonical JSON is first by code point (U-48). So the order in which files are imported makes no difference.
 */
final class Intake {

    private static final long MOST_OPEN_ROWS = 256 * 1024;
    private static final long MOST_OPEN_WEIGHT = 128L << 20;
    private static final int WEIGHED_EVERY = 1024;

    final Tape tape = new Tape();
    final Tally tally = new Tally();
    private final Admission admission;
    private final BlockStore store;
    private final SeenIds seen;
    private final BlockWriter writer;
    private final Map<MessageType, Map<String, OpenBlock>> open = new EnumMap<>(MessageType.class);
    private final Map<Integer, OpenBlock> openByNumber = new HashMap<>();
    private final Map<Integer, Copies> copies = new HashMap<>();
    private final Map<String, Integer> occurrences = new HashMap<>();
    private final BlockingQueue<Leaves> used = new ArrayBlockingQueue<>(8);
    private @Nullable Map<Integer, StoredBlock> stored;
    private int nextBlock;
    private long stores;
    private Value folderSource = Value.ABSENT;
    private Value source = Value.ABSENT;
    private boolean madeIds;
    private int idStart;
    private int idLength;

    Intake(BlockStore store, int nextBlock, SeenIds seen, BlockWriter writer, ImportOptions options) {
        this.store = store;
        this.nextBlock = nextBlock;
        this.seen = seen;
        this.writer = writer;
        this.admission = new Admission(tape, options);
        for (MessageType type : MessageType.values()) {
            open.put(type, new HashMap<>());
        }
    }

    /** The following messages are of that file. */
    void begin(ImportSource file) {
        folderSource = file.sourceId().map(Value::of).orElse(Value.ABSENT);
        occurrences.clear();
        madeIds = false;
    }

    /** Whether a message of this file was given an id. */
    boolean madeIds() {
        return madeIds;
    }

    String detail() {
        return admission.detail();
    }

    /**
     * Takes in the message on the tape.
     *
     * @param bytes its size
     * @param received when its batch was received; empty if it came alone
     * @return why it is left out, or null
     */
    @Nullable
    ImportRule take(int bytes, Optional<Instant> received, long line) {
        ImportRule refusal = admission.refusal(bytes, received);
        if (refusal != null) {
            return refusal;
        }
        long warnings = admission.warnings();
        KeyNode messageId = tape.envelope().messageId;
        boolean sent = tape.hasNonEmptyText(messageId) || tape.has(messageId, Tape.NUMBER);
        String made = sent ? "" : madeId();
        if (!sent) {
            warnings |= ImportRule.MESSAGE_ID_MADE.bit();
        }
        locateId(made);
        if (warnings != 0) {
            tally.warned(warnings, line);
        }
        int fingerprint = Fingerprint.of(tape);
        long known = seen.find(tape.leaves.chars, idStart, idLength);
        if (known == SeenIds.NOWHERE) {
            OpenBlock block = openBlock();
            block.noteFresh();
            seen.put(store(block, fingerprint));
            tally.stored(admission.timestamp(), admission.receivedAt());
        } else {
            tally.duplicate(copies(SeenIds.block(known)).fileOf(SeenIds.row(known)));
            if (replaces(known, fingerprint, line)) {
                writer.write(handle -> this.store.supersede(handle, SeenIds.block(known), SeenIds.row(known)));
                locateId(made);
                seen.find(tape.leaves.chars, idStart, idLength);
                seen.put(store(openBlock(), fingerprint));
            }
        }
        return null;
    }

    /** Finds the id that was sent on the tape, or puts the made one there. */
    private void locateId(String made) {
        if (made.isEmpty()) {
            KeyNode messageId = tape.envelope().messageId;
            idStart = tape.leaves.starts[messageId.leaf];
            idLength = tape.length(messageId);
        } else {
            idStart = tape.leaves.append(made.toCharArray(), 0, made.length());
            idLength = made.length();
        }
    }

    private String madeId() {
        madeIds = true;
        char[] content = tape.object().string().toCharArray();
        String hash = HexFormat.of().toHexDigits(ContentHash.first(content, 0, content.length))
                + HexFormat.of().toHexDigits(ContentHash.second(content, 0, content.length));
        return "made-" + hash + "-" + occurrences.merge(hash, 1, Integer::sum);
    }

    /** Whether the message on the tape is to take the place of its copy there. */
    private boolean replaces(long known, int fingerprint, long line) {
        Copies first = copies(SeenIds.block(known));
        int row = SeenIds.row(known);
        boolean same = first.fingerprints()[row] == fingerprint;
        if (!same) {
            tally.warned(ImportRule.DUPLICATE_ID_DIFFERENT_CONTENT.bit(), line);
        }
        if (admission.receivedAt() != first.receivedAt()[row]) {
            return admission.receivedAt() < first.receivedAt()[row];
        }
        return !same && isFirstByContent(known);
    }

    /** Looking at the stored copy hands the leaves on, so the message is put on the tape a second time. */
    private boolean isFirstByContent(long known) {
        Value.Object own = tape.object();
        String stored = message(known).body().string();
        tape.write(own);
        return CodePointOrder.INSTANCE.compare(own.string(), stored) < 0;
    }

    private Copies copies(int block) {
        OpenBlock filling = openByNumber.get(block);
        if (filling != null) {
            return filling.copies();
        }
        Copies known = copies.get(block);
        if (known == null) {
            StoredBlock of = storedBlock(block);
            known = new Copies(of.receivedAt(), of.fingerprints(), List.of());
            copies.put(block, known);
        }
        return known;
    }

    private Message message(long place) {
        OpenBlock filling = openByNumber.get(SeenIds.block(place));
        if (filling != null) {
            handOver();
            writer.drain();
        }
        return filling == null
                ? storedBlock(SeenIds.block(place)).message(SeenIds.row(place))
                : filling.message(SeenIds.row(place));
    }

    private StoredBlock storedBlock(int number) {
        if (stored == null || !stored.containsKey(number)) {
            writer.commit();
            writer.drain();
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

    /** The block that is being filled with messages of this type and event. */
    private OpenBlock openBlock() {
        Map<String, OpenBlock> ofType = open.getOrDefault(admission.type(), Map.of());
        OpenBlock block = ofType.get(admission.event());
        if (block == null) {
            block = new OpenBlock(nextBlock++, new MessageStream(admission.type(), admission.event()), tape.keys);
            ofType.put(admission.event(), block);
            openByNumber.put(block.number, block);
        }
        return block;
    }

    private long store(OpenBlock block, int fingerprint) {
        Leaves leaves = tape.leaves;
        int row = block.add(admission.receivedAt(), fingerprint, tally.file(), leaves.used - idStart);
        if (tape.keys.size() >= BlockBuilder.MAX_FIELDS) {
            block.notePlaces(tape);
        }
        int message = leaves.messages++;
        leaves.blocks[message] = block;
        leaves.firstLeaves[message] = tape.first;
        leaves.firstLeaves[message + 1] = leaves.count;
        leaves.idStarts[message] = idStart;
        leaves.idLengths[message] = idLength;
        leaves.timestamps[message] = admission.timestamp();
        leaves.receivedAt[message] = admission.receivedAt();
        leaves.sources[message] = source();
        tape.keep();
        stores++;
        if (block.isFull()) {
            flush(block);
        } else if (stores % WEIGHED_EVERY == 0) {
            flushLargestIfTooMuch();
        }
        if (tape.isFull()) {
            handOver();
        }
        return SeenIds.place(block.number, row);
    }

    /** Lets the messages so far be put into their blocks. */
    private void handOver() {
        Leaves spare = used.poll();
        Leaves full = tape.exchange(spare == null ? new Leaves(tape.keys) : spare);
        writer.write(handle -> {
            full.replay();
            used.offer(full);
        });
    }

    private Value source() {
        Envelope envelope = tape.envelope();
        KeyNode named = tape.hasNonEmptyText(envelope.sourceId) ? envelope.sourceId : envelope.projectId;
        if (!tape.hasNonEmptyText(named)) {
            return folderSource;
        }
        String name = tape.spelling(named);
        if (!source.string().equals(name)) {
            source = Value.of(name);
        }
        return source;
    }

    private void flushLargestIfTooMuch() {
        long rows = 0;
        long weight = 0;
        for (OpenBlock block : openByNumber.values()) {
            rows += block.rows();
            weight += block.weight();
        }
        if (rows > MOST_OPEN_ROWS || weight > MOST_OPEN_WEIGHT) {
            openByNumber.values().stream()
                    .max(Comparator.comparingLong(OpenBlock::weight)
                            .thenComparing(OpenBlock::rows)
                            .thenComparing(block -> -block.number))
                    .ifPresent(this::flush);
        }
    }

    private void flush(OpenBlock block) {
        open.getOrDefault(block.stream().type(), Map.of()).remove(block.stream().event());
        openByNumber.remove(block.number);
        MessageStream stream = block.stream();
        tally.named(
                stream.type() == MessageType.TRACK
                        ? stream.event()
                        : stream.type().spelling(),
                block.fresh());
        copies.put(block.number, block.copies());
        handOver();
        writer.write(handle -> store.insert(handle, block.number, block.build(), block.fingerprints()));
    }

    /** To be called between pieces: places that no longer occur are forgotten. */
    void tidy() {
        if (tape.keys.isOvergrown()) {
            handOver();
        }
    }

    /** Hands all open blocks to the writer. */
    void flush() {
        List<OpenBlock> blocks = new ArrayList<>(openByNumber.values());
        blocks.sort(Comparator.comparingInt(block -> block.number));
        blocks.forEach(this::flush);
    }
}
