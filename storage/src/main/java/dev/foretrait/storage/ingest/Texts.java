package dev.foretrait.storage.ingest;

import java.util.Arrays;

/** Texts that come again and again, as event names do: the same {@code String} for the same chars, mostly. */
final class Texts {

    private static final int SLOTS = 256;

    private final String[] recent = new String[SLOTS];

    Texts() {
        Arrays.fill(recent, "");
    }

    String of(char[] chars, int offset, int count) {
        if (count == 0) {
            return "";
        }
        int slot = 31 * (31 * count + chars[offset]) + 17 * chars[offset + count / 2] + chars[offset + count - 1]
                & SLOTS - 1;
        String known = recent[slot];
        if (!isSpelled(known, chars, offset, count)) {
            known = new String(chars, offset, count);
            recent[slot] = known;
        }
        return known;
    }

    private static boolean isSpelled(String known, char[] chars, int offset, int count) {
        if (known.length() != count) {
            return false;
        }
        for (int at = 0; at < count; at++) {
            if (known.charAt(at) != chars[offset + at]) {
                return false;
            }
        }
        return true;
    }
}
