package dev.foretrait.storage.ingest;

import dev.foretrait.engine.event.Value;
import java.util.Arrays;

/**
 * The leaves of some messages, one message after the other, and where each message is to be stored. Filled by the thread
 * that parses, then replayed into blocks by the one that writes, then used again.
 */
final class Leaves {

    private static final int ENOUGH_MESSAGES = 512;
    private static final int ENOUGH_CHARS = 1 << 19;
    private static final int ROOM_FOR_LEAVES = 1 << 14;

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
    OpenBlock[] blocks = new OpenBlock[ENOUGH_MESSAGES];
    final int[] firstLeaves = new int[ENOUGH_MESSAGES + 1];
    final int[] idStarts = new int[ENOUGH_MESSAGES];
    final int[] idLengths = new int[ENOUGH_MESSAGES];
    final long[] timestamps = new long[ENOUGH_MESSAGES];
    final long[] receivedAt = new long[ENOUGH_MESSAGES];
    final Value[] sources = new Value[ENOUGH_MESSAGES];

    Leaves(KeyTree keys) {
        this.keys = keys;
    }

    void clear(KeyTree of) {
        keys = of;
        count = 0;
        used = 0;
        messages = 0;
        Arrays.fill(trees, null);
        Arrays.fill(blocks, null);
    }

    boolean isFull() {
        return messages == ENOUGH_MESSAGES || used >= ENOUGH_CHARS;
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

    /** Adds every message to its block. */
    void replay() {
        Envelope envelope = keys.envelope();
        for (int message = 0; message < messages; message++) {
            blocks[message].replay(this, envelope, message);
        }
    }
}
