package dev.foretrait.engine.column;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Compares short stretches of bytes, which a range comparison of the library takes longer to set up than to do. */
final class Bytes {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Bytes() {}

    static boolean areEqual(byte[] some, int from, byte[] others, int otherFrom, int count) {
        int last = count - Long.BYTES;
        if (last < 0) {
            return count == 0 || areFewEqual(some, from, others, otherFrom, count);
        }
        for (int at = 0; at < last; at += Long.BYTES) {
            if ((long) LONGS.get(some, from + at) != (long) LONGS.get(others, otherFrom + at)) {
                return false;
            }
        }
        return (long) LONGS.get(some, from + last) == (long) LONGS.get(others, otherFrom + last);
    }

    /** Of one to seven bytes; those behind them are read with them, where there are any. */
    private static boolean areFewEqual(byte[] some, int from, byte[] others, int otherFrom, int count) {
        if (from + Long.BYTES <= some.length && otherFrom + Long.BYTES <= others.length) {
            long different = (long) LONGS.get(some, from) ^ (long) LONGS.get(others, otherFrom);
            return different << Long.SIZE - count * Byte.SIZE == 0;
        }
        for (int at = 0; at < count; at++) {
            if (some[from + at] != others[otherFrom + at]) {
                return false;
            }
        }
        return true;
    }
}
