package dev.foretrait.storage.ingest;

import dev.foretrait.engine.column.Hash;
import dev.foretrait.engine.column.MessageStream;
import dev.foretrait.engine.event.MessageType;
import dev.foretrait.engine.event.Value;
import dev.foretrait.storage.ingest.ImportState.RejectedLine;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes in the message on the tape: lets it in or not, finds out what its id and content are known by, and hands it on to the
 * blocks, some messages at a time.
 */
final class Intake {

    private static final int SPARE = 8;

    final Tape tape = new Tape();
    private final Admission admission;
    private final Deduplication deduplication;
    private final Consumer<BlockWriter.Task> writer;
    private final ReadAhead reading;
    private final ImportState state;
    private final BatchBody batches;
    private final Map<MessageType, Map<String, MessageStream>> streams = new EnumMap<>(MessageType.class);
    private final Map<String, Integer> occurrences = new HashMap<>();
    private final BlockingQueue<Leaves> spare = new ArrayBlockingQueue<>(SPARE);
    private String file = "";
    private Value folderSource = Value.ABSENT;
    private Value source = Value.ABSENT;
    private boolean madeIds;
    private long messages;

    /**
     * @param writer where what is to be written is put, in order
     */
    Intake(
            Deduplication deduplication,
            Consumer<BlockWriter.Task> writer,
            ReadAhead reading,
            ImportState state,
            ImportOptions options) {
        this.deduplication = deduplication;
        this.writer = writer;
        this.reading = reading;
        this.state = state;
        this.batches = new BatchBody(options);
        this.admission = new Admission(tape, options);
        for (MessageType type : MessageType.values()) {
            streams.put(type, new HashMap<>());
        }
    }

    /**
     * The following messages are of that file, of which so many lines were imported before.
     *
     * @param anew whether it is read from its start, whatever was imported of it before
     */
    void begin(ImportSource source, long linesBefore, boolean anew) {
        file = source.name();
        folderSource = source.sourceId().map(Value::of).orElse(Value.ABSENT);
        occurrences.clear();
        madeIds = false;
        String name = file;
        writer.accept(handle -> {
            boolean metBefore = deduplication.begin(handle, name, source.isFile(), linesBefore);
            if (metBefore && anew) {
                ImportState.forgetProgress(handle, name);
            }
            state.forgetRejected(handle, name, linesBefore);
        });
    }

    /** The file ends there, for that reason if it should not. */
    void end(long bytes, Optional<ImportRule> problem) {
        handOver();
        writer.accept(handle -> deduplication.tally.end(bytes, problem));
    }

    /** How many messages and lines were taken or rejected so far. */
    long messages() {
        return messages;
    }

    /** Whether a message of this file was given an id. */
    boolean madeIds() {
        return madeIds;
    }

    private String detail() {
        return admission.remarks().detail();
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
        Leaves leaves = tape.leaves;
        KeyNode messageId = tape.envelope().messageId;
        boolean sent = tape.hasNonEmptyText(messageId) || tape.has(messageId, Tape.NUMBER);
        int fingerprint = Fingerprint.of(tape);
        int message = leaves.messages++;
        leaves.firstLeaves[message] = tape.first;
        leaves.endLeaves[message] = leaves.count;
        leaves.lines[message] = line;
        leaves.warnings[message] = admission.remarks().warnings() | (sent ? 0 : ImportRule.MESSAGE_ID_MADE.bit());
        leaves.streams[message] = stream();
        leaves.timestamps[message] = admission.times().timestamp();
        leaves.receivedAt[message] = admission.times().receivedAt();
        leaves.ownFields[message] = admission.times().ownFields();
        leaves.sources[message] = source();
        leaves.fingerprints[message] = fingerprint;
        int id = sent ? messageId.leaf : madeId();
        byte[] idBytes = leaves.bytes(id);
        leaves.ids[message] = id;
        leaves.idHashes[message] = leaves.kinds[id] == Tape.NUMBER
                ? Hash.of(idBytes, leaves.start(id), leaves.lengths[id])
                : leaves.hashes[id];
        leaves.otherIdHashes[message] = Hash.other(idBytes, leaves.start(id), leaves.lengths[id]);
        leaves.count(bytes);
        messages++;
        tape.keep();
        handOverIfFull();
        return null;
    }

