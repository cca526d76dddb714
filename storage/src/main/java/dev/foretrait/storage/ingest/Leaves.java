package dev.foretrait.storage.ingest;

import dev.foretrait.engine.column.MessageStream;
import dev.foretrait.engine.event.Value;
import dev.foretrait.storage.ingest.ImportState.RejectedLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Some messages of a file, leaf by leaf, one after the other, with what was found out about each, and the lines between them
 * that were left out. Filled by the thread that parses, then read by the one that fills blocks, then used again.
 */
final class Leaves {

    private static final int ENOUGH_MESSAGES = 2_048;
    private static final int ENOUGH_BYTES = 1 << 17;
    /** Of messages as they were read: arrays in them are trees, which take several times as much. */
    private static final int ENOUGH_READ_BYTES = 1 << 20;

    private static final int ENOUGH_REJECTED_BYTES = 4 << 20;
    private static final int ROOM_FOR_LEAVES = 1 << 13;

    /** The field {@code timestamp} says what {@link #timestamps} says, in the one form that a time is written in. */
    static final byte OWN_TIMESTAMP = 1;
    /** The same of {@code receivedAt}. */
    static final byte OWN_RECEIVED_AT = 2;

    KeyTree keys;

    /** How many places there were when these leaves were handed on; whoever fills them goes on to make more. */
    int placesKnown;

    int count;
    KeyNode[] places = new KeyNode[ROOM_FOR_LEAVES];
    byte[] kinds = new byte[ROOM_FOR_LEAVES];
    private int[] starts = new int[ROOM_FOR_LEAVES];
    int[] lengths = new int[ROOM_FOR_LEAVES];
    long[] hashes = new long[ROOM_FOR_LEAVES];
    private Value[] trees = new Value[ROOM_FOR_LEAVES];

    /** Behind the last leaf that has a tree. */
    private int treesEnd;

    /** What was read; most texts stay where they are. */
    private byte[] piece = new byte[0];

    /** Texts that are not in what was read as they are. */
    private byte[] own = new byte[256];

    int used;

    int messages;
    final int[] firstLeaves = new int[ENOUGH_MESSAGES];
    final int[] endLeaves = new int[ENOUGH_MESSAGES];
    final long[] lines = new long[ENOUGH_MESSAGES];
    final long[] warnings = new long[ENOUGH_MESSAGES];
    final MessageStream[] streams = new MessageStream[ENOUGH_MESSAGES];
    final long[] timestamps = new long[ENOUGH_MESSAGES];
    final long[] receivedAt = new long[ENOUGH_MESSAGES];
    final Value[] sources = new Value[ENOUGH_MESSAGES];
    final byte[] ownFields = new byte[ENOUGH_MESSAGES];
    final int[] ids = new int[ENOUGH_MESSAGES];
    final long[] idHashes = new long[ENOUGH_MESSAGES];
    final long[] otherIdHashes = new long[ENOUGH_MESSAGES];
    final int[] fingerprints = new int[ENOUGH_MESSAGES];

    List<RejectedLine> rejected = new ArrayList<>();
    private int rejectedBytes;
    private long readBytes;

    Leaves(KeyTree keys) {
        this.keys = keys;
    }

    /** Forgets all messages; those that follow are of the same piece as those before. */
    void clear(KeyTree of, Leaves before) {
        Arrays.fill(trees, 0, treesEnd, null);
        treesEnd = 0;
        keys = of;
        piece = before.piece;
        count = 0;
        used = 0;
        messages = 0;
        rejected = new ArrayList<>();
        rejectedBytes = 0;
        readBytes = 0;
    }

    boolean isEmpty() {
        return messages == 0 && rejected.isEmpty();
    }

    boolean isFull() {
        return messages == ENOUGH_MESSAGES
                || used >= ENOUGH_BYTES
                || readBytes >= ENOUGH_READ_BYTES
                || rejectedBytes >= ENOUGH_REJECTED_BYTES;
    }

