package dev.foretrait.storage.ingest;

import dev.foretrait.storage.StorageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Goes through folders, and behind symbolic links, except where one leads back up. What is hidden is left out. */
final class FilesBelow extends SimpleFileVisitor<Path> {

    private final Path folder;
    private final List<Path> files = new ArrayList<>();

    private FilesBelow(Path folder) {
        this.folder = folder;
    }

    /**
     * All files in a folder and below it.
     *
     * @param depth how many parts their paths have at most, seen from the folder
     * @throws StorageException if a folder cannot be read
     */
    static List<Path> of(Path folder, int depth) {
        FilesBelow found = new FilesBelow(folder);
        try {
            Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), depth, found);
        } catch (IOException unreadable) {
            throw unreadable(folder, unreadable);
        }
        return found.files;
    }

    /** All files in a folder and below it; one that several links lead to once, where it lies rather than behind a link. */
    static Collection<Path> each(Path folder) {
        List<Path> all = of(folder, Integer.MAX_VALUE);
        all.sort(null);
        Map<Path, Path> each = new HashMap<>();
        Path really = real(folder);
        for (Path file : all) {
            Path real = real(file);
            if (really.resolve(folder.relativize(file)).equals(real)) {
                each.put(real, file);
            } else {
                each.putIfAbsent(real, file);
            }
        }
        return each.values();
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException gone) { // whoever opens it will say so
            return file;
        }
    }

    /**
     * What is in a folder.
     *
     * @throws StorageException if it cannot be read
     */
    static List<Path> entries(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        } catch (IOException | UncheckedIOException unreadable) {
            throw unreadable(folder, unreadable);
        }
    }

    static boolean isHidden(Path file) {
        return String.valueOf(file.getFileName()).startsWith(".");
    }

    @Override
    public FileVisitResult preVisitDirectory(Path entered, BasicFileAttributes attributes) {
        return isLeftOut(entered) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (attributes.isRegularFile() && !isLeftOut(file)) {
            files.add(file);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
        boolean isNothing = failure instanceof FileSystemLoopException || failure instanceof NoSuchFileException;
        if (!isNothing && !isLeftOut(file)) {
            throw unreadable(file, failure);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path left, @Nullable IOException failure) {
        if (failure != null) {
            throw unreadable(left, failure);
        }
        return FileVisitResult.CONTINUE;
    }

    private boolean isLeftOut(Path file) {
        return !file.equals(folder) && isHidden(file);
    }

    private static StorageException unreadable(Path folder, Exception failure) {
        return new StorageException("the folder " + folder + " cannot be read", "check its permissions", failure);
    }
}
