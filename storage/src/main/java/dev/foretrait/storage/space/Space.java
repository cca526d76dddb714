package dev.foretrait.storage.space;

import dev.foretrait.engine.semantics.AsOfTime;
import dev.foretrait.storage.Ahead;
import dev.foretrait.storage.StorageException;
import dev.foretrait.storage.block.BlockStore;
import dev.foretrait.storage.block.StoredBlock;
import dev.foretrait.storage.ingest.CopyStore;
import dev.foretrait.storage.ingest.Follower;
import dev.foretrait.storage.ingest.FreeRoom;
import dev.foretrait.storage.ingest.ImportProgress;
import dev.foretrait.storage.ingest.ImportReport;
import dev.foretrait.storage.ingest.ImportSource;
import dev.foretrait.storage.ingest.Importer;
import dev.foretrait.storage.ingest.Rejected;
import dev.foretrait.storage.resolution.DroppedRows;
import dev.foretrait.storage.resolution.Participation;
import dev.foretrait.storage.resolution.Resolution;
import dev.foretrait.storage.resolution.Resolutions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * The messages that were imported, and who they are about. One process at a time has a space open; within it any thread may
 * read, one at a time may import.
 */
public final class Space implements AutoCloseable {

    private final Database database;
    private final @Nullable TemporaryFolder temporary;
    private final SpaceOptions options;
    private final BlockStore store;
    private final Importer importer;
    private final CopyStore copies;
    private final Resolutions resolutions;
    private final DroppedRows dropped;
    private @Nullable Contents contents;

    /** What is in the space between two imports. */
    private record Contents(BlockStore.Stored stored, SpaceSnapshot everything) {}

    private Space(Database database, SpaceOptions options, int commitEvery, FreeRoom room) {
        this(database, options, commitEvery, room, null);
    }

    private Space(
            Database database,
            SpaceOptions options,
            int commitEvery,
            FreeRoom room,
            @Nullable TemporaryFolder temporary) {
        this.database = database;
        this.temporary = temporary;
        this.options = options;
        this.store = new BlockStore(database.jdbi(), database::beginToWrite, options.cacheBytes());
        this.importer = new Importer(database.jdbi(), store, options.imports(), commitEvery, room);
        this.copies = new CopyStore(database.jdbi());
        this.resolutions = new Resolutions(
                database.jdbi(), options.identity(), options.name(), options.resolutionHash(), importer::forgetIds);
        this.dropped = options.filters().isEmpty() ? DroppedRows.NONE : new DroppedRows(options.filters());
    }

    /**
     * Opens the space in that folder. Its database is made if there is none, and brought up to date if it is older.
     *
     * @throws StorageException if another process has it open, or a newer foretrait wrote it, or it cannot be read
     */
    public static Space open(Path folder, SpaceOptions options) {
        return open(folder, options, Importer.COMMIT_EVERY);
    }

    /** The same, with imports committed after so many messages. */
    static Space open(Path folder, SpaceOptions options, int commitEvery) {
        Database database = Database.in(folder);
        return new Space(database, options, commitEvery, FreeRoom.ofSpace(database.disk()::freeBytes));
    }

    /** The same, on a disk that has so much room. */
    static Space open(Path folder, SpaceOptions options, int commitEvery, LongSupplier freeBytes) {
        return new Space(Database.in(folder), options, commitEvery, FreeRoom.ofSpace(freeBytes));
    }

    /** A space that is gone when it is closed. */
    public static Space inMemory(SpaceOptions options) {
        return new Space(Database.inMemory(), options, Importer.COMMIT_EVERY, FreeRoom.ofMemory());
    }

    /**
     * A space that is gone when it is closed, or when the process ends, and may be larger than memory: it is a file in the folder for
     * temporary files.
     *
     * @throws StorageException if no file can be made there
     */
    public static Space inTemporaryFile(SpaceOptions options) {
        TemporaryFolder folder = TemporaryFolder.make();
        try {
            return new Space(Database.in(folder), options, Importer.COMMIT_EVERY, folder.room(), folder);
        } catch (RuntimeException refused) {
            folder.close();
            throw refused;
        }
    }

