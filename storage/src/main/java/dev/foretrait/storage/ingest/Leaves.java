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

    private static final int ENOUGH_MESSAGES = 256;
    private static final int ENOUGH_CHARS = 1 << 17;
    private static final int ENOUGH_REJECTED_BYTES = 4 << 20;
    private static final int ROOM_FOR_LEAVES = 1 << 13;

    KeyTree keys;
    int count;
    KeyNode[] places = new KeyNode[ROOM_FOR_LEAVES];
    byte[] kinds = new byte[ROOM_FOR_LEAVES];
    int[] starts = new int[ROOM_FOR_LEAVES];
    int[] lengths = new int[ROOM_FOR_LEAVES];
    Value[] trees = new Value[ROOM_FOR_LEAVES];
    char[] chars = new char[ENOUGH_CHARS];
    int used;

    int messages;
    final int[] firstLeaves = new int[ENOUGH_MESSAGES + 1];
    final long[] lines = new long[ENOUGH_MESSAGES];
    final long[] warnings = new long[ENOUGH_MESSAGES];
    final MessageStream[] streams = new MessageStream[ENOUGH_MESSAGES];
    final long[] timestamps = new long[ENOUGH_MESSAGES];
    final long[] receivedAt = new long[ENOUGH_MESSAGES];
    final Value[] sources = new Value[ENOUGH_MESSAGES];
    final int[] idStarts = new int[ENOUGH_MESSAGES];
    final int[] idLengths = new int[ENOUGH_MESSAGES];
    final long[] idHashes = new long[ENOUGH_MESSAGES];
    final long[] otherIdHashes = new long[ENOUGH_MESSAGES];
    final int[] fingerprints = new int[ENOUGH_MESSAGES];

    List<RejectedLine> rejected = new ArrayList<>();
    private int rejectedBytes;

    Leaves(KeyTree keys) {
        this.keys = keys;
    }

    void clear(KeyTree of) {
        Arrays.fill(trees, 0, count, null);
        keys = of;
        count = 0;
        used = 0;
        messages = 0;
        rejected = new ArrayList<>();
        rejectedBytes = 0;
    }

    boolean isEmpty() {
        return messages == 0 && rejected.isEmpty();
    }

    boolean isFull() {
        return messages == ENOUGH_MESSAGES || used >= ENOUGH_CHARS || rejectedBytes >= ENOUGH_REJECTED_BYTES;
    }

    /** Copies chars; returns where they are. */
    int append(char[] from, int offset, int length) {
        if (used + length > chars.length) {
            chars = Arrays.copyOf(chars, Math.max(used + length, chars.length * 2));
        }
        System.arraycopy(from, offset, chars, used, length);
        used += length;
        return used - length;
    }

    int add(KeyNode place, byte kind) {
        if (count == kinds.length) {
            places = Arrays.copyOf(places, count * 2);
            kinds = Arrays.copyOf(kinds, count * 2);
            starts = Arrays.copyOf(starts, count * 2);
            lengths = Arrays.copyOf(lengths, count * 2);
            trees = Arrays.copyOf(trees, count * 2);
        }
        places[count] = place;
        kinds[count] = kind;
        return count++;
    }

    void reject(RejectedLine line) {
        rejected.add(line);
        rejectedBytes += line.text().length + 64;
    }

    Value value(int leaf) {
        return switch (kinds[leaf]) {
            case Tape.TEXT -> Value.of(new String(chars, starts[leaf], lengths[leaf]));
            case Tape.NUMBER -> new Value.Number(new String(chars, starts[leaf], lengths[leaf]));
            case Tape.TRUE -> Value.Bool.TRUE;
            case Tape.FALSE -> Value.Bool.FALSE;
            case Tape.TREE -> trees[leaf];
            default -> Value.ABSENT;
        };
    }

    /** A whole message. */
    Value.Object object(int message) {
        return object(firstLeaves[message], firstLeaves[message + 1]);
    }

    /** The message that these leaves are. */
    Value.Object object(int first, int end) {
        Map<String, Value> fields = new LinkedHashMap<>();
        for (int leaf = first; leaf < end; leaf++) {
            if (kinds[leaf] != Tape.REPLACED) {
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
