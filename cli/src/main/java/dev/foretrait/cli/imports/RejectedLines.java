package dev.foretrait.cli.imports;

import dev.foretrait.cli.output.JsonWriter;
import dev.foretrait.storage.ingest.Rejected;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The lines that imports left out, as a file with an object on each line. */
public final class RejectedLines {

    private RejectedLines() {}

    /**
     * Writes the file; if there are no lines, one that was there is removed.
     *
     * @return whether there is a file now
     */
    public static boolean write(List<Rejected> lines, Path file) throws IOException {
        if (lines.isEmpty()) {
            Files.deleteIfExists(file);
            return false;
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            JsonWriter json = new JsonWriter(out, false);
            for (Rejected rejected : lines) {
                json.beginObject();
                json.name("file").text(rejected.file());
                json.name("line").number(rejected.line());
                json.name("column").number(rejected.column());
                json.name("rule").text(rejected.rule().id());
                json.name("reason").text(rejected.reason());
                json.name("text").text(rejected.text());
                json.endObject().endLine();
            }
            json.flush();
        }
        return true;
    }
}
