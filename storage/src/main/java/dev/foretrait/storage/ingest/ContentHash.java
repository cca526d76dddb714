package dev.foretrait.storage.ingest;

/** Two independent hashes of a content, of which ids are made. They never change, as the ids are stored. */
final class ContentHash {

    private static final long FIRST = 0x9E3779B97F4A7C15L;
    private static final long SECOND = 0xD6E8FEB86659FD93L;

    private ContentHash() {}

    static long first(char[] chars, int offset, int count) {
        return of(chars, offset, count, FIRST);
    }

    static long second(char[] chars, int offset, int count) {
        return of(chars, offset, count, SECOND);
    }

    private static long of(char[] chars, int offset, int count, long factor) {
        long hash = count * factor;
        int at = offset;
        int end = offset + count;
        for (; at + 4 <= end; at += 4) {
            long four =
                    chars[at] | (long) chars[at + 1] << 16 | (long) chars[at + 2] << 32 | (long) chars[at + 3] << 48;
            hash = (hash ^ four) * factor;
            hash ^= hash >>> 29;
        }
        for (; at < end; at++) {
            hash = (hash ^ chars[at]) * factor;
            hash ^= hash >>> 29;
        }
        return mix(hash);
    }

    private static long mix(long hash) {
        long mixed = (hash ^ hash >>> 32) * SECOND;
        mixed = (mixed ^ mixed >>> 29) * FIRST;
        return mixed ^ mixed >>> 32;
    }
}
