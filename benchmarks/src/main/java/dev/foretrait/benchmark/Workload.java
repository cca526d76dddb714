package dev.foretrait.benchmark;

import dev.foretrait.fixtures.generate.FlexExport;
import dev.foretrait.storage.settings.SpaceTemplate;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * An export by seed and the folder that it and everything made of it stands in. What is there already is not made again.
 *
 * @param folder the folder
 * @param export what the export holds
 */
record Workload(Path folder, FlexExport export) {

    private static final int BUFFER = 1 << 16;

    /** The export as lines. */
    Path plain() throws IOException {
        return made("export.ndjson", out -> export.writeTo(out));
    }

    /** The same lines in one gzip file. */
    Path compressed() throws IOException {
        Path plain = plain();
        return made("export.ndjson.gz", out -> {
            try (GZIPOutputStream gzip = new GZIPOutputStream(out, BUFFER)) {
                Files.copy(plain, gzip);
            }
        });
    }

    /** A space with the eight recipes, empty if it was not there. */
    Path space() throws IOException {
        Path space = folder.resolve("space");
        if (!Files.isDirectory(space)) {
            SpaceTemplate.writeTo(space);
        }
        return space;
    }

    /** A place for a database that is used once: nothing is there. */
    Path fresh(String name) throws IOException {
        Path place = folder.resolve(name);
        delete(place);
        return place;
    }

    /** Removes a file or a folder with all that is in it. */
    static void delete(Path place) throws IOException {
        if (Files.exists(place)) {
            List<Path> all;
            try (Stream<Path> found = Files.walk(place)) {
                all = found.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path each : all) {
                Files.delete(each);
            }
        }
    }

    /** How many bytes a file, or all files of a folder, have. */
    static long bytes(Path place) throws IOException {
        try (Stream<Path> found = Files.walk(place)) {
            return found.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private Path made(String name, Content content) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            Files.createDirectories(folder);
            Path part = folder.resolve(name + ".part");
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), BUFFER)) {
                content.writeTo(out);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return file;
    }

    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }
}
