package dev.foretrait.storage.space;

import dev.foretrait.storage.StorageException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.h2.api.ErrorCode;
import org.h2.engine.Session;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jdbi.v3.core.Jdbi;

/**
 * The H2 database of a space, open in this process and in no other.
 *
 * <p>A commit is written within half a second and a file system sync comes at the end of an import. So a process that is
 * killed loses at most the last half second of the running import and a machine that loses power what that import did; in both
 * cases the database is as it was after one of the earlier commits.
 */
final class Database implements AutoCloseable {

    private static final String FOLDER = ".foretrait";
    private static final String NAME = "space";
    private static final String OWNER = "owner";

    /** How long a process that offered the database may go on with what it is at. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private static final long LOOK_EVERY_MILLIS = 20;

    /**
     * H2's own page cache in KiB: small, because columns have a cache of their own. And how many statements each connection
     * keeps that were parsed: all that an import takes.
     */
    private static final String SETTINGS =
            ";CACHE_SIZE=2048;QUERY_CACHE_SIZE=32;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";

    /** A file is closed when a thread is interrupted that reads from it, or writes to it. This one is opened again then. */
    static final String REOPENED = "jdbc:h2:retry:";

    /** Of a file that nobody opens again, which need not be made smaller when it is closed. */
    private static final String FOR_ONCE = ";MAX_COMPACT_TIME=0";

    private final JdbcConnectionPool connections;
    private final Connection keptOpen;
    private final Optional<Path> folder;
    private final MVStore store;
    private final Jdbi jdbi;

    private Database(String url, Optional<Path> folder) throws SQLException {
        this.keptOpen = DriverManager.getConnection(url, "sa", "");
        this.connections = JdbcConnectionPool.create(url, "sa", "");
        this.folder = folder;
        this.store = store(keptOpen);
        this.jdbi = Jdbi.create(connections);
    }

    /** A database that nobody else sees and that is gone when it is closed. */
    static Database inMemory() {
        return migrated("jdbc:h2:mem:" + UUID.randomUUID() + SETTINGS, Optional.empty(), "this space");
    }

    /** The same in a file of that folder, since it may be larger than memory. */
    static Database in(TemporaryFolder folder) {
        Database database = migrated(
                "jdbc:h2:file:" + folder.path().resolve(NAME) + SETTINGS + FOR_ONCE, Optional.empty(), "this space");
        folder.forget(file(folder.path()));
        return database;
    }

    /** The database of the space in that folder, made if there is none. */
    static Database in(Path space) {
        Path folder = folder(space);
        try {
            Files.createDirectories(folder);
        } catch (IOException refused) {
            throw new StorageException(
                    "the folder " + folder + " cannot be made", "check the permissions of " + space, refused);
        }
        return migrated(REOPENED + folder.resolve(NAME) + SETTINGS, Optional.of(folder), "the space " + space);
    }

    /** Where a space keeps what nobody edits. */
    static Path folder(Path space) {
        return space.resolve(FOLDER).toAbsolutePath().normalize();
    }

    /** The file of the database in that folder. */
    static Path file(Path folder) {
        return folder.resolve(NAME + ".mv.db");
    }

    /** The file that says which process has it open. */
    private static Path owner(Path folder) {
        return folder.resolve(OWNER);
    }

    private static Database migrated(String url, Optional<Path> folder, String space) {
        Database database = opened(url, folder, space);
        try {
            Migrations.bringUpToDate(database.jdbi, space);
            return database;
        } catch (RuntimeException refused) {
            database.close();
            throw StorageException.ofDatabase(refused);
        }
    }

    private static Database opened(String url, Optional<Path> folder, String space) {
        try {
            return connected(url, folder);
        } catch (SQLException refused) {
            return folder.filter(hidden -> isOpenElsewhere(refused))
                    .flatMap(hidden -> offered(url, hidden, space))
                    .orElseThrow(() -> explained(refused, folder, space));
        }
    }

    private static Database connected(String url, Optional<Path> folder) throws SQLException {
        Database database = new Database(url, folder);
        database.signOwner();
        return database;
    }