    private void handOverIfFull() {
        if (tape.leaves.isFull() || tape.keys.isOvergrown()) {
            handOver();
        }
    }

    /** Adds an id made from the content behind the leaves of the message; returns its leaf. */
    private int madeId() {
        madeIds = true;
        char[] content = tape.object().string().toCharArray();
        String hash = HexFormat.of().toHexDigits(ContentHash.first(content, 0, content.length))
                + HexFormat.of().toHexDigits(ContentHash.second(content, 0, content.length));
        String made = "made-" + hash + "-" + occurrences.merge(hash, 1, Integer::sum);
        byte[] bytes = made.getBytes(StandardCharsets.US_ASCII);
        int leaf = tape.leaves.append(tape.envelope().messageId, Tape.TEXT, bytes, 0, bytes.length);
        tape.leaves.hashes[leaf] = Hash.of(bytes, 0, bytes.length);
        return leaf;
    }

    private MessageStream stream() {
        MessageType type = admission.call().type();
        Map<String, MessageStream> ofType = Objects.requireNonNull(streams.get(type));
        String event = admission.call().event();
        MessageStream stream = ofType.get(event);
        if (stream == null) {
            stream = new MessageStream(type, event);
            ofType.put(event, stream);
        }
        return stream;
    }

    private Value source() {
        Envelope envelope = tape.envelope();
        KeyNode named = tape.hasNonEmptyText(envelope.sourceId) ? envelope.sourceId : envelope.projectId;
        if (!tape.hasNonEmptyText(named)) {
            return folderSource;
        }
        String name = tape.recurring(named);
        if (!source.string().equals(name)) {
            source = Value.of(name);
        }
        return source;
    }

    /** Leaves out a line, or what is on the tape. */
    void reject(ImportRule rule, String detail, long line, int column, byte[] text) {
        byte[] kept = text.length > Buffers.MAX_LINE ? Arrays.copyOf(text, Buffers.MAX_LINE) : text;
        tape.leaves.reject(new RejectedLine(file, line, column, rule, rule.reason(detail), kept));
        messages++;
        handOverIfFull();
    }

    /**
     * Leaves out the message on the tape, unless it is a batch, of which the messages are taken in. A batch has no type, so it
     * is refused as a message before it is taken apart; batches are rare.
     *
     * @param text the message
     */
    void refuse(ImportRule refusal, long line, byte[] text) {
        if (refusal != ImportRule.TYPE_INVALID || !BatchBody.isOn(tape)) {
            reject(refusal, detail(), line, 0, text);
            return;
        }
        Value.Object body = tape.object();
        ImportRule refusedBatch = batches.refusal(body, text.length);
        if (refusedBatch != null) {
            reject(refusedBatch, "", line, 0, text);
        } else {
            int taken = 0;
            for (Value item : batches.items(body)) {
                if (batches.takes(taken++)) {
                    takeItem(item, body, line);
                } else {
                    reject(
                            ImportRule.BATCH_TOO_MANY_EVENTS,
                            "",
                            line,
                            0,
                            item.json().getBytes(StandardCharsets.UTF_8));
                }
            }
        }
    }

    private void takeItem(Value item, Value.Object body, long line) {
        byte[] text = item.json().getBytes(StandardCharsets.UTF_8);
        if (item instanceof Value.Object object) {
            tape.write(batches.completed(object, body));
            ImportRule refusal = take(text.length, batches.receivedAt(body), line);
            if (refusal != null) {
                reject(refusal, detail(), line, 0, text);
            }
        } else {
            reject(ImportRule.NOT_AN_OBJECT, "", line, 0, text);
        }
    }

    /** The messages that follow are in that piece. */
    void begin(ReadAhead.Piece piece) {
        tape.leaves.read(piece.bytes());
    }

    /** No more messages are in that piece: it is given back when they are in their blocks. */
    void end(ReadAhead.Piece piece) {
        handOver();
        writer.accept(handle -> deduplication.afterwards(() -> reading.release(piece)));
    }

    /** Hands on what was taken in so far. */
    void handOver() {
        if (tape.leaves.isEmpty() && !tape.keys.isOvergrown()) {
            return;
        }
        Leaves used = spare.poll();
        Leaves full = tape.exchange(used == null ? new Leaves(tape.keys) : used);
        writer.accept(handle -> {
            deduplication.take(handle, full);
            deduplication.afterwards(() -> spare.offer(full));
        });
    }
}
