package dev.foretrait.storage.space;

import dev.foretrait.storage.StorageException;
import dev.foretrait.storage.ingest.FreeRoom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder of the folder for temporary files, which is gone with all that is in it when it is closed, or when the process ends. */
final class TemporaryFolder implements AutoCloseable {

    private static final String ADVICE =
            "make room there, or name another folder: FORETRAIT_JAVA_OPTS=-Djava.io.tmpdir=FOLDER";

    private final Path folder;

    private TemporaryFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes one.
     *
     * @throws StorageException if there cannot be one
     */
    static TemporaryFolder make() {
        try {
            Path folder = Files.createTempDirectory("foretrait-");
            folder.toFile().deleteOnExit();
            return new TemporaryFolder(folder);
        } catch (IOException refused) {
            throw new StorageException(
                    "no file can be made in the folder for temporary files, " + System.getProperty("java.io.tmpdir"),
                    ADVICE,
                    refused);
        }
    }

    Path path() {
        return folder;
    }

    /** How much room there is. */
    FreeRoom room() {
        return new FreeRoom(
                new Disk(folder)::freeBytes,
                "the disk of " + folder.getParent() + ", where exports are read into,",
                ADVICE);
    }

    /**
     * Takes a file that is open out of the folder, where the system lets whoever has it open go on with it: then even a process that is
     * killed leaves nothing behind that takes room.
     */
    void forget(Path file) {
        if (!file.toFile().delete()) {
            file.toFile().deleteOnExit();
        }
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> left = files.toList();
            left.forEach(file -> file.toFile().delete());
            Files.delete(folder);
        } catch (IOException inUse) {
            // It is gone when the process ends.
        }
    }
}
