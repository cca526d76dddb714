package dev.foretrait.storage.resolution;

import dev.foretrait.storage.Ahead;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The directory of a space in the database, and beside it what is in dispute. */
final class DirectoryTable {

    /** The first part of accounts; those of users have smaller numbers. */
    private static final int ACCOUNTS = 1 << 24;

    private static final int END = Integer.MAX_VALUE;
    private static final int IDENTIFIED = -1;
    private static final int ANONYMOUS = -2;
    private static final int DISPUTES = -3;

    /** How many parts are encoded before they are written: a few megabytes. */
    private static final int PARTS_AHEAD = 32;

    private final Jdbi jdbi;
    private final List<WeakReference<DirectoryParts>> lent = new ArrayList<>();

    DirectoryTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Saves all entries of a directory in place of all that was there. */
    void save(Handle handle, Directory directory) {
        handle.execute("TRUNCATE TABLE directory_part");
        save(handle, directory.profiles(), 0);
        save(handle, directory.accounts(), ACCOUNTS);
    }

    /** Saves entries part by part while other threads encode the next few. */
    private static void save(Handle handle, List<ProfileEntry> entries, int firstPart) {
        int count = parts(entries);
        Deque<CompletableFuture<byte[]>> encoded = new ArrayDeque<>();
        int started = 0;
        for (int part = 0; part < count; part++) {
            for (; started < Math.min(count, part + PARTS_AHEAD); started++) {
                int next = started;
                encoded.add(Ahead.start(() -> encoded(entries, next)));
            }
            save(handle, firstPart + part, Ahead.join(encoded.remove()));
        }
    }

    /**
     * What is to be written where entries have changed.
     *
     * @param parts the parts with new entries, encoded
     * @param profileParts how many parts there are of profiles
     * @param accountParts how many parts there are of accounts
     */
    record Changes(Map<Integer, byte[]> parts, int profileParts, int accountParts) {}

    /** All parts are encoded before one is written, as entries are read from where others are going to be. */
    static Changes changes(SplicedEntries profiles, SplicedEntries accounts) {
        Map<Integer, byte[]> parts = new TreeMap<>(changedParts(profiles, 0));
        parts.putAll(changedParts(accounts, ACCOUNTS));
        return new Changes(parts, parts(profiles), parts(accounts));
    }

    private static Map<Integer, byte[]> changedParts(SplicedEntries entries, int firstPart) {
        return IntStream.range(0, parts(entries))
                .filter(part -> !entries.areAsBefore(part * DirectoryParts.ENTRIES, DirectoryParts.ENTRIES))
                .boxed()
                .parallel()
                .collect(Collectors.toMap(part -> firstPart + part, part -> encoded(entries, part)));
    }

    void save(Handle handle, Changes changes) {
        changes.parts().forEach((id, bytes) -> save(handle, id, bytes));
        delete(handle, changes.profileParts(), ACCOUNTS);
        delete(handle, ACCOUNTS + changes.accountParts(), END);
    }

    private static int parts(List<ProfileEntry> entries) {
        return (entries.size() + DirectoryParts.ENTRIES - 1) / DirectoryParts.ENTRIES;
    }

    private static byte[] encoded(List<ProfileEntry> entries, int part) {
        int from = part * DirectoryParts.ENTRIES;
        return DirectoryCodec.encode(entries.subList(from, Math.min(entries.size(), from + DirectoryParts.ENTRIES)));
    }

    /** Saves which profiles have ids of which kind. */
    void saveKinds(Handle handle, Directory directory) {
        save(handle, IDENTIFIED, directory.identified().toByteArray());
        save(handle, ANONYMOUS, directory.anonymous().toByteArray());
    }

    void save(Handle handle, Disputes disputes) {
        save(handle, DISPUTES, DisputesCodec.encode(disputes));
    }

    private static void save(Handle handle, int id, byte[] bytes) {
        handle.execute("MERGE INTO directory_part (id, bytes) VALUES (?, ?)", id, bytes);
    }

    private static void delete(Handle handle, int from, int end) {
        handle.execute("DELETE FROM directory_part WHERE id >= ? AND id < ?", from, end);
    }

    /** The directory for those who look at it until it is replaced, and afterwards if they are told to {@link #detachAll}. */
    Directory lent(Handle handle) {
        DirectoryParts profiles = profiles(handle);
        DirectoryParts accounts = accounts(handle);
        lent.add(new WeakReference<>(profiles));
        lent.add(new WeakReference<>(accounts));
        return new Directory(profiles, accounts, identified(handle), anonymous(handle));
    }

    /** Lets those who still look at the directory before go on doing so. */
    void detachAll() {
        for (WeakReference<DirectoryParts> each : lent) {
            DirectoryParts used = each.get();
            if (used != null) {
                used.detach();
            }
        }
        lent.clear();
    }

    /** The profiles, for one who is done with them before they are replaced. */
    DirectoryParts profiles(Handle handle) {
        return parts(handle, 0, ACCOUNTS);
    }

    /** The same of accounts. */
    DirectoryParts accounts(Handle handle) {
        return parts(handle, ACCOUNTS, END);
    }

    private DirectoryParts parts(Handle handle, int first, int end) {
        int parts = handle.createQuery("SELECT count(*) FROM directory_part WHERE id >= ? AND id < ?")
                .bind(0, first)
                .bind(1, end)
                .mapTo(Integer.class)
                .one();
        return new DirectoryParts(parts, part -> jdbi.withHandle(reading -> bytes(reading, first + part)));
    }

    /** Which profiles are more than anonymous. */
    BitSet identified(Handle handle) {
        return BitSet.valueOf(bytes(handle, IDENTIFIED));
    }

    /** Which profiles have an anonymous id. */
    BitSet anonymous(Handle handle) {
        return BitSet.valueOf(bytes(handle, ANONYMOUS));
    }

    /** What is in dispute, where that was saved. */
    Disputes disputes(Handle handle) {
        return DisputesCodec.decode(bytes(handle, DISPUTES));
    }

    private static byte[] bytes(Handle handle, int id) {
        return handle.createQuery("SELECT bytes FROM directory_part WHERE id = ?")
                .bind(0, id)
                .mapTo(byte[].class)
                .one();
    }
}
