package dev.foretrait.storage.ingest;

import dev.foretrait.storage.block.FileRuns;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The names of the files that messages came from, by the numbers that stand for them. */
final class FileNames {

    private final Map<Integer, String> names = new HashMap<>();

    /** The number of a file that the space has met before; empty if it has not. */
    Optional<Integer> known(Handle handle, String name) {
        return handle.createQuery("SELECT number FROM file_name WHERE name = ?")
                .bind(0, name)
                .mapTo(Integer.class)
                .findOne();
    }

    /** Gives a file that is new the next number. */
    int add(Handle handle, String name) {
        int number = handle.createQuery("SELECT COALESCE(MAX(number) + 1, 0) FROM file_name")
                .mapTo(int.class)
                .one();
        handle.execute("INSERT INTO file_name (number, name) VALUES (?, ?)", number, name);
        return number;
    }

    /** The name of a file; {@link ImportReport#EARLIER_IMPORT} if it was not kept. */
    String name(Handle handle, int number) {
        return number == FileRuns.UNKNOWN
                ? ImportReport.EARLIER_IMPORT
                : names.computeIfAbsent(
                        number,
                        unread -> handle.createQuery("SELECT name FROM file_name WHERE number = ?")
                                .bind(0, unread)
                                .mapTo(String.class)
                                .one());
    }
}
