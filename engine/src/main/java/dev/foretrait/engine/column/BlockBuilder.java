package dev.foretrait.engine.column;

import dev.foretrait.engine.event.IsoTime;
import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.event.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects the messages of one stream into a block. A message is given leaf by leaf, in document order, and then ended; or
 * at once with {@link #add}, or with all others of a block with {@link #addAll}.
 */
public final class BlockBuilder {

    /** The most messages of a block. */
    public static final int MAX_ROWS = 1 << 15;

    /** A block with this many leaves is full, however few messages it has. */
    public static final int MAX_FIELDS = 4_096;

    /** A block that takes this many bytes is full, however few messages it has. */
    public static final long MAX_WEIGHT = 32L << 20;

    private static final int WEIGHED_EVERY = 256;

    private final MessageStream stream;
    private final Map<FieldPath, Integer> places = new HashMap<>();
    private final List<FieldPath> fields = new ArrayList<>();
    private ColumnBuilder[] columns = new ColumnBuilder[16];
    private int made;
    private final ColumnBuilder messageIds = new ColumnBuilder();
    private final ColumnBuilder sources = new ColumnBuilder();
    private final ColumnBuilder shapes = new ColumnBuilder();
    private long[] timestamps = new long[64];
    private long[] receivedAt = new long[64];
    private byte[] shape = new byte[64];
    private int shapeLength;
    private int rows;
    private long weight;

    public BlockBuilder(MessageStream stream) {
        this.stream = stream;
    }

    /** The stream whose messages are collected. */
    public MessageStream stream() {
        return stream;
    }

    /** The number of messages ended so far. */
    public int rows() {
        return rows;
    }

    /** Whether it is time to {@link #build}. */
    public boolean isFull() {
        return rows >= MAX_ROWS || fields.size() >= MAX_FIELDS || weight >= MAX_WEIGHT;
    }

    /** The bytes collected so far, roughly. */
    public long weight() {
        return weight;
    }

    /** The place of a leaf in this block, for the methods that take one. */
    public int place(FieldPath field) {
        Integer place = places.get(field);
        if (place == null) {
            place = fields.size();
            places.put(field, place);
            fields.add(field);
            if (place == made) {
                makeColumn();
            }
        }
        return place;
    }

    private void makeColumn() {
        if (made == columns.length) {
            columns = Arrays.copyOf(columns, made * 2);
        }
        columns[made++] = new ColumnBuilder();
    }

    /**
     * The next leaf of the current message is a text.
     *
     * @param hash {@link Hash#of} the text
     */
    public void text(int place, byte[] utf8, int offset, int count, long hash) {
        columns[place].text(rows, utf8, offset, count, hash);
        leaf(place + Assembly.FIRST_FIELD);
    }

    /** The next leaf of the current message is a number of that spelling. */
    public void number(int place, byte[] ascii, int offset, int count) {
        columns[place].number(rows, ascii, offset, count);
        leaf(place + Assembly.FIRST_FIELD);
    }

    /** The next leaf of the current message is this value; {@link Value#ABSENT} is JSON null here. */
    public void value(int place, Value value) {
        columns[place].value(rows, value);
        leaf(place + Assembly.FIRST_FIELD);
    }

    /** The next leaf is the field {@code timestamp}, spelled as {@link IsoTime#format} spells the message's timestamp. */
    public void ownTimestamp() {
        leaf(Assembly.TIMESTAMP);
    }

    /** The next leaf is the field {@code receivedAt}, spelled as {@link IsoTime#format} spells the message's own. */
    public void ownReceivedAt() {
        leaf(Assembly.RECEIVED_AT);
    }

    /** The next leaf is the field {@code messageId}, a text equal to the id that the message is ended with. */
    public void ownMessageId() {
        leaf(Assembly.MESSAGE_ID);
    }

    /**
     * Ends the current message, its id given as a text in UTF-8.
     *
     * @param timestamp when it happened, in epoch milliseconds
     * @param received when it was received, or {@link Block#NEVER_RECEIVED}
     * @param hash {@link Hash#of} the id
     * @param source where it came from; {@link Value#ABSENT} if unknown
     */
    public void end(long timestamp, long received, byte[] messageId, int offset, int count, long hash, Value source) {
        messageIds.text(rows, messageId, offset, count, hash);
        end(timestamp, received, source);
    }

    /**
     * Ends the current message.
     *
     * @param timestamp when it happened, in epoch milliseconds
     * @param received when it was received, or {@link Block#NEVER_RECEIVED}
     * @param messageId its id, sent or made
     * @param source where it came from; {@link Value#ABSENT} if unknown
     */
    public void end(long timestamp, long received, Value messageId, Value source) {
        messageIds.value(rows, messageId);
        end(timestamp, received, source);
    }

    private void end(long timestamp, long received, Value source) {
        reach(rows + 1);
        timestamps[rows] = timestamp;
        receivedAt[rows] = received;
        if (!source.isAbsent()) {
            sources.value(rows, source);
        }
        shapes.text(rows, shape, 0, shapeLength, Hash.of(shape, 0, shapeLength));
        shapeLength = 0;
        rows++;
        if (rows % WEIGHED_EVERY == 0 || fields.size() > WEIGHED_EVERY) {
            weigh();
        }
    }

    private void reach(int capacity) {
        if (capacity > timestamps.length) {
            timestamps = Arrays.copyOf(timestamps, Math.max(capacity, timestamps.length * 2));
            receivedAt = Arrays.copyOf(receivedAt, timestamps.length);
        }
    }

    private void weigh() {
        weight = 0;
        for (int place = 0; place < fields.size(); place++) {
            weight += columns[place].weight(rows);
        }
    }

    /** Adds a whole message. */
    public void add(Message message) {
        Value.Object body = message.body();
        for (var field : body.fields().entrySet()) {
            FieldPath path = FieldPath.of(field.getKey());
            if (path.equals(Assembly.TIMESTAMP_FIELD) && spells(field.getValue(), message.timestamp())) {
                ownTimestamp();
            } else if (path.equals(Assembly.RECEIVED_AT_FIELD)
                    && message.receivedAt().isPresent()
                    && spells(field.getValue(), message.receivedAt().get())) {
                ownReceivedAt();
            } else if (path.equals(Assembly.MESSAGE_ID_FIELD)
                    && field.getValue().equals(Value.of(message.messageId()))) {
                ownMessageId();
            } else {
                addLeaves(path, field.getValue());
            }
        }
        end(
                message.timestamp().toEpochMilli(),
                message.receivedAt().map(Instant::toEpochMilli).orElse(Block.NEVER_RECEIVED),
                Value.of(message.messageId()),
                message.sourceId().map(Value::of).orElse(Value.ABSENT));
    }

    /** Adds all messages of a block of the stream. */
    public void addAll(Block block) {
        int[] places = new int[block.fields().size()];
        for (int at = 0; at < places.length; at++) {
            FieldPath field = block.fields().get(at);
            places[at] = place(field);
            addAll(columns[places[at]], block.column(field));
        }
        addAll(messageIds, block.messageIds());
        addAll(sources, block.sources());
        shapes.addAll(rows, block.shapes().allCodes(), reshaped(block.shapes().dictionary(), places));
        reach(rows + block.rows());
        System.arraycopy(block.timestamps(), 0, timestamps, rows, block.rows());
        System.arraycopy(block.receivedAt(), 0, receivedAt, rows, block.rows());
        rows += block.rows();
        weigh();
    }

    private void addAll(ColumnBuilder ours, Column theirs) {
        ours.addAll(rows, theirs.allCodes(), theirs.dictionary());
    }

    /** The shapes of a block whose fields have those places here. */
    private Dictionary reshaped(Dictionary shapesThere, int[] places) {
        byte[] spellings = new byte[shapesThere.size()];
        int[] ends = new int[spellings.length];
        Arrays.fill(spellings, (byte) Spelling.TEXT.ordinal());
        for (int code = 1; code <= ends.length; code++) {
            String leaves = shapesThere.value(code).string();
            for (int at = 0; at < leaves.length(); at++) {
                int field = leaves.charAt(at) - Assembly.FIRST_FIELD;
                leaf(field < 0 ? leaves.charAt(at) : places[field] + Assembly.FIRST_FIELD);
            }
            ends[code - 1] = shapeLength;
        }
        Dictionary reshaped = new Dictionary(spellings, ends, Arrays.copyOf(shape, shapeLength));
        shapeLength = 0;
        return reshaped;
    }

    /** The block of all messages ended so far. */
    public Block build() {
        Map<FieldPath, Column> built = new HashMap<>();
        for (int place = 0; place < fields.size(); place++) {
            built.put(fields.get(place), columns[place].build(rows));
        }
        return new MemoryBlock(
                stream,
                Arrays.copyOf(timestamps, rows),
                Arrays.copyOf(receivedAt, rows),
                List.copyOf(fields),
                built,
                messageIds.build(rows),
                sources.build(rows),
                shapes.build(rows));
    }

    /** A message ended so far: that of its row in the block, which need not be built for it. */
    public Message message(int row) {
        Column shape = shapes.row(row);
        Map<FieldPath, Column> leaves = new HashMap<>();
        String places = shape.dictionary().value(shape.code(0)).string();
        for (int at = 0; at < places.length(); at++) {
            int place = places.charAt(at) - Assembly.FIRST_FIELD;
            if (place >= 0) {
                leaves.put(fields.get(place), columns[place].row(row));
            }
        }
        Block alone = new MemoryBlock(
                stream,
                new long[] {timestamps[row]},
                new long[] {receivedAt[row]},
                Collections.unmodifiableList(fields),
                leaves,
                messageIds.row(row),
                sources.row(row),
                shape);
        return alone.message(0);
    }

    /** Begins another block of the stream in the room that this one took. */
    public void clear() {
        for (int place = 0; place < fields.size(); place++) {
            columns[place].clear();
        }
        messageIds.clear();
        sources.clear();
        shapes.clear();
        places.clear();
        fields.clear();
        rows = 0;
        weight = 0;
    }

    private void addLeaves(FieldPath path, Value value) {
        if (value instanceof Value.Object object
                && !object.fields().isEmpty()
                && path.keys().size() < FieldPath.MAX_DEPTH) {
            object.fields().forEach((key, child) -> addLeaves(path.child(key), child));
        } else {
            value(place(path), value);
        }
    }

    private static boolean spells(Value text, Instant instant) {
        return text instanceof Value.Text && text.string().equals(IsoTime.format(instant));
    }

    /** Puts a char of the shape, in UTF-8. */
    private void leaf(int leaf) {
        if (leaf < 0x80) {
            put((byte) leaf);
        } else {
            putOfMany(leaf);
        }
    }

    /** Puts a leaf of a block that has many: two or three bytes. */
    private void putOfMany(int leaf) {
        if (leaf < 0x800) {
            put((byte) (0xC0 | leaf >> 6));
        } else {
            put((byte) (0xE0 | leaf >> 12));
            put((byte) (0x80 | leaf >> 6 & 0x3F));
        }
        put((byte) (0x80 | leaf & 0x3F));
    }

    private void put(byte part) {
        if (shapeLength == shape.length) {
            growShape();
        }
        shape[shapeLength++] = part;
    }

    private void growShape() {
        shape = Arrays.copyOf(shape, shape.length * 2);
    }
}
