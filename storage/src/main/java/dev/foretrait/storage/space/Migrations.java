package dev.foretrait.storage.space;

import dev.foretrait.storage.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The steps that bring the database of an older space up to date. A step that was released never changes. */
final class Migrations {

    /**
     * Resources beside this class; the place in the list, counted from 1, is the version they lead to. H2 commits after each
     * statement that makes a table, so every statement has to bear being run again, should a kill come before the version is noted.
     */
    private static final List<String> STEPS = List.of(
            "V1__space.sql",
            "V2__anonymous_ids.sql",
            "V3__accounts.sql",
            "V4__copies.sql",
            "V5__merged_blocks.sql",
            "V6__disputes.sql");

    private Migrations() {}

    /**
     * Runs the steps that the database has not seen.
     *
     * @param space how messages name it
     */
    static void bringUpToDate(Jdbi jdbi, String space) {
        jdbi.useTransaction(handle -> {
            handle.execute("CREATE TABLE IF NOT EXISTS schema_version (version INT PRIMARY KEY)");
            int version = handle.createQuery("SELECT COALESCE(MAX(version), 0) FROM schema_version")
                    .mapTo(int.class)
                    .one();
            if (version > STEPS.size()) {
                throw new StorageException(
                        space + " was written by a newer foretrait (its database has version " + version
                                + ", this foretrait knows " + STEPS.size() + ")",
                        "update foretrait");
            }
            for (int next = version; next < STEPS.size(); next++) {
                run(handle, STEPS.get(next));
                handle.execute("INSERT INTO schema_version (version) VALUES (?)", next + 1);
            }
        });
    }

    private static void run(Handle handle, String step) {
        try (InputStream sql = Migrations.class.getResourceAsStream(step)) {
            if (sql == null) {
                throw new IllegalStateException("the resource " + step + " is missing");
            }
            handle.createScript(new String(sql.readAllBytes(), StandardCharsets.UTF_8))
                    .execute();
        } catch (IOException unreadable) {
            throw new IllegalStateException("the resource " + step + " cannot be read", unreadable);
        }
    }
}
