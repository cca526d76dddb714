package dev.foretrait.storage.ingest;

import java.nio.charset.StandardCharsets;

/**
 * Texts as bytes. A surrogate without its other half, which UTF-8 has no bytes for, is put as if it had: such a text is
 * called broken, and only this class may read it.
 */
final class Utf8 {

    private static final int MOST_BYTES_OF_A_CHAR = 3;

    private byte[] bytes = new byte[256];
    private int length;
    private boolean broken;

    /** The text that was put last. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    boolean isBroken() {
        return broken;
    }

    void put(String text) {
        put(text.toCharArray(), 0, text.length());
    }

    void put(char[] chars, int offset, int count) {
        if (bytes.length < MOST_BYTES_OF_A_CHAR * count) {
            bytes = new byte[MOST_BYTES_OF_A_CHAR * count];
        }
        length = 0;
        broken = false;
        int end = offset + count;
        for (int at = offset; at < end; at++) {
            char c = chars[at];
            if (c < 0x80) {
                bytes[length++] = (byte) c;
            } else if (c < 0x800) {
                bytes[length++] = (byte) (0xC0 | c >> 6);
                tail(c);
            } else if (at + 1 < end && Character.isSurrogatePair(c, chars[at + 1])) {
                at++;
                int point = Character.toCodePoint(c, chars[at]);
                bytes[length++] = (byte) (0xF0 | point >> 18);
                tail(point >> 12);
                tail(point >> 6);
                tail(point);
            } else {
                broken |= Character.isSurrogate(c);
                bytes[length++] = (byte) (0xE0 | c >> 12);
                tail(c >> 6);
                tail(c);
            }
        }
    }

    private void tail(int bits) {
        bytes[length++] = (byte) (0x80 | bits & 0x3F);
    }

    /** How many chars a text has, broken or not. */
    static int chars(byte[] utf8, int offset, int count) {
        int chars = 0;
        for (int at = offset; at < offset + count; at++) {
            boolean startsCharacter = (utf8[at] & 0xC0) != 0x80;
            boolean startsPair = (utf8[at] & 0xF8) == 0xF0;
            chars += (startsCharacter ? 1 : 0) + (startsPair ? 1 : 0);
        }
        return chars;
    }

    static String read(byte[] utf8, int offset, int count) {
        return new String(utf8, offset, count, StandardCharsets.UTF_8);
    }

    /** Reads a text that is or may be broken. */
    static String readBroken(byte[] utf8, int offset, int count) {
        StringBuilder text = new StringBuilder();
        int whole = offset;
        for (int at = offset; at + 2 < offset + count; at++) {
            if (utf8[at] == (byte) 0xED && (utf8[at + 1] & 0xE0) == 0xA0) {
                text.append(read(utf8, whole, at - whole));
                text.append((char) (0xD000 | (utf8[at + 1] & 0x3F) << 6 | utf8[at + 2] & 0x3F));
                whole = at + MOST_BYTES_OF_A_CHAR;
            }
        }
        return text.append(read(utf8, whole, offset + count - whole)).toString();
    }
}
