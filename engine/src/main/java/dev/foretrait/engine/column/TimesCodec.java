package dev.foretrait.engine.column;

import java.nio.ByteBuffer;

/** Turns the times of a block into bytes and back: each as its distance from the one before. */
public final class TimesCodec {

    private TimesCodec() {}

    /** The times as bytes. */
    public static byte[] encode(long[] times) {
        Scratch out = new Scratch(times.length * 3 + 8);
        Pack.writeNumber(times.length, out);
        long before = 0;
        for (long time : times) {
            Pack.writeSigned(time - before, out);
            before = time;
        }
        return out.toBytes();
    }

    /** The times that {@link #encode} wrote. */
    public static long[] decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        long[] times = new long[(int) Pack.readNumber(in)];
        long before = 0;
        for (int row = 0; row < times.length; row++) {
            before += Pack.readSigned(in);
            times[row] = before;
        }
        return times;
    }
}