    /** The database, once the process that has it open has closed it; empty if that has not {@link SpaceOffer offered} to. */
    private static Optional<Database> offered(String url, Path folder, String space) {
        try (FileChannel turns = TurnLock.file(folder)) {
            long start = System.nanoTime();
            boolean isNext = false;
            Optional<Database> closed = Optional.empty();
            while (closed.isEmpty()
                    && TurnLock.OFFERED.isTaken(turns)
                    && System.nanoTime() - start < LONGEST_WAIT.toNanos()) {
                TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
                isNext = isNext || TurnLock.WANTED.take(turns).isPresent();
                closed = isNext ? unlessOpen(url, folder, space) : closed;
            }
            return closed;
        } catch (IOException noLocks) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<Database> unlessOpen(String url, Path folder, String space) {
        try {
            return Optional.of(connected(url, Optional.of(folder)));
        } catch (SQLException refused) {
            if (isOpenElsewhere(refused)) {
                return Optional.empty();
            }
            throw explained(refused, Optional.of(folder), space);
        }
    }

    private static boolean isOpenElsewhere(SQLException refused) {
        return refused.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1;
    }

    private static StorageException explained(SQLException refused, Optional<Path> folder, String space) {
        if (isOpenElsewhere(refused)) {
            String process = folder.map(Database::owner)
                    .flatMap(Database::read)
                    .map(pid -> " (pid " + pid + ")")
                    .orElse("");
            return new StorageException(
                    space + " is in use by another foretrait process" + process,
                    "wait until it has finished, or end it",
                    refused);
        }
        if (refused.getErrorCode() == ErrorCode.FILE_CORRUPTED_1) {
            return new StorageException(
                    "the database of " + space + " is damaged",
                    "move the folder .foretrait away and import the exports again",
                    refused);
        }
        return new StorageException(
                "the database of " + space + " cannot be opened (" + refused.getMessage() + ")",
                "check the permissions of the folder and the room on the disk",
                refused);
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file).strip());
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    private void signOwner() {
        if (folder.isPresent()) {
            Path owner = owner(folder.get());
            try {
                Files.writeString(owner, Long.toString(ProcessHandle.current().pid()));
            } catch (IOException onlyNamesTheProcess) {
                owner.toFile().delete();
            }
        }
    }

    /** The disk that the space is on. */
    Disk disk() {
        return new Disk(file(folder.orElseThrow()));
    }

    /**
     * Has threads of H2 write what was committed so far. Where they are behind by several such calls, it waits for them; where they are
     * at it for another reason, nothing is begun.
     *
     * @throws StorageException if writing failed before
     */
    void beginToWrite() {
        write(store::tryCommit);
    }

    /**
     * Has what was committed so far written to the disk, and waits for it. H2 may have handed it to threads of its own, which the
     * statement {@code CHECKPOINT SYNC} does not wait for if nothing is left to hand over.
     *
     * @throws StorageException if the disk does not take it
     */
    void writeOut() {
        inFile(() -> {
            store.commit();
            store.executeFilestoreOperation(store::sync);
        });
    }

    /**
     * Waits until all that was committed is on the disk, and will be found there. The header of the file may name an older piece that
     * leads to the newest by way of others, whose room may be used again before the header is written anew. H2 looks for the newest
     * at the end of the file as well, so a last, small one is put there.
     *
     * @throws StorageException if the disk does not take it
     */
    void sync() {
        inFile(() -> {
            store.commit();
            store.executeFilestoreOperation(() -> store.setReuseSpace(false));
            store.setStoreVersion(store.getStoreVersion() ^ 1);
            store.commit();
            store.executeFilestoreOperation(() -> {
                store.setReuseSpace(true);
                store.sync();
            });
        });
    }

    private void inFile(Runnable writing) {
        if (folder.isPresent()) {
            write(writing);
        }
    }

    private static void write(Runnable writing) {
        try {
            writing.run();
        } catch (MVStoreException failed) {
            throw StorageException.ofDatabase(failed);
        }
    }

    private static MVStore store(Connection connection) throws SQLException {
        Session session = connection.unwrap(JdbcConnection.class).getSession();
        return ((SessionLocal) session).getDatabase().getStore().getMvStore();
    }

    /** Whether the file may not be written by this process. */
    boolean isReadOnly() {
        return store.isReadOnly();
    }

    Jdbi jdbi() {
        return jdbi;
    }

    @Override
    public void close() {
        connections.dispose();
        folder.map(Database::owner).ifPresent(file -> file.toFile().delete());
        try {
            keptOpen.close();
        } catch (SQLException closing) {
            throw new StorageException("the space could not be closed", "check the room on the disk", closing);
        }
    }
}