    /** Whether nothing can be imported, because its file may not be written. */
    public boolean isReadOnly() {
        return database.isReadOnly();
    }

    /** What the space was opened with. */
    public SpaceOptions options() {
        return options;
    }

    /**
     * Imports sources in their order, and finds out who all messages are about. The result depends only on what was imported,
     * not on the order. What was imported before is not imported again.
     *
     * @throws StorageException if the space cannot be written; what was committed before stays
     */
    public ImportReport importFrom(List<ImportSource> sources, ImportProgress progress) {
        ImportReport report = importOnly(sources, progress, Follower.NONE);
        mergeBlocks();
        CompletableFuture<Void> messagesOnDisk = CompletableFuture.runAsync(database::writeOut);
        try {
            contents();
        } finally {
            Ahead.join(messagesOnDisk);
        }
        sync();
        return report;
    }

    /** Makes large blocks of the small ones that many small imports leave. */
    synchronized void mergeBlocks() {
        try {
            importer.mergeBlocks();
        } catch (JdbiException failed) {
            throw StorageException.ofDatabase(failed);
        }
        forgetContents();
    }

    private synchronized void forgetContents() {
        contents = null;
    }

    /** Waits until all that was imported is on the disk. */
    void sync() {
        database.sync();
    }

    /** The same without finding out who the messages are about, until it is asked for, and without waiting for the disk. */
    ImportReport importOnly(List<ImportSource> sources, ImportProgress progress, Follower follower) {
        forgetContents();
        try {
            return importer.importFrom(sources, progress, follower);
        } catch (JdbiException failed) {
            throw StorageException.ofDatabase(failed);
        } finally {
            forgetContents();
        }
    }

    BlockStore store() {
        return store;
    }

    CopyStore copies() {
        return copies;
    }

    /** Who takes part of all messages, where those rows are replaced. */
    Participation everything(Map<Integer, Set<Integer>> superseded) {
        return participation(superseded, Long.MAX_VALUE);
    }

    /** Everything that imports left out, by file and line. */
    public List<Rejected> rejected() {
        return importer.rejected();
    }

    /** What an evaluation reads: the messages that were received by that instant (U-47). */
    public SpaceSnapshot snapshot(Instant asOf) {
        Contents all = contents();
        long until = asOf.toEpochMilli();
        List<StoredBlock> blocks = all.stored().blocks();
        Participation participation = participation(all.stored().superseded(), until);
        if (blocks.stream().allMatch(participation::isBy)) {
            return all.everything();
        }
        Resolution resolution = Resolution.of(blocks, participation, options.identity(), options.name());
        return new SpaceSnapshot(blocks, participation, resolution, copies, options);
    }

    /** What an evaluation reads: all messages. */
    public SpaceSnapshot snapshot() {
        return snapshot(Instant.ofEpochMilli(Long.MAX_VALUE));
    }

    /** The timestamp of the newest message; empty if there is none. */
    public Optional<Instant> newestTimestamp() {
        return snapshot().newestTimestamp();
    }

    private synchronized Contents contents() {
        try {
            return loadedContents();
        } catch (JdbiException failed) {
            throw StorageException.ofDatabase(failed);
        }
    }

    private Participation participation(Map<Integer, Set<Integer>> superseded, long asOf) {
        AsOfTime time = options.identity().semantics().of(AsOfTime.class);
        return new Participation(superseded, asOf, dropped, time);
    }

    private Contents loadedContents() {
        if (contents == null) {
            BlockStore.Stored stored = store.all();
            Participation everything = everything(stored.superseded());
            Resolution resolution = resolutions.of(stored.blocks(), everything);
            contents =
                    new Contents(stored, new SpaceSnapshot(stored.blocks(), everything, resolution, copies, options));
        }
        return contents;
    }

    /** How often all messages were resolved, and not only those that had to do with new ones. */
    int resolutionsOfAll() {
        return resolutions.ofAll();
    }

    @Override
    public void close() {
        try (temporary;
                database) {
            if (store.hasMerged()) {
                store.sweep();
            }
        } catch (JdbiException failed) {
            throw StorageException.ofDatabase(failed);
        }
    }
}
