package dev.foretrait.storage.yaml;

/**
 * A comment in a YAML text.
 *
 * @param text what it says, from its {@code #} to the end of its line
 * @param start where the {@code #} stands
 * @param column how many characters stand before it on its line
 * @param ownLine whether nothing but space stands before it
 * @param blankBefore whether the line above is blank
 */
public record Comment(String text, int start, int column, boolean ownLine, boolean blankBefore) {

    /** Whether the line above that of the offset is there and blank. */
    public static boolean isBlankAbove(String text, int offset) {
        int lineStart = text.lastIndexOf('\n', offset - 1) + 1;
        int lineAbove = lineStart == 0 ? 0 : text.lastIndexOf('\n', lineStart - 2) + 1;
        return lineStart > 0 && text.substring(lineAbove, lineStart).isBlank();
    }

    /** The comment that begins at the offset or behind it. */
    static Comment at(String text, int near) {
        int start = text.indexOf('#', near);
        int lineStart = text.lastIndexOf('\n', start - 1) + 1;
        int lineBreak = text.indexOf('\n', start);
        int end = lineBreak < 0 ? text.length() : lineBreak;
        boolean ownLine = text.substring(lineStart, start).isBlank();
        return new Comment(
                text.substring(start, end).stripTrailing(),
                start,
                text.codePointCount(lineStart, start),
                ownLine,
                isBlankAbove(text, start));
    }
}
