package dev.foretrait.storage.space;

import dev.foretrait.storage.StorageException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The word of a process that it closes a space when another one wants it, as long as this is not closed. A process that finds
 * the space open waits for one that has given its word, and is refused at once by any other.
 */
public final class SpaceOffer implements AutoCloseable {

    private final Path database;
    private final @Nullable FileChannel turns;

    private SpaceOffer(Path database, @Nullable FileChannel turns) {
        this.database = database;
        this.turns = turns;
    }

    /**
     * Offers a space. Where the file system has no locks, or another process has offered it already, nobody will ask.
     *
     * @param space its folder
     */
    public static SpaceOffer of(Path space) {
        Path folder = Database.folder(space);
        try {
            FileChannel turns = TurnLock.file(folder);
            TurnLock.OFFERED.take(turns);
            return new SpaceOffer(Database.file(folder), turns);
        } catch (IOException noLocks) {
            return new SpaceOffer(Database.file(folder), null);
        }
    }

    /** Whether another process waits for the space. */
    public boolean isWanted() {
        try {
            return turns != null && TurnLock.WANTED.isTaken(turns);
        } catch (IOException noLocks) {
            return false;
        }
    }

    /** Whether another process waits for the space or has it open. This one has closed it. */
    public boolean isTaken() {
        if (isWanted()) {
            return true;
        }
        try (FileChannel file = FileChannel.open(database, StandardOpenOption.WRITE)) {
            return TurnLock.isTaken(file, 0, Long.MAX_VALUE);
        } catch (IOException notThere) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            if (turns != null) {
                turns.close();
            }
        } catch (IOException refused) {
            throw new StorageException("the space could not be given up", "end this process", refused);
        }
    }
}
