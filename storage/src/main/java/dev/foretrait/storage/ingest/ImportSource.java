package dev.foretrait.storage.ingest;

import dev.foretrait.storage.StorageException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One thing to import: a file, or a stream that is read once. */
public final class ImportSource {

    private static final Pattern STORAGE_LAYOUT = Pattern.compile("(?:^|/)segment-logs/([^/]+)/\\d+/");

    /** So many bytes, packed or not, fit into memory with all that is made of them. */
    private static final long FEW_BYTES = 64L << 20;

    private final String name;
    private final Optional<Path> file;
    private final Opening opening;

    private interface Opening {
        InputStream open() throws IOException;
    }

    private ImportSource(String name, Optional<Path> file, Opening opening) {
        this.name = name;
        this.file = file;
        this.opening = opening;
    }

    /** A file. */
    public static ImportSource of(Path file) {
        return new ImportSource(
                file.toAbsolutePath().normalize().toString(), Optional.of(file), () -> Files.newInputStream(file));
    }

    /** A stream, such as standard input, under a name for messages. It is read once and not closed. */
    public static ImportSource of(String name, InputStream stream) {
        return new ImportSource(name, Optional.empty(), () -> new OpenStream(stream));
    }

    /** A pipe or device, which is read once. A channel does not know what is available of one. */
    private static ImportSource ofPipe(Path pipe) {
        return new ImportSource(
                pipe.toAbsolutePath().normalize().toString(),
                Optional.empty(),
                () -> new FileInputStream(pipe.toFile()));
    }

    /**
     * The files that a person means: a file, a folder with all that is below it, or a glob such as {@code logs/*.gz}; a pipe, such as
     * a shell makes of {@code <(zcat …)}.
     * Sorted by path, so that the order does not depend on the disk. Folders that exist under just the name that a glob has
     * for them are no pattern: whoever makes a glob absolute need not mind the letters of the folders before it.
     *
     * @throws StorageException if there is no such file, no file in it, or a folder cannot be read
     */
    public static List<ImportSource> find(String pathOrGlob) {
        boolean exists = exists(pathOrGlob);
        if (exists && !Files.isDirectory(Path.of(pathOrGlob)) && !Files.isRegularFile(Path.of(pathOrGlob))) {
            return List.of(ofPipe(Path.of(pathOrGlob)));
        }
        Collection<Path> files = exists ? at(Path.of(pathOrGlob)) : Glob.files(pathOrGlob);
        if (files.isEmpty()) {
            throw new StorageException(
                    exists ? "there are no files in " + pathOrGlob : "there is no file " + pathOrGlob,
                    "name the file or the folder of an export");
        }
        return files.stream()
                .sorted(Comparator.comparing(Path::toString))
                .map(ImportSource::of)
                .toList();
    }

    private static Collection<Path> at(Path path) {
        return Files.isDirectory(path) ? FilesBelow.each(path) : List.of(path);
    }

    private static boolean exists(String path) {
        try {
            return Files.exists(Path.of(path));
        } catch (InvalidPathException noPath) {
            return false;
        }
    }

    /** The absolute path of a file, or the name that was given to a stream. */
    public String name() {
        return name;
    }

    /** Whether all that is in some sources fits into memory, whatever is made of it; nobody knows of streams. */
    public static boolean fitIntoMemory(List<ImportSource> sources) {
        return sources.stream().allMatch(ImportSource::isFile) && bytes(sources) <= FEW_BYTES;
    }

    /** How many bytes all of them have, as they lie on disk. */
    static long bytes(List<ImportSource> sources) {
        return sources.stream().mapToLong(ImportSource::size).sum();
    }

    /** Whether it can be read again from the start. */
    boolean isFile() {
        return file.isPresent();
    }

    /** How large it is as it lies on disk; 0 for a stream. */
    long size() {
        try {
            return file.isPresent() ? Files.size(file.get()) : 0;
        } catch (IOException unknown) {
            return 0;
        }
    }

    InputStream open() throws IOException {
        return opening.open();
    }

    /** The source of its messages, where it lies in Segment's storage layout (exports.md 1.1). */
    Optional<String> sourceId() {
        Matcher layout = STORAGE_LAYOUT.matcher(name.replace('\\', '/'));
        return layout.find() ? Optional.of(layout.group(1)) : Optional.empty();
    }

    @Override
    public String toString() {
        return name;
    }

    /** Leaves the stream open for whoever owns it. */
    private static final class OpenStream extends java.io.FilterInputStream {
        OpenStream(InputStream stream) {
            super(stream);
        }

        @Override
        public void close() {}
    }
}
