package dev.foretrait.engine.column;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A fast 64-bit hash of bytes, eight at a time. It never changes, as parts of it are stored. Whoever reads a text in words
 * of eight bytes anyway may hash it on the way: {@link #begin}, {@link #next} for each whole word, {@link #end} with the rest.
 */
public final class Hash {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long PRIME = 0x9E3779B97F4A7C15L;
    private static final long OTHER_PRIME = 0xD6E8FEB86659FD93L;

    private Hash() {}

    /** The hash of some bytes, such as a text in UTF-8. */
    public static long of(byte[] bytes, int offset, int count) {
        return of(bytes, offset, count, PRIME);
    }

    /** Another hash, which two texts of equal hash most likely differ in. */
    public static long other(byte[] bytes, int offset, int count) {
        return of(bytes, offset, count, OTHER_PRIME);
    }

    private static long of(byte[] bytes, int offset, int count, long prime) {
        long hash = begin();
        int at = offset;
        for (int last = offset + count - Long.BYTES; at <= last; at += Long.BYTES) {
            hash = next(hash, (long) LONGS.get(bytes, at), prime);
        }
        int end = offset + count;
        return mix(next(hash, at == end ? 0 : rest(bytes, at, end), prime) + count);
    }

    /** One to seven bytes, lowest first; those before them are read with them, where there are any. */
    private static long rest(byte[] bytes, int start, int end) {
        if (end >= Long.BYTES) {
            return (long) LONGS.get(bytes, end - Long.BYTES) >>> Long.SIZE - (end - start) * Byte.SIZE;
        }
        long rest = 0;
        for (int at = start, shift = 0; at < end; at++, shift += Byte.SIZE) {
            rest |= (bytes[at] & 0xFFL) << shift;
        }
        return rest;
    }

    /** The hash of no bytes so far. */
    public static long begin() {
        return OTHER_PRIME;
    }

    /** The hash with eight more bytes, lowest first. */
    public static long next(long hash, long word) {
        return next(hash, word, PRIME);
    }

    private static long next(long hash, long word, long prime) {
        long more = (hash ^ word) * prime;
        return more ^ more >>> 29;
    }

    /**
     * The hash of the whole.
     *
     * @param rest what is left behind the last whole word, lowest first
     * @param count how many bytes there are in all
     */
    public static long end(long hash, long rest, int count) {
        return mix(next(hash, rest) + count);
    }

    /** Spreads every bit over all others. */
    public static long mix(long hash) {
        long mixed = (hash ^ hash >>> 32) * OTHER_PRIME;
        mixed = (mixed ^ mixed >>> 29) * PRIME;
        return mixed ^ mixed >>> 32;
    }

    /** The hash of a spelled value. */
    static long of(byte spelling, byte[] bytes, int start, int end) {
        return of(bytes, start, end - start) + spelling * PRIME;
    }
}
