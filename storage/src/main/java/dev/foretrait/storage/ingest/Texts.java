package dev.foretrait.storage.ingest;

import java.util.Arrays;

/** Texts that come again and again, as event names do: the same {@code String} for the same bytes, mostly. */
final class Texts {

    private static final int SLOTS = 256;

    private final String[] recent = new String[SLOTS];
    private final byte[][] spellings = new byte[SLOTS][];

    String of(byte[] utf8, int offset, int count, long hash) {
        int slot = (int) hash & SLOTS - 1;
        byte[] known = spellings[slot];
        if (known == null || !Arrays.equals(known, 0, known.length, utf8, offset, offset + count)) {
            recent[slot] = Utf8.read(utf8, offset, count);
            spellings[slot] = Arrays.copyOfRange(utf8, offset, offset + count);
        }
        return recent[slot];
    }
}
