package dev.foretrait.storage.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where a space is on disk. */
public final class SpaceFolder {

    /** The file that makes a folder a space. */
    public static final String SETTINGS = "foretrait.yaml";

    private SpaceFolder() {}

    /** Whether the folder is a space. */
    public static boolean is(Path folder) {
        return Files.exists(folder.resolve(SETTINGS));
    }

    /** The nearest space: the folder itself, or the first of its parents that is one. */
    public static Optional<Path> find(Path start) {
        Path folder = start.toAbsolutePath().normalize();
        while (folder != null && !is(folder)) {
            folder = folder.getParent();
        }
        return Optional.ofNullable(folder);
    }
}
