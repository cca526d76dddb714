package dev.foretrait.storage.ingest;

import dev.foretrait.storage.StorageException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/**
 * A pattern of paths such as {@code logs/*.gz}. Its first parts that are the names of folders are taken as they are, whatever letters
 * they have; of all others only folders that match are looked into.
 */
final class Glob {

    private static final String WILDCARDS = "*?[{";
    private static final String ANY_DEPTH = "**";

    private final String written;
    private final List<Path> files = new ArrayList<>();

    private Glob(String written) {
        this.written = written;
    }

    /**
     * The files that match.
     *
     * @throws StorageException if it is no pattern, or a folder on the way cannot be read
     */
    static List<Path> files(String written) {
        Glob glob = new Glob(written);
        int known = endOfFolders(written);
        List<String> parts = parts(written.substring(known));
        if (parts.stream().anyMatch(Glob::hasWildcard)) {
            parts.forEach(glob::matcher);
            glob.find(Path.of(written.substring(0, known)), parts);
        }
        return glob.files;
    }

    /** Where the first part begins that is not the name of a folder. */
    private static int endOfFolders(String written) {
        int end = 0;
        for (int slash = written.indexOf('/'); slash >= 0; slash = written.indexOf('/', slash + 1)) {
            if (!isFolder(written.substring(0, slash + 1))) {
                break;
            }
            end = slash + 1;
        }
        return end;
    }

    private static boolean isFolder(String path) {
        try {
            return Files.isDirectory(Path.of(path));
        } catch (InvalidPathException pattern) {
            return false;
        }
    }

    private void find(Path folder, List<String> parts) {
        String part = parts.get(0);
        if (part.contains(ANY_DEPTH) || part.contains("/")) {
            findBelow(folder, String.join("/", parts));
            return;
        }
        PathMatcher matcher = matcher(part);
        List<String> rest = parts.subList(1, parts.size());
        for (Path entry : FilesBelow.entries(folder)) {
            boolean isMeant = part.startsWith(".") || !FilesBelow.isHidden(entry);
            if (isMeant && matcher.matches(entry.getFileName())) {
                if (!rest.isEmpty() && Files.isDirectory(entry)) {
                    find(entry, rest);
                } else if (rest.isEmpty() && Files.isRegularFile(entry)) {
                    files.add(entry);
                }
            }
        }
    }

    private void findBelow(Path folder, String pattern) {
        PathMatcher matcher = matcher(pattern);
        long slashes = pattern.chars().filter(letter -> letter == '/').count();
        int depth = pattern.contains(ANY_DEPTH) ? Integer.MAX_VALUE : (int) slashes + 1;
        for (Path file : FilesBelow.of(folder, depth)) {
            if (matcher.matches(folder.relativize(file))) {
                files.add(file);
            }
        }
    }

    private PathMatcher matcher(String pattern) {
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        } catch (PatternSyntaxException noPattern) {
            throw new StorageException(
                    "'" + pattern + "' in " + written + " is no pattern of names",
                    "close each [ and {, put no { into another, and \\ before a letter that stands for itself",
                    noPattern);
        }
    }

    /** What stands between slashes, but not between those in braces. */
    private static List<String> parts(String written) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        boolean inBraces = false;
        for (int at = 0; at < written.length(); at++) {
            char letter = written.charAt(at);
            if (letter == '\\') {
                at++;
            } else if (letter == '{' || letter == '}') {
                inBraces = letter == '{';
            } else if (letter == '/' && !inBraces) {
                parts.add(written.substring(start, at));
                start = at + 1;
            }
        }
        parts.add(written.substring(start));
        return parts;
    }

    private static boolean hasWildcard(String part) {
        return part.chars().anyMatch(letter -> WILDCARDS.indexOf(letter) >= 0);
    }
}
