package dev.foretrait.cli.values;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/** A text without the ends of lines that it is written with at its end. */
final class OpenEnded extends FilterWriter {

    private final StringBuilder held = new StringBuilder();

    OpenEnded(Writer text) {
        super(text);
    }

    @Override
    public void write(char[] chars, int offset, int count) throws IOException {
        int kept = count;
        while (kept > 0 && isLineEnd(chars[offset + kept - 1])) {
            kept--;
        }
        if (kept > 0) {
            out.append(held);
            held.setLength(0);
            out.write(chars, offset, kept);
        }
        held.append(chars, offset + kept, count - kept);
    }

    @Override
    public void write(String text, int offset, int count) throws IOException {
        write(text.toCharArray(), offset, count);
    }

    @Override
    public void write(int one) throws IOException {
        write(new char[] {(char) one}, 0, 1);
    }

    private static boolean isLineEnd(char c) {
        return c == '\r' || c == '\n';
    }
}
