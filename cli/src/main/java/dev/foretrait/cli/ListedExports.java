package dev.foretrait.cli;

import dev.foretrait.cli.imports.ImportScreen;
import dev.foretrait.storage.StorageException;
import dev.foretrait.storage.ingest.ImportReport;
import dev.foretrait.storage.ingest.ImportSource;
import dev.foretrait.storage.space.Space;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The exports that a space lists in its settings. A note in the space's own folder remembers how large and how old each
 * file was when all of them were last imported, so that nothing is read while nothing changes.
 *
 * @param paths the files, folders and globs, absolute
 * @param note where the note is kept
 */
record ListedExports(List<String> paths, Path note) {

    /** The exports of a space. */
    static ListedExports of(SpaceOnDisk onDisk, Invocation invocation) {
        Path folder = onDisk.needed(invocation);
        List<String> paths = onDisk.settings().exports().stream()
                .map(path -> folder.resolve(path).normalize().toString())
                .toList();
        return new ListedExports(paths, onDisk.hiddenFolder(invocation).resolve("exports.txt"));
    }

    /** Imports them, if they are not as they were the last time. A space that cannot be written stays as it is. */
    void importInto(Space space, Invocation invocation) throws IOException {
        if (paths.isEmpty()) {
            return;
        }
        String present = fingerprint();
        if (Files.exists(note) && Files.readString(note).equals(present)) {
            return;
        }
        if (space.isReadOnly()) {
            invocation.note("the exports of the space have changed and are not read: it cannot be written;"
                    + " check the permissions of its folder .foretrait");
            return;
        }
        long start = System.nanoTime();
        Imports imports = new Imports(invocation);
        ImportReport report = imports.run(space, paths);
        invocation.note("imported the exports of the space: "
                + ImportScreen.totals(report, java.time.Duration.ofNanos(System.nanoTime() - start)));
        imports.tellRejected(report);
        if (report.unreadable().isEmpty()) {
            Files.writeString(note, present);
        }
    }

    private String fingerprint() {
        return paths.stream().map(ListedExports::fingerprint).collect(Collectors.joining());
    }

    /** Of all files that an import of the path would read. */
    private static String fingerprint(String path) {
        try {
            return ImportSource.find(path).stream()
                    .map(source -> fingerprint(Path.of(source.name())))
                    .collect(Collectors.joining());
        } catch (StorageException nothing) { // the import will say so
            return path + "\n";
        }
    }

    private static String fingerprint(Path file) {
        try {
            BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
            return is.isRegularFile()
                    ? file + "\t" + is.size() + "\t" + is.lastModifiedTime().toMillis() + "\n"
                    : "";
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
