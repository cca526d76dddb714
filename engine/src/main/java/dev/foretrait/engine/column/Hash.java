package dev.foretrait.engine.column;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** A fast 64-bit hash of a spelled value. */
final class Hash {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long PRIME = 0x9E3779B97F4A7C15L;

    private Hash() {}

    static long of(byte spelling, byte[] bytes, int start, int end) {
        long hash = (end - start) * PRIME + spelling;
        int at = start;
        for (; at + 8 <= end; at += 8) {
            hash = mix(hash ^ (long) LONGS.get(bytes, at));
        }
        long tail = 0;
        for (; at < end; at++) {
            tail = tail << 8 | bytes[at] & 0xFF;
        }
        return mix(hash ^ tail);
    }

    private static long mix(long x) {
        long y = (x ^ x >>> 32) * 0xD6E8FEB86659FD93L;
        y = (y ^ y >>> 32) * 0xD6E8FEB86659FD93L;
        return y ^ y >>> 32;
    }
}
