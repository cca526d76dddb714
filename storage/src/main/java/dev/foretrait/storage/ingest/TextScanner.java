package dev.foretrait.storage.ingest;

import dev.foretrait.engine.column.Hash;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads the texts of JSON, eight bytes at a time, and hashes them on the way. It refuses whatever is no text of JSON in
 * UTF-8, and unpaired surrogates besides.
 */
final class TextScanner {

    /** What {@link #end} answers for what it refuses. */
    static final int NOT_PLAIN = -1;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long BLANKS = 0x2020202020202020L;
    private static final long QUOTES = 0x2222222222222222L;
    private static final long BACKSLASHES = 0x5C5C5C5C5C5C5C5CL;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private byte[] unescaped = new byte[256];

    /** Where the text is that was read last: in what was read, or elsewhere if it had escapes. */
    byte[] bytes = unescaped;

    int start;
    int length;

    /** {@link Hash#of} it. */
    long hash;

    /**
     * Reads the text that begins behind a quote. Nothing is borrowed from a byte but by one that ends the text, so the lowest
     * of the high bits is that of the first such byte, whatever the others say.
     *
     * @return where its other quote is
     */
    int end(byte[] text, int from) {
        long running = Hash.begin();
        int at = from;
        while (true) {
            long word = (long) LONGS.get(text, at);
            long quotes = word ^ QUOTES;
            long escapes = word ^ BACKSLASHES;
            long stops = (quotes - ONES | escapes - ONES | word - BLANKS | word) & HIGH_BITS;
            if (stops == 0) {
                running = Hash.next(running, word);
                at += Long.BYTES;
                continue;
            }
            long before = ((stops & -stops) >>> 7) - 1;
            int stop = at + (int) ((before & ONES) * ONES >>> 56);
            if (text[stop] != '"') {
                return otherEnd(text, from, stop);
            }
            bytes = text;
            start = from;
            length = stop - from;
            hash = Hash.end(running, word & before, length);
            return stop;
        }
    }

    /** Whether the text that was read last has no escapes. */
    boolean isInPlace() {
        return bytes != unescaped;
    }

    /** Goes on where something else than a letter of ASCII stands. */
    private int otherEnd(byte[] text, int from, int stop) {
        int at = stop;
        while (text[at] != '"' && text[at] != '\\') {
            at = behindCharacter(text, at);
            if (at == NOT_PLAIN) {
                return NOT_PLAIN;
            }
        }
        bytes = text;
        start = from;
        length = at - from;
        if (text[at] == '\\') {
            at = unescape(text, at);
        }
        if (at != NOT_PLAIN) {
            hash = Hash.of(bytes, start, length);
        }
        return at;
    }

    /** Where the next character begins; {@link #NOT_PLAIN} if there is none that may stand in a text. */
    private static int behindCharacter(byte[] text, int at) {
        int first = text[at] & 0xFF;
        if (first < 0x80) {
            return first < ' ' ? NOT_PLAIN : at + 1;
        }
        int more = first < 0xC2 ? 0 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : first < 0xF5 ? 3 : 0;
        int point = first & 0x3F >> more;
        for (int tail = 1; tail <= more; tail++) {
            if ((text[at + tail] & 0xC0) != 0x80) {
                return NOT_PLAIN;
            }
            point = point << 6 | text[at + tail] & 0x3F;
        }
        boolean shortest = more == 1 || more == 2 && point >= 0x800 || more == 3 && point >= 0x10000;
        boolean surrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        return shortest && !surrogate && point <= Character.MAX_CODE_POINT ? at + more + 1 : NOT_PLAIN;
    }

    /** Copies the text up to its quote, escapes resolved; it has {@link #length} bytes before the first of them. */
    private int unescape(byte[] text, int firstEscape) {
        put(text, start, length, 0);
        int count = length;
        int at = firstEscape;
        while (text[at] != '"') {
            int next;
            if (text[at] == '\\') {
                int point = escaped(text, at);
                next = text[at + 1] != 'u' ? at + 2 : point < Character.MIN_SUPPLEMENTARY_CODE_POINT ? at + 6 : at + 12;
                if (point < 0) {
                    return NOT_PLAIN;
                }
                count = put(point, count);
            } else {
                next = behindCharacter(text, at);
                if (next == NOT_PLAIN) {
                    return NOT_PLAIN;
                }
                count = put(text, at, next - at, count);
            }
            at = next;
        }
        bytes = unescaped;
        start = 0;
        length = count;
        return at;
    }

    /** The character that an escape stands for; negative if there is none. */
    private static int escaped(byte[] text, int at) {
        return switch (text[at + 1]) {
            case '"', '\\', '/' -> text[at + 1];
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> escapedPoint(text, at + 2);
            default -> NOT_PLAIN;
        };
    }

    private static int escapedPoint(byte[] text, int at) {
        int unit = hex(text, at);
        if (unit < Character.MIN_SURROGATE || unit > Character.MAX_SURROGATE) {
            return unit;
        }
        int other = text[at + 4] == '\\' && text[at + 5] == 'u' ? hex(text, at + 6) : NOT_PLAIN;
        boolean pair = other >= 0 && Character.isSurrogatePair((char) unit, (char) other);
        return pair ? Character.toCodePoint((char) unit, (char) other) : NOT_PLAIN;
    }

    private static int hex(byte[] text, int from) {
        int unit = 0;
        for (int at = from; at < from + 4; at++) {
            int digit = text[at] < 0 ? NOT_PLAIN : Character.digit(text[at], 16);
            if (digit < 0) {
                return NOT_PLAIN;
            }
            unit = unit << 4 | digit;
        }
        return unit;
    }

    private int put(byte[] text, int from, int more, int count) {
        if (count + more > unescaped.length) {
            unescaped = Arrays.copyOf(unescaped, Math.max(count + more, unescaped.length * 2));
        }
        System.arraycopy(text, from, unescaped, count, more);
        return count + more;
    }

    private int put(int point, int count) {
        byte[] utf8 = Character.toString(point).getBytes(StandardCharsets.UTF_8);
        return put(utf8, 0, utf8.length, count);
    }
}