    /** So many bytes are the next message. */
    void count(int bytes) {
        readBytes += bytes;
    }

    /** The texts of the leaves that follow are in there, unless they are {@link #append appended}. */
    void read(byte[] text) {
        piece = text;
    }

    /** Where the text of a leaf is: at its {@link #start} in these bytes. */
    byte[] bytes(int leaf) {
        return starts[leaf] < 0 ? own : piece;
    }

    int start(int leaf) {
        return starts[leaf] < 0 ? ~starts[leaf] : starts[leaf];
    }

    int add(KeyNode place, byte kind) {
        if (count == kinds.length) {
            places = Arrays.copyOf(places, count * 2);
            kinds = Arrays.copyOf(kinds, count * 2);
            starts = Arrays.copyOf(starts, count * 2);
            lengths = Arrays.copyOf(lengths, count * 2);
            hashes = Arrays.copyOf(hashes, count * 2);
            trees = Arrays.copyOf(trees, count * 2);
        }
        places[count] = place;
        kinds[count] = kind;
        return count++;
    }

    /** Adds a leaf whose text is in what was {@link #read}. */
    int add(KeyNode place, byte kind, int start, int length) {
        int leaf = add(place, kind);
        starts[leaf] = start;
        lengths[leaf] = length;
        return leaf;
    }

    /** Adds a leaf of which the text is copied. */
    int append(KeyNode place, byte kind, byte[] from, int offset, int length) {
        if (used + length > own.length) {
            own = Arrays.copyOf(own, Math.max(used + length, own.length * 2));
        }
        System.arraycopy(from, offset, own, used, length);
        used += length;
        return add(place, kind, ~(used - length), length);
    }

    /** A leaf is that tree. */
    void tree(int leaf, Value tree) {
        trees[leaf] = tree;
        treesEnd = Math.max(treesEnd, leaf + 1);
    }

    void reject(RejectedLine line) {
        rejected.add(line);
        rejectedBytes += line.text().length + 64;
    }

    /** A text that is not broken, or a number. */
    String spelling(int leaf) {
        return Utf8.read(bytes(leaf), start(leaf), lengths[leaf]);
    }

    Value value(int leaf) {
        return switch (kinds[leaf]) {
            case Tape.TEXT -> Value.of(spelling(leaf));
            case Tape.BROKEN_TEXT -> Value.of(Utf8.readBroken(bytes(leaf), start(leaf), lengths[leaf]));
            case Tape.NUMBER -> new Value.Number(spelling(leaf));
            case Tape.TRUE -> Value.Bool.TRUE;
            case Tape.FALSE -> Value.Bool.FALSE;
            case Tape.TREE -> trees[leaf];
            case Tape.EMPTY_OBJECT -> Value.Object.EMPTY;
            default -> Value.ABSENT;
        };
    }

    /** The id of a message, as it is stored. */
    Value id(int message) {
        int id = ids[message];
        return kinds[id] == Tape.BROKEN_TEXT ? value(id) : Value.of(spelling(id));
    }

    /** A whole message. */
    Value.Object object(int message) {
        return object(firstLeaves[message], endLeaves[message]);
    }

    /** The message that these leaves are. */
    Value.Object object(int first, int end) {
        Map<String, Value> fields = new LinkedHashMap<>();
        for (int leaf = first; leaf < end; leaf++) {
            if (kinds[leaf] != Tape.LEFT_OUT) {
                parent(places[leaf], fields).put(places[leaf].key, value(leaf));
            }
        }
        return new Value.Object(fields);
    }

    private static Map<String, Value> parent(KeyNode place, Map<String, Value> root) {
        KeyNode parent = place.parent;
        if (parent == null || parent.parent == null) {
            return root;
        }
        Map<String, Value> outer = parent(parent, root);
        if (outer.get(parent.key) instanceof Value.Object object) {
            return object.fields();
        }
        Map<String, Value> made = new LinkedHashMap<>();
        outer.put(parent.key, new Value.Object(made));
        return made;
    }
}
