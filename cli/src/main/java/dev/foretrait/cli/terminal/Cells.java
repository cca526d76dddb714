package dev.foretrait.cli.terminal;

/**
 * Text measured in the cells of a terminal. Text from messages passes through {@link #printable} before it is shown: an
 * event name may hold an escape sequence.
 */
public final class Cells {

    private static final String ELLIPSIS = "…";

    private Cells() {}

    /**
     * The text with everything that would move the cursor, turn the direction of writing or break the encoding replaced:
     * control characters by their pictures, direction marks and unpaired surrogates by U+FFFD.
     */
    public static String printable(String text) {
        StringBuilder shown = null;
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            int safe = printable(point);
            if (safe != point && shown == null) {
                shown = new StringBuilder(text.length()).append(text, 0, at);
            }
            if (shown != null) {
                shown.appendCodePoint(safe);
            }
            at += Character.charCount(point);
        }
        return shown == null ? text : shown.toString();
    }

    /** The number of cells the text takes: none for combining marks, two for East Asian wide characters and emoji. */
    public static int width(String text) {
        int width = 0;
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            width += width(point);
            at += Character.charCount(point);
        }
        return width;
    }

    /** The text, cut with an ellipsis if it takes more cells. */
    public static String fit(String text, int cells) {
        if (width(text) <= cells) {
            return text;
        }
        int room = cells - 1;
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            if (width(point) > room) {
                break;
            }
            room -= width(point);
            at += Character.charCount(point);
        }
        return text.substring(0, at) + ELLIPSIS;
    }

    /** The text with blanks behind it, to fill the cells. */
    public static String left(String text, int cells) {
        return text + " ".repeat(Math.max(0, cells - width(text)));
    }

    /** The text with blanks before it, to fill the cells. */
    public static String right(String text, int cells) {
        return " ".repeat(Math.max(0, cells - width(text))) + text;
    }

    private static int printable(int point) {
        if (point < 0x20) {
            return 0x2400 + point;
        }
        boolean unsafe = point >= 0x7f && point < 0xa0
                || point >= 0xd800 && point < 0xe000
                || point >= 0x202a && point <= 0x202e
                || point >= 0x2066 && point <= 0x2069
                || point == 0x2028
                || point == 0x2029
                || point == 0x200e
                || point == 0x200f;
        return unsafe ? 0xfffd : point;
    }

    private static int width(int point) {
        return dev.foretrait.engine.diagnostic.Cells.width(point);
    }
}
