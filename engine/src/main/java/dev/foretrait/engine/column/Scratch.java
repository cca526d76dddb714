package dev.foretrait.engine.column;

import dev.foretrait.engine.event.IsoTime;
import dev.foretrait.engine.event.Value;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing byte buffer in which values are spelled before a dictionary looks them up. */
final class Scratch {

    private static final int UUID_LENGTH = 36;
    private static final int SID_LENGTH = 34;
    private static final int INSTANT_LENGTH = 24;
    private static final int LONGEST_LONG = 18;

    private byte[] bytes = new byte[256];
    private int length;

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
        for (int i = 0; i < 4; i++) {
            bytes[at + i] = (byte) (value >>> 24 - 8 * i);
        }
    }

    private void putLong(long value) {
        room(8);
        for (int i = 0; i < 8; i++) {
            bytes[length++] = (byte) (value >>> 56 - 8 * i);
        }
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    /** Spells any value behind what is here. */
    Spelling spell(Value value) {
        if (value instanceof Value.Text text) {
            char[] chars = text.string().toCharArray();
            return spellText(chars, 0, chars.length);
        }
        if (value instanceof Value.Number number) {
            char[] chars = number.literal().toCharArray();
            return spellNumber(chars, 0, chars.length);
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

    /** Spells a text in the one way it has. */
    Spelling spellText(char[] chars, int offset, int count) {
        if (count == INSTANT_LENGTH && putInstant(chars, offset)) {
            return Spelling.INSTANT_TEXT;
        }
        if (count == UUID_LENGTH && putUuid(chars, offset)) {
            return Spelling.UUID_TEXT;
        }
        if (count == SID_LENGTH && putSid(chars, offset)) {
            return Spelling.SID_TEXT;
        }
        return putUtf8(chars, offset, count) ? Spelling.TEXT : putUtf16(chars, offset, count);
    }

    /** Spells a number in the one way it has. */
    Spelling spellNumber(char[] chars, int offset, int count) {
        int at = offset;
        int end = offset + count;
        boolean negative = count > 1 && chars[at] == '-';
        if (negative) {
            at++;
        }
        boolean plain = end - at <= LONGEST_LONG && (chars[at] != '0' || count == 1);
        long number = 0;
        for (int i = at; i < end && plain; i++) {
            int digit = chars[i] - '0';
            plain = digit >= 0 && digit <= 9;
            number = number * 10 + digit;
        }
        if (plain && end > at) {
            putLong(negative ? -number : number);
            return Spelling.INTEGER;
        }
        room(count);
        for (int i = offset; i < end; i++) {
            bytes[length++] = (byte) chars[i];
        }
        return Spelling.DECIMAL;
    }

    private boolean putInstant(char[] chars, int offset) {
        long millis = IsoTime.canonicalMillis(chars, offset, INSTANT_LENGTH);
        if (millis == IsoTime.NOT_CANONICAL) {
            return false;
        }
        putLong(millis);
        return true;
    }

    private boolean putUuid(char[] c, int o) {
        if (c[o + 8] != '-' || c[o + 13] != '-' || c[o + 18] != '-' || c[o + 23] != '-') {
            return false;
        }
        int start = length;
        boolean hex = putHex(c, o, 8)
                && putHex(c, o + 9, 4)
                && putHex(c, o + 14, 4)
                && putHex(c, o + 19, 4)
                && putHex(c, o + 24, 12);
        if (!hex) {
            length = start;
        }
        return hex;
    }

    private boolean putSid(char[] c, int o) {
        if (!isLetterOrDigit(c[o]) || !isLetterOrDigit(c[o + 1])) {
            return false;
        }
        int start = length;
        put((byte) c[o]);
        put((byte) c[o + 1]);
        boolean hex = putHex(c, o + 2, 32);
        if (!hex) {
            length = start;
        }
        return hex;
    }

    private boolean putHex(char[] c, int o, int digits) {
        room(digits / 2);
        for (int i = o; i < o + digits; i += 2) {
            int high = hexDigit(c[i]);
            int low = hexDigit(c[i + 1]);
            if ((high | low) < 0) {
                return false;
            }
            bytes[length++] = (byte) (high << 4 | low);
        }
        return true;
    }

    private static int hexDigit(char c) {
        return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    }

    private static boolean isLetterOrDigit(char c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    private boolean putUtf8(char[] chars, int offset, int count) {
        int start = length;
        room(count);
        for (int i = offset; i < offset + count; i++) {
            char c = chars[i];
            if (c >= 0x80) {
                length = start;
                return putWideUtf8(new String(chars, offset, count));
            }
            bytes[length++] = (byte) c;
        }
        return true;
    }

    private boolean putWideUtf8(String text) {
        boolean broken = text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        if (broken) {
            return false;
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        room(utf8.length);
        System.arraycopy(utf8, 0, bytes, length, utf8.length);
        length += utf8.length;
        return true;
    }

    private Spelling putUtf16(char[] chars, int offset, int count) {
        room(2 * count);
        for (int i = offset; i < offset + count; i++) {
            bytes[length++] = (byte) (chars[i] >>> 8);
            bytes[length++] = (byte) chars[i];
        }
        return Spelling.BROKEN_TEXT;
    }
}
