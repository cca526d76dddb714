package dev.foretrait.storage.space;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The disk that a file or folder is on. */
final class Disk {

    private final Path place;
    private @Nullable FileStore store;

    Disk(Path place) {
        this.place = place;
    }

    /** How much room there is on it; as much as can be if nobody knows. */
    long freeBytes() {
        try {
            if (store == null) {
                store = Files.getFileStore(place);
            }
            return store.getUsableSpace();
        } catch (IOException unknown) {
            return Long.MAX_VALUE;
        }
    }
}
