package dev.foretrait.storage.ingest;

import dev.foretrait.storage.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One thing to import: a file, or a stream that is read once. */
public final class ImportSource {

    private static final Pattern STORAGE_LAYOUT = Pattern.compile("(?:^|/)segment-logs/([^/]+)/\\d+/");
    private static final String WILDCARDS = "*?[{";

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

    /**
     * The files that a person means: a file, a folder with all that is below it, or a glob such as {@code logs/*.gz}.
     * Sorted by path, so that the order does not depend on the disk.
     *
     * @throws StorageException if there is no such file, or no file in it
     */
    public static List<ImportSource> find(String pathOrGlob) {
        List<Path> files = exists(pathOrGlob) ? below(Path.of(pathOrGlob)) : matching(pathOrGlob);
        if (files.isEmpty()) {
            throw new StorageException(
                    exists(pathOrGlob) ? "there are no files in " + pathOrGlob : "there is no file " + pathOrGlob,
                    "name the file or the folder of an export");
        }
        return files.stream().map(ImportSource::of).toList();
    }

    private static boolean exists(String path) {
        try {
            return Files.exists(Path.of(path));
        } catch (InvalidPathException noPath) {
            return false;
        }
    }

    private static List<Path> below(Path path) {
        try (Stream<Path> files = Files.walk(path, FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.equals(path) || !isHidden(path.relativize(file)))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        } catch (IOException | UncheckedIOException unreadable) {
            throw new StorageException("the folder " + path + " cannot be read", "check its permissions", unreadable);
        }
    }

    private static boolean isHidden(Path relative) {
        for (Path part : relative) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    private static List<Path> matching(String glob) {
        int wildcard = firstWildcard(glob);
        if (wildcard < 0) {
            return List.of();
        }
        int slash = glob.lastIndexOf('/', wildcard);
        Path base = Path.of(slash < 0 ? "." : slash == 0 ? "/" : glob.substring(0, slash));
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob.substring(slash + 1));
        List<Path> matches = new ArrayList<>();
        for (Path file : Files.isDirectory(base) ? below(base) : List.<Path>of()) {
            if (matcher.matches(base.relativize(file))) {
                matches.add(file);
            }
        }
        return matches;
    }

    private static int firstWildcard(String glob) {
        for (int at = 0; at < glob.length(); at++) {
            if (WILDCARDS.indexOf(glob.charAt(at)) >= 0) {
                return at;
            }
        }
        return -1;
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
