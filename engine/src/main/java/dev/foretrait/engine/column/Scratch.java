package dev.foretrait.engine.column;

import dev.foretrait.engine.event.IsoTime;
import dev.foretrait.engine.event.Value;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing byte buffer, in which values are spelled before a dictionary looks them up, and columns before they are stored. */
final class Scratch {

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** To turn words round is a call for the first compiler, for each of them. */
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int UUID_LENGTH = 36;
    private static final int SID_LENGTH = 34;
    private static final int INSTANT_LENGTH = 24;
    private static final int LONGEST_LONG = 18;

    private byte[] bytes;
    private int length;

    Scratch() {
        this(256);
    }

    Scratch(int room) {
        this.bytes = new byte[room];
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
    }

    void put(byte value) {
        room(1);
        bytes[length++] = value;
    }

    void putInt(int value) {
        room(4);
        length += 4;
        setInt(length - 4, value);
    }

    void set(int at, byte value) {
        bytes[at] = value;
    }

    void setInt(int at, int value) {
        INTS.set(bytes, at, value);
    }

    private void putLong(long value) {
        room(Long.BYTES);
        LONGS.set(bytes, length, value);
        length += Long.BYTES;
    }

    /** Puts some bytes that are set later; returns where they begin. */
    int skip(int count) {
        room(count);
        length += count;
        return length - count;
    }

    byte[] toBytes() {
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            grow(length + more);
        }
    }

    private void grow(int least) {
        bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, least));
    }

    /** Spells any value behind what is here. */
    Spelling spell(Value value) {
        if (value instanceof Value.Text text) {
            return spellText(text.string());
        }
        if (value instanceof Value.Number number) {
            byte[] ascii = number.literal().getBytes(StandardCharsets.US_ASCII);
            return spellNumber(ascii, 0, ascii.length);
        }
        if (value instanceof Value.Bool bool) {
            return bool == Value.Bool.TRUE ? Spelling.TRUE : Spelling.FALSE;
        }
        if (value.isAbsent()) {
            return Spelling.NULL;
        }
        Spelling.writeTree(value, this);
        return Spelling.NESTED;
    }

    private Spelling spellText(String text) {
        if (isBroken(text)) {
            return putUtf16(text);
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        Spelling shorter = spellShorter(utf8, 0, utf8.length);
        if (shorter == Spelling.TEXT) {
            put(utf8, 0, utf8.length);
        }
        return shorter;
    }

    /** Whether a text has surrogates without their other half, which UTF-8 cannot hold. */
    static boolean isBroken(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (Character.isSurrogate(text.charAt(at))) {
                if (!Character.isSupplementaryCodePoint(text.codePointAt(at))) {
                    return true;
                }
                at++;
            }
        }
        return false;
    }

    /** Whether {@link #spellShorter} may spell a text of so many bytes. */
    static boolean mayBeShorter(int count) {
        return count >= INSTANT_LENGTH && count <= UUID_LENGTH;
    }

    /** Spells a text that has a shorter spelling than its UTF-8. Of any other nothing is put; it is spelled as it is. */
    Spelling spellShorter(byte[] utf8, int offset, int count) {
        if (count == INSTANT_LENGTH && putInstant(utf8, offset)) {
            return Spelling.INSTANT_TEXT;
        }
        if (count == UUID_LENGTH && putUuid(utf8, offset)) {
            return Spelling.UUID_TEXT;
        }
        if (count == SID_LENGTH && putSid(utf8, offset)) {
            return Spelling.SID_TEXT;
        }
        return Spelling.TEXT;
    }

    /** Spells a number in the one way it has. */
    Spelling spellNumber(byte[] ascii, int offset, int count) {
        int at = offset;
        int end = offset + count;
        boolean negative = count > 1 && ascii[at] == '-';
        if (negative) {
            at++;
        }
        boolean plain = end - at <= LONGEST_LONG && (ascii[at] != '0' || count == 1);
        long number = 0;
        for (int i = at; i < end && plain; i++) {
            int digit = ascii[i] - '0';
            plain = digit >= 0 && digit <= 9;
            number = number * 10 + digit;
        }
        if (plain && end > at) {
            putLong(negative ? -number : number);
            return Spelling.INTEGER;
        }
        put(ascii, offset, count);
        return Spelling.DECIMAL;
    }

    private boolean putInstant(byte[] text, int offset) {
        long millis = IsoTime.canonicalMillis(text, offset, INSTANT_LENGTH);
        if (millis == IsoTime.NOT_CANONICAL) {
            return false;
        }
        putLong(millis);
        return true;
    }

    private boolean putUuid(byte[] c, int o) {
        if (c[o + 8] != '-' || c[o + 13] != '-' || c[o + 18] != '-' || c[o + 23] != '-') {
            return false;
        }
        return putHex(
                HexDigits.parse((long) WORDS.get(c, o)),
                HexDigits.parse(HexDigits.join((long) WORDS.get(c, o + 9), (long) WORDS.get(c, o + 14))),
                HexDigits.parse(HexDigits.join((long) WORDS.get(c, o + 19), (long) WORDS.get(c, o + 24))),
                HexDigits.parse((long) WORDS.get(c, o + 28)));
    }

    private boolean putSid(byte[] c, int o) {
        if (!isLetterOrDigit(c[o]) || !isLetterOrDigit(c[o + 1])) {
            return false;
        }
        int start = length;
        put(c[o]);
        put(c[o + 1]);
        boolean hex = putHex(
                HexDigits.parse((long) WORDS.get(c, o + 2)),
                HexDigits.parse((long) WORDS.get(c, o + 10)),
                HexDigits.parse((long) WORDS.get(c, o + 18)),
                HexDigits.parse((long) WORDS.get(c, o + 26)));
        if (!hex) {
            length = start;
        }
        return hex;
    }

    /** Puts what four times eight digits mean, unless one of them is {@link HexDigits#NONE}. */
    private boolean putHex(long first, long second, long third, long fourth) {
        if ((first | second | third | fourth) < 0) {
            return false;
        }
        room(2 * Long.BYTES);
        WORDS.set(bytes, length, first | second << Integer.SIZE);
        WORDS.set(bytes, length + Long.BYTES, third | fourth << Integer.SIZE);
        length += 2 * Long.BYTES;
        return true;
    }

    private static boolean isLetterOrDigit(byte c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    void put(byte[] from, int offset, int count) {
        room(count);
        System.arraycopy(from, offset, bytes, length, count);
        length += count;
    }

    private Spelling putUtf16(String text) {
        room(2 * text.length());
        for (int i = 0; i < text.length(); i++) {
            put((byte) (text.charAt(i) >>> 8));
            put((byte) text.charAt(i));
        }
        return Spelling.BROKEN_TEXT;
    }
}
