package dev.foretrait.storage.space;

import dev.foretrait.engine.identity.LogKind;
import dev.foretrait.storage.block.StoredBlock;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The resolution of all messages of a space, kept so that it need not be found again. */
final class ResolutionStore {

    /** How a resolution is written; one that was written in another way is found anew. */
    static final int FORMAT = 2;

    private static final String OF = "resolution.of";
    private static final String PROFILE_PARTS = "resolution.profile_parts";
    private static final int IDENTIFIED = -1;
    private static final int ANONYMOUS = -2;
    private static final String LOG = "resolution.log.";
    private static final List<String> TABLES = List.of("block_profiles", "block_accounts", "directory_part");

    /** How many parts of the directory are encoded before they are written: a few megabytes. */
    private static final int PARTS_AHEAD = 4;

    private final Jdbi jdbi;
    private final List<WeakReference<DirectoryParts>> lent = new ArrayList<>();

    ResolutionStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Keeps a resolution in place of the one before. It can be found again from the messages, so it is not replaced in one
     * transaction: what it is of is written last, and without that there is none. One transaction would have to keep every
     * old row until its end, which makes H2 slow, the file large, and reading a page that is being moved fail.
     *
     * @param of what it is the resolution of: messages and settings, as one number
     */
    void save(Resolution resolution, List<StoredBlock> blocks, long of) {
        detachAll();
        jdbi.useHandle(handle -> {
            handle.execute("DELETE FROM state WHERE name = ?", OF);
            TABLES.forEach(table -> handle.execute("TRUNCATE TABLE " + table));
            saveNumbers(
                    handle,
                    "INSERT INTO block_profiles (block, profiles) VALUES (?, ?)",
                    blocks,
                    resolution.profilesOf());
            saveNumbers(
                    handle,
                    "INSERT INTO block_accounts (block, accounts) VALUES (?, ?)",
                    blocks,
                    resolution.accountsOf());
            int profileParts = saveEntries(handle, resolution.directory().profiles(), 0);
            saveEntries(handle, resolution.directory().accounts(), profileParts);
            savePart(handle, IDENTIFIED, resolution.directory().identified());
            savePart(handle, ANONYMOUS, resolution.directory().anonymous());
            saveNumber(handle, PROFILE_PARTS, profileParts);
            resolution.log().forEach((kind, count) -> saveNumber(handle, LOG + kind.name(), count));
            saveNumber(handle, OF, of);
        });
    }

    private static void saveNumbers(Handle handle, String statement, List<StoredBlock> blocks, List<int[]> numbers) {
        for (int at = 0; at < blocks.size(); at++) {
            handle.execute(statement, blocks.get(at).number(), bytes(numbers.get(at)));
        }
    }

    /** Saves entries part by part while other threads encode the next few. */
    private static int saveEntries(Handle handle, List<ProfileEntry> entries, int firstPart) {
        int count = (entries.size() + DirectoryParts.ENTRIES - 1) / DirectoryParts.ENTRIES;
        Deque<CompletableFuture<byte[]>> encoded = new ArrayDeque<>();
        int started = 0;
        for (int part = 0; part < count; part++) {
            for (; started < Math.min(count, part + PARTS_AHEAD); started++) {
                int from = started * DirectoryParts.ENTRIES;
                int to = Math.min(entries.size(), from + DirectoryParts.ENTRIES);
                encoded.add(Ahead.start(() -> DirectoryCodec.encode(entries.subList(from, to))));
            }
            savePart(handle, firstPart + part, Ahead.join(encoded.remove()));
        }
        return firstPart + count;
    }

    private static void savePart(Handle handle, int id, BitSet profiles) {
        savePart(handle, id, profiles.toByteArray());
    }

    private static void savePart(Handle handle, int id, byte[] bytes) {
        handle.execute("INSERT INTO directory_part (id, bytes) VALUES (?, ?)", id, bytes);
    }

    private static void saveNumber(Handle handle, String name, long number) {
        handle.execute("MERGE INTO state (name, number) VALUES (?, ?)", name, number);
    }

    private static byte[] bytes(int[] numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Integer.BYTES);
        bytes.asIntBuffer().put(numbers);
        return bytes.array();
    }

    private static int[] numbers(byte[] bytes) {
        int[] numbers = new int[bytes.length / Integer.BYTES];
        ByteBuffer.wrap(bytes).asIntBuffer().get(numbers);
        return numbers;
    }

    /** The profiles as they are kept. */
    Directory directory() {
        return jdbi.withHandle(this::directory);
    }

    private Directory directory(Handle handle) {
        int profileParts = number(handle, PROFILE_PARTS).orElse(0L).intValue();
        int allParts = handle.createQuery("SELECT count(*) FROM directory_part WHERE id >= 0")
                .mapTo(Integer.class)
                .one();
        return new Directory(
                lent(profileParts, 0),
                lent(allParts - profileParts, profileParts),
                bits(handle, IDENTIFIED),
                bits(handle, ANONYMOUS));
    }

    /** The resolution of exactly that, if it is the one that is kept. */
    Optional<Resolution> load(List<StoredBlock> blocks, long of) {
        return jdbi.withHandle(handle -> {
            Optional<Long> kept = number(handle, OF);
            if (kept.isEmpty() || kept.get() != of) {
                return Optional.empty();
            }
            List<int[]> profilesOf = numbers(handle, "SELECT profiles FROM block_profiles ORDER BY block");
            List<int[]> accountsOf = numbers(handle, "SELECT accounts FROM block_accounts ORDER BY block");
            if (profilesOf.size() != blocks.size() || accountsOf.size() != blocks.size()) {
                return Optional.empty();
            }
            Map<LogKind, Long> log = new EnumMap<>(LogKind.class);
            for (LogKind kind : LogKind.values()) {
                log.put(kind, number(handle, LOG + kind.name()).orElse(0L));
            }
            return Optional.of(new Resolution(profilesOf, accountsOf, directory(handle), log));
        });
    }

    private static List<int[]> numbers(Handle handle, String ofEachBlock) {
        return handle.createQuery(ofEachBlock)
                .map((row, context) -> numbers(row.getBytes(1)))
                .list();
    }

    private DirectoryParts lent(int parts, int first) {
        DirectoryParts entries =
                new DirectoryParts(parts, part -> jdbi.withHandle(handle -> part(handle, first + part)));
        lent.add(new WeakReference<>(entries));
        return entries;
    }

    /** Lets those who still look at the resolution before go on doing so. */
    private void detachAll() {
        for (WeakReference<DirectoryParts> each : lent) {
            DirectoryParts used = each.get();
            if (used != null) {
                used.detach();
            }
        }
        lent.clear();
    }

    private static BitSet bits(Handle handle, int id) {
        return BitSet.valueOf(part(handle, id));
    }

    private static byte[] part(Handle handle, int id) {
        return handle.createQuery("SELECT bytes FROM directory_part WHERE id = ?")
                .bind(0, id)
                .mapTo(byte[].class)
                .one();
    }

    private static Optional<Long> number(Handle handle, String name) {
        return handle.createQuery("SELECT number FROM state WHERE name = ?")
                .bind(0, name)
                .mapTo(Long.class)
                .findOne();
    }
}
