package dev.foretrait.engine.column;

/** Reads lower-case hexadecimal digits eight at a time, all in one word of ASCII, the first digit lowest. */
final class HexDigits {

    /** What eight bytes mean that are not all digits. */
    static final long NONE = -1;

    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH_HALVES = 0xF0F0_F0F0_F0F0_F0F0L;
    private static final long LOW_HALVES = 0x0F0F_0F0F_0F0F_0F0FL;
    private static final long ZEROS = 0x3030_3030_3030_3030L;
    private static final long FIRST_FOUR = 0xFFFF_FFFFL;

    private HexDigits() {}

    /** The first four bytes of each of two words. */
    static long join(long first, long second) {
        return first & FIRST_FOUR | second << Integer.SIZE;
    }

    /** The four bytes that eight digits spell, the first lowest, or {@link #NONE}. */
    static long parse(long ascii) {
        long letters = ascii >>> 6 & ONES;
        long digits = (ascii & LOW_HALVES) + letters * 9;
        long wrong = ascii & HIGH_HALVES ^ ZEROS + letters * 0x30;
        // A letter is ten or more, and only a letter.
        wrong |= (digits | digits + 6 * ONES ^ letters << 4) & 0x10 * ONES;
        return wrong == 0 ? packed(digits) : NONE;
    }

    private static long packed(long digits) {
        long pairs = (digits << 4 | digits >>> 8) & 0x00FF_00FF_00FF_00FFL;
        long fours = (pairs | pairs >>> 8) & 0x0000_FFFF_0000_FFFFL;
        return (fours | fours >>> 16) & 0xFFFF_FFFFL;
    }
}
