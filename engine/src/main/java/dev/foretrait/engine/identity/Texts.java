package dev.foretrait.engine.identity;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Texts in groups, each once in its group, numbered from 0 in the order in which they come. Six bytes beside their own, and some
 * ten more as long as their numbers are asked for: a space has millions of external ids.
 */
final class Texts {

    static final int NONE = -1;

    private static final int CHUNK_BITS = 20;
    private static final int CHUNK_BYTES = 1 << CHUNK_BITS;
    private static final int LEAST_SLOTS = 2048;

    /** Of a text whose group and length take a byte each, as do its chars: nearly all of them. */
    private static final int SHORT_HEADER = 2;

    /** A byte that no group has, the group and the length, less than 0 if a char takes two bytes. */
    private static final int LONG_HEADER = 1 + 2 * Integer.BYTES;

    private static final byte HAS_LONG_HEADER = -1;

    /** Each text as its header and its chars. */
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
        letGoOfTable();
    }

    private void letGoOfTable() {
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
        ByteBuffer chunk = chunk(number);
        int at = offset(number);
        byte group = chunk.get(at);
        return group == HAS_LONG_HEADER ? chunk.getInt(at + 1) : group;
    }

    /** A text. */
    String text(int number) {
        ByteBuffer chunk = chunk(number);
        int at = offset(number);
        int length = length(chunk, at);
        int from = at + header(chunk, at);
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
        ByteBuffer chunk = chunk(number);
        int at = offset(number);
        int length = length(chunk, at);
        return header(chunk, at) + (length < 0 ? -2 * length : length);
    }

    private static int header(ByteBuffer chunk, int at) {
        return chunk.get(at) == HAS_LONG_HEADER ? LONG_HEADER : SHORT_HEADER;
    }

    /** How many chars a text has; less than 0 if each takes two bytes. */
    private static int length(ByteBuffer chunk, int at) {
        return chunk.get(at) == HAS_LONG_HEADER ? chunk.getInt(at + 1 + Integer.BYTES) : chunk.get(at + 1) & 0xFF;
    }

    /** Writes what is looked for as it would be kept. */
    private void spell(int group, String text) {
        if (LONG_HEADER + 2L * text.length() > wanted.capacity()) {
            wanted = buffer(LONG_HEADER + 2 * text.length());
        }
        boolean narrow = true;
        for (int at = 0; at < text.length(); at++) {
            narrow &= text.charAt(at) <= 0xFF;
        }
        wanted.clear();
        if (narrow && group <= Byte.MAX_VALUE && text.length() <= 0xFF) {
            wanted.put((byte) group).put((byte) text.length());
        } else {
            wanted.put(HAS_LONG_HEADER).putInt(group).putInt(narrow ? text.length() : -text.length());
        }
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

    /** Makes a table of which at least a quarter is empty, in place of the one that there is: both together would be large. */
    private void fillTable() {
        int slots = Math.max(LEAST_SLOTS, table.length);
        while (size > slots / 4 * 3) {
            slots *= 2;
        }
        letGoOfTable();
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
