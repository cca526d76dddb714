package dev.foretrait.storage.resolution;

import dev.foretrait.engine.identity.LogKind;
import dev.foretrait.storage.block.MergedBlocks;
import dev.foretrait.storage.block.StoredBlock;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The resolution of all messages of a space, kept so that it need not be found again. */
final class ResolutionStore {

    /** How a resolution is written; one that was written in another way is found anew. */
    static final int FORMAT = 3;

    private static final String OF = "resolution.of";

    /** The settings under which it was found, if it can be brought up to date. */
    private static final String UNDER = "resolution.under";

    /** How many messages had given way to other copies then. */
    private static final String REPLACED = "resolution.replaced";

    private static final String LOG = "resolution.log.";
    private static final List<String> TABLES = List.of("block_profiles", "block_accounts");

    private final Jdbi jdbi;
    private final DirectoryTable table;

    ResolutionStore(Jdbi jdbi) {
        this.jdbi = jdbi;
        this.table = new DirectoryTable(jdbi);
    }

    /**
     * What a resolution is of.
     *
     * @param messages the messages and the settings, as one number
     * @param settings the settings alone
     * @param replaced how many messages have given way to other copies
     */
    record Origin(long messages, long settings, long replaced) {}

    /**
     * Keeps a resolution in place of the one before. It can be found again from the messages, so it is not replaced in one
     * transaction: what it is of is written last, and without that there is none. One transaction would have to keep every
     * old row until its end, which makes H2 slow, the file large, and reading a page that is being moved fail.
     */
    void save(Resolution resolution, List<StoredBlock> blocks, Origin origin) {
        table.detachAll();
        jdbi.useHandle(handle -> {
            forget(handle);
            TABLES.forEach(each -> handle.execute("TRUNCATE TABLE " + each));
            for (int at = 0; at < blocks.size(); at++) {
                saveOwners(handle, resolution, blocks, at);
            }
            table.save(handle, resolution.directory());
            saveRest(handle, resolution, origin);
        });
    }

    /**
     * The same with a resolution that was found from the one that is kept: what has not changed is not written.
     *
     * @param before what is kept
     */
    void save(ResolutionUpdate.Updated updated, KeptResolution before, List<StoredBlock> blocks, Origin origin) {
        table.detachAll();
        DirectoryTable.Changes changes = DirectoryTable.changes(updated.profiles(), updated.accounts());
        jdbi.useHandle(handle -> {
            forget(handle);
            Set<Integer> known = new HashSet<>(before.found());
            for (int at = 0; at < blocks.size(); at++) {
                boolean isKnown = known.remove(blocks.get(at).number());
                if (!isKnown || !before.isOwnedAs(at, updated.resolution())) {
                    saveOwners(handle, updated.resolution(), blocks, at);
                }
            }
            for (int gone : known) {
                TABLES.forEach(each -> handle.execute("DELETE FROM " + each + " WHERE block = ?", gone));
            }
            table.save(handle, changes);
            saveRest(handle, updated.resolution(), origin);
        });
    }

    private static void forget(Handle handle) {
        handle.execute("DELETE FROM state WHERE name IN (?, ?)", OF, UNDER);
    }

    private static void saveOwners(Handle handle, Resolution resolution, List<StoredBlock> blocks, int at) {
        int number = blocks.get(at).number();
        handle.execute(
                "MERGE INTO block_profiles (block, profiles) VALUES (?, ?)",
                number,
                bytes(resolution.profilesOf().get(at)));
        handle.execute(
                "MERGE INTO block_accounts (block, accounts) VALUES (?, ?)",
                number,
                bytes(resolution.accountsOf().get(at)));
    }

    private void saveRest(Handle handle, Resolution resolution, Origin origin) {
        table.saveKinds(handle, resolution.directory());
        resolution.log().forEach((kind, count) -> saveNumber(handle, LOG + kind.name(), count));
        saveNumber(handle, REPLACED, origin.replaced());
        resolution.disputes().ifPresent(disputes -> {
            table.save(handle, disputes);
            saveNumber(handle, UNDER, origin.settings());
        });
        saveNumber(handle, OF, origin.messages());
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
        return jdbi.withHandle(table::lent);
    }

    /** The resolution of exactly that, if it is the one that is kept. */
    Optional<Resolution> load(List<StoredBlock> blocks, Origin origin) {
        return jdbi.withHandle(handle -> {
            Optional<Long> kept = number(handle, OF);
            if (kept.isEmpty() || kept.get() != origin.messages()) {
                return Optional.empty();
            }
            List<int[]> profilesOf = numbers(handle, "SELECT profiles FROM block_profiles ORDER BY block");
            List<int[]> accountsOf = numbers(handle, "SELECT accounts FROM block_accounts ORDER BY block");
            if (profilesOf.size() != blocks.size() || accountsOf.size() != blocks.size()) {
                return Optional.empty();
            }
            return Optional.of(
                    new Resolution(profilesOf, accountsOf, table.lent(handle), log(handle), Optional.empty()));
        });
    }

    /**
     * The resolution that is kept, of fewer messages, if it can be brought up to date.
     *
     * @param superseded the rows of each block that have given way to other copies
     */
    Optional<KeptResolution> before(List<StoredBlock> blocks, Map<Integer, Set<Integer>> superseded, long settings) {
        return jdbi.withHandle(handle -> number(handle, UNDER)
                .filter(under -> under == settings)
                .flatMap(same -> before(handle, blocks))
                .filter(kept -> number(handle, REPLACED)
                        .filter(then -> kept.areAllGoneOwned(blocks, superseded, then))
                        .isPresent()));
    }

    private Optional<KeptResolution> before(Handle handle, List<StoredBlock> blocks) {
        Map<Integer, PlacedOwners.Known> known = new HashMap<>();
        handle.createQuery(
                        "SELECT p.block, p.profiles, a.accounts FROM block_profiles p JOIN block_accounts a ON a.block = p.block")
                .map((row, context) -> Map.entry(
                        row.getInt(1), new PlacedOwners.Known(numbers(row.getBytes(2)), numbers(row.getBytes(3)))))
                .forEach(each -> known.put(each.getKey(), each.getValue()));
        PlacedOwners placed = new PlacedOwners(blocks, known, MergedBlocks.in(handle));
        return placed.areAllPlaced()
                ? Optional.of(new KeptResolution(
                        known.keySet(),
                        placed.profilesOf(),
                        placed.accountsOf(),
                        table.profiles(handle),
                        table.accounts(handle),
                        table.identified(handle),
                        table.anonymous(handle),
                        log(handle),
                        table.disputes(handle)))
                : Optional.empty();
    }

    private static Map<LogKind, Long> log(Handle handle) {
        Map<LogKind, Long> log = new EnumMap<>(LogKind.class);
        for (LogKind kind : LogKind.values()) {
            log.put(kind, number(handle, LOG + kind.name()).orElse(0L));
        }
        return log;
    }

    private static List<int[]> numbers(Handle handle, String ofEachBlock) {
        return handle.createQuery(ofEachBlock)
                .map((row, context) -> numbers(row.getBytes(1)))
                .list();
    }

    private static Optional<Long> number(Handle handle, String name) {
        return handle.createQuery("SELECT number FROM state WHERE name = ?")
                .bind(0, name)
                .mapTo(Long.class)
                .findOne();
    }
}
