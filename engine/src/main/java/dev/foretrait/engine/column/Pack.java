package dev.foretrait.engine.column;

import java.nio.ByteBuffer;

/** Writes and reads whole numbers in as few bytes as they need: seven bits to a byte, lowest first. */
final class Pack {

    private Pack() {}

    static void writeNumber(long number, Scratch out) {
        long rest = number;
        while ((rest & ~0x7FL) != 0) {
            out.put((byte) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.put((byte) rest);
    }

    static long readNumber(ByteBuffer in) {
        long number = 0;
        for (int shift = 0; ; shift += 7) {
            byte part = in.get();
            number |= (long) (part & 0x7F) << shift;
            if (part >= 0) {
                return number;
            }
        }
    }

    /** Maps small negative numbers to small positive ones. */
    static void writeSigned(long number, Scratch out) {
        writeNumber(number << 1 ^ number >> 63, out);
    }

    static long readSigned(ByteBuffer in) {
        long folded = readNumber(in);
        return folded >>> 1 ^ -(folded & 1);
    }
}
