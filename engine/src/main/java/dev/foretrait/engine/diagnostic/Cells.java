package dev.foretrait.engine.diagnostic;

/** The width of characters on a terminal, in cells, and what is shown for those that a terminal would obey. */
public final class Cells {

    private static final int TAB = 4;
    private static final int REPLACEMENT = 0xFFFD;

    /** First and last code points of the ranges that take two cells: East Asian wide and full-width forms, emoji. */
    private static final int[][] WIDE = {
        {0x1100, 0x115F},
        {0x231A, 0x231B},
        {0x2329, 0x232A},
        {0x23E9, 0x23EC},
        {0x25FD, 0x25FE},
        {0x2614, 0x2615},
        {0x2648, 0x2653},
        {0x26AA, 0x26AB},
        {0x26BD, 0x26BE},
        {0x26C4, 0x26C5},
        {0x2705, 0x2705},
        {0x270A, 0x270B},
        {0x2728, 0x2728},
        {0x274C, 0x274C},
        {0x2753, 0x2757},
        {0x2795, 0x2797},
        {0x2B1B, 0x2B1C},
        {0x2B50, 0x2B55},
        {0x2E80, 0x303E},
        {0x3041, 0xA4CF},
        {0xA960, 0xA97F},
        {0xAC00, 0xD7A3},
        {0xF900, 0xFAFF},
        {0xFE10, 0xFE19},
        {0xFE30, 0xFE6F},
        {0xFF00, 0xFF60},
        {0xFFE0, 0xFFE6},
        {0x16FE0, 0x18AFF},
        {0x1B000, 0x1B2FF},
        {0x1F004, 0x1F004},
        {0x1F0CF, 0x1F0CF},
        {0x1F18E, 0x1F19A},
        {0x1F200, 0x1F320},
        {0x1F32D, 0x1F64F},
        {0x1F680, 0x1F6FC},
        {0x1F7E0, 0x1F7EB},
        {0x1F90C, 0x1FAFF},
        {0x20000, 0x3FFFD},
    };

    private Cells() {}

    /** What is shown for the code point: itself, spaces for a tab, a replacement for what would steer the terminal. */
    static String shown(int codePoint) {
        return codePoint == '\t'
                ? " ".repeat(TAB)
                : Character.toString(isHarmless(codePoint) ? codePoint : REPLACEMENT);
    }

    /** The text with every character as {@link #shown}, on one line. */
    static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(codePoint -> shown.append(codePoint == '\n' ? " " : shown(codePoint)));
        return shown.toString();
    }

    /** How many cells {@link #shown} takes. */
    public static int width(int codePoint) {
        if (codePoint == '\t') {
            return TAB;
        }
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT && isHarmless(codePoint)) {
            return 0;
        }
        return isWide(codePoint) ? 2 : 1;
    }

    private static boolean isHarmless(int codePoint) {
        int type = Character.getType(codePoint);
        boolean joinsEmoji = codePoint == 0x200D;
        return joinsEmoji
                || type != Character.CONTROL
                        && type != Character.FORMAT
                        && type != Character.SURROGATE
                        && type != Character.LINE_SEPARATOR
                        && type != Character.PARAGRAPH_SEPARATOR;
    }

    private static boolean isWide(int codePoint) {
        for (int[] range : WIDE) {
            if (codePoint <= range[1]) {
                return codePoint >= range[0];
            }
        }
        return false;
    }
}
