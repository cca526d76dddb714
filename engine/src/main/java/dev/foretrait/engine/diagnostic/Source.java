package dev.foretrait.engine.diagnostic;

/**
 * A text that findings point into, with the name a user knows it by.
 *
 * @param name a file name relative to the space, or {@code -q} for a query typed on the command line
 * @param text the whole text
 */
public record Source(String name, String text) {

    /** A place as people and editors count: both numbers start at 1; columns count code points. */
    public record Position(int line, int column) {}

    /** Where the offset is. */
    public Position position(int offset) {
        int line = 1;
        for (int at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
            line++;
        }
        return new Position(line, 1 + text.codePointCount(lineStart(offset), offset));
    }

    /** The line the offset is on, without its line break. */
    public String lineAt(int offset) {
        int end = text.indexOf('\n', offset);
        String line = text.substring(lineStart(offset), end < 0 ? text.length() : end);
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    private int lineStart(int offset) {
        return text.lastIndexOf('\n', offset - 1) + 1;
    }
}
