package dev.foretrait.engine.identity;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Texts in groups, each once in its group, numbered from 0 in the order in which they come. Some 17 bytes beside their own: a
 * space has millions of external ids.
 */
final class Texts {

    static final int NONE = -1;

    private static final int CHUNK_BITS = 20;
    private static final int CHUNK_BYTES = 1 << CHUNK_BITS;
    private static final int LEAST_SLOTS = 2048;
    private static final int HEADER = 2 * Integer.BYTES;

    /** Each text as its group, its length, less than 0 if a char takes two bytes, and its chars. */
    private final List<ByteBuffer> chunks = new ArrayList<>();

    private int[] places = new int[LEAST_SLOTS / 2];

    /** For each slot some bits of the hash of its text, by which few texts are looked at that are not the wanted one; 0 if it is empty. */
    private byte[] marks = new byte[LEAST_SLOTS];

    /** For each slot that is not empty, the number of its text. */
    private int[] table = new int[LEAST_SLOTS];

    private int size;
    private ByteBuffer wanted = buffer(256);

    /** How many there are. */
    int size() {
        return size;
    }

    /** Lets go of what says where texts are; it is made anew when one is looked for. */
    void forgetTable() {
        places = Arrays.copyOf(places, size);
        table = new int[0];
        marks = new byte[0];
    }

    /** The number of a text, or {@link #NONE}. */
    int find(int group, String text) {
        spell(group, text);
        int slot = slot(hash(wanted, 0, wanted.limit()));
        return marks[slot] == 0 ? NONE : table[slot];
    }

    /** The number of a text, which is added if it is not there; {@link #size} before the call if it is new. */
    int numberOf(int group, String text) {
        spell(group, text);
        int hash = hash(wanted, 0, wanted.limit());
        int slot = slot(hash);
        if (marks[slot] != 0) {
            return table[slot];
        }
        if (size == places.length) {
            places = Arrays.copyOf(places, Math.max(LEAST_SLOTS / 2, size + size / 2));
        }
        places[size] = append();
        marks[slot] = mark(hash);
        table[slot] = size++;
        if (size > table.length / 4 * 3) {
            fillTable();
        }
        return size - 1;
    }

    /** The group of a text. */
    int group(int number) {
        return chunk(number).getInt(offset(number));
    }

    /** A text. */
    String text(int number) {
        ByteBuffer chunk = chunk(number);
        int at = offset(number) + Integer.BYTES;
        int length = chunk.getInt(at);
        int from = at + Integer.BYTES;
        if (length >= 0) {
            return new String(chunk.array(), from, length, StandardCharsets.ISO_8859_1);
        }
        char[] chars = new char[-length];
        for (int index = 0; index < chars.length; index++) {
            chars[index] = chunk.getChar(from + 2 * index);
        }
        return new String(chars);
    }

    private ByteBuffer chunk(int number) {
        return chunks.get(places[number] >>> CHUNK_BITS);
    }

    private int offset(int number) {
        return places[number] & CHUNK_BYTES - 1;
    }

    private int bytes(int number) {
        int length = chunk(number).getInt(offset(number) + Integer.BYTES);
        return HEADER + (length < 0 ? -2 * length : length);
    }

    /** Writes what is looked for as it would be kept. */
    private void spell(int group, String text) {
        if (HEADER + 2L * text.length() > wanted.capacity()) {
            wanted = buffer(HEADER + 2 * text.length());
        }
        boolean narrow = true;
        for (int at = 0; at < text.length(); at++) {
            narrow &= text.charAt(at) <= 0xFF;
        }
        wanted.clear().putInt(group).putInt(narrow ? text.length() : -text.length());
        if (narrow) {
            wanted.put(text.getBytes(StandardCharsets.ISO_8859_1));
        } else {
            for (int at = 0; at < text.length(); at++) {
                wanted.putChar(text.charAt(at));
            }
        }
        wanted.flip();
    }

    private int append() {
        int bytes = wanted.limit();
        if (chunks.isEmpty() || chunks.get(chunks.size() - 1).remaining() < bytes) {
            chunks.add(buffer(Math.max(CHUNK_BYTES, bytes)));
        }
        ByteBuffer last = chunks.get(chunks.size() - 1);
        int place = chunks.size() - 1 << CHUNK_BITS | last.position();
        last.put(wanted.duplicate());
        return place;
    }

    /** Where the text that was spelled is, or belongs. */
    private int slot(int hash) {
        if (table.length == 0) {
            fillTable();
        }
        byte mark = mark(hash);
        int mask = table.length - 1;
        int slot = hash & mask;
        while (marks[slot] != 0 && !(marks[slot] == mark && isWanted(table[slot]))) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private boolean isWanted(int number) {
        ByteBuffer chunk = chunk(number);
        int at = offset(number);
        int bytes = bytes(number);
        return bytes == wanted.limit() && Arrays.equals(chunk.array(), at, at + bytes, wanted.array(), 0, bytes);
    }

    /** Makes a table of which at least a quarter is empty. */
    private void fillTable() {
        int slots = Math.max(LEAST_SLOTS, table.length);
        while (size > slots / 4 * 3) {
            slots *= 2;
        }
        table = new int[slots];
        marks = new byte[slots];
        int mask = table.length - 1;
        for (int number = 0; number < size; number++) {
            int hash = hash(chunk(number), offset(number), bytes(number));
            int slot = hash & mask;
            while (marks[slot] != 0) {
                slot = slot + 1 & mask;
            }
            marks[slot] = mark(hash);
            table[slot] = number;
        }
    }

    /** Bits that have no part in where a text belongs, in a table of up to 33 million slots. */
    private static byte mark(int hash) {
        return (byte) (hash >>> 25 | 0x80);
    }

    /** The lowest byte of a number first, as processors have it: to turn numbers round takes a call. */
    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int hash(ByteBuffer bytes, int from, int count) {
        long hash = count;
        int at = from;
        for (; at + Long.BYTES <= from + count; at += Long.BYTES) {
            hash = (hash ^ bytes.getLong(at)) * 0x9E37_79B9_7F4A_7C15L;
            hash ^= hash >>> Integer.SIZE;
        }
        for (; at < from + count; at++) {
            hash = (hash ^ bytes.get(at)) * 0x9E37_79B9_7F4A_7C15L;
            hash ^= hash >>> Integer.SIZE;
        }
        return (int) hash;
    }
}
