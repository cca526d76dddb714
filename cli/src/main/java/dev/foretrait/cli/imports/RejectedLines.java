package dev.foretrait.cli.imports;

import dev.foretrait.cli.output.JsonWriter;
import dev.foretrait.engine.diagnostic.Severity;
import dev.foretrait.storage.ingest.ImportSource;
import dev.foretrait.storage.ingest.Rejected;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The lines that imports left out, as a file with an object on each line. */
public final class RejectedLines {

    private RejectedLines() {}

    /** How many lines of the sources are left out because something is wrong with them. */
    public static long errorsIn(List<ImportSource> sources, List<Rejected> lines) {
        Set<String> names = sources.stream().map(ImportSource::name).collect(Collectors.toSet());
        return lines.stream()
                .filter(line -> names.contains(line.file()) && line.rule().severity() == Severity.ERROR)
                .count();
    }

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
