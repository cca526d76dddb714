package dev.foretrait.storage.ingest;

import dev.foretrait.storage.block.FileRuns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The names of the files that messages came from, by the numbers that stand for them. */
final class FileNames {

    /** So many names are looked up at once. */
    private static final int AT_ONCE = 256;

    private final Iterator<String> ahead;

    /** For each name that was looked up its number, if it has one. */
    private final Map<String, Optional<Integer>> numbers = new HashMap<>();

    private final Map<Integer, String> names = new HashMap<>();
    private final List<Integer> unwritten = new ArrayList<>();
    private OptionalInt next = OptionalInt.empty();

    /**
     * @param ahead names in the order in which it is going to be asked for them; others may be asked for, too
     */
    FileNames(List<String> ahead) {
        this.ahead = ahead.iterator();
    }

    /** The number of a file that the space has met before; empty if it has not. */
    Optional<Integer> known(Handle handle, String name) {
        if (!numbers.containsKey(name)) {
            lookUp(handle, name);
        }
        return numbers.getOrDefault(name, Optional.empty());
    }

    private void lookUp(Handle handle, String name) {
        List<String> some = new ArrayList<>(List.of(name));
        while (ahead.hasNext() && some.size() < AT_ONCE) {
            some.add(ahead.next());
        }
        some.forEach(each -> numbers.putIfAbsent(each, Optional.empty()));
        handle.createQuery("SELECT name, number FROM file_name WHERE name IN (<names>)")
                .bindList("names", some)
                .map((row, context) -> Map.entry(row.getString(1), row.getInt(2)))
                .forEach(found -> numbers.put(found.getKey(), Optional.of(found.getValue())));
    }

    /** Gives a file that is new the next number. */
    int add(Handle handle, String name) {
        int number = next.orElseGet(() -> handle.createQuery("SELECT COALESCE(MAX(number) + 1, 0) FROM file_name")
                .mapTo(int.class)
                .one());
        next = OptionalInt.of(number + 1);
        numbers.put(name, Optional.of(number));
        names.put(number, name);
        unwritten.add(number);
        return number;
    }

    /** Writes the names that were added. To be called before anything is committed that says their numbers. */
    void flush(Handle handle) {
        if (!unwritten.isEmpty()) {
            PreparedBatch batch = handle.prepareBatch("INSERT INTO file_name (number, name) VALUES (?, ?)");
            unwritten.forEach(number -> batch.add(number, names.get(number)));
            batch.execute();
            unwritten.clear();
        }
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
