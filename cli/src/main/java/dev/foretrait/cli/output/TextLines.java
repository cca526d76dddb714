package dev.foretrait.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Text for people, line by line, as UTF-8. */
public final class TextLines {

    private TextLines() {}

    /** Writes the lines, each ended by a line feed. */
    public static void write(List<String> lines, OutputStream out) throws IOException {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
