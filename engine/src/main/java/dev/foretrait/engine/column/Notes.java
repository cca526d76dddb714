package dev.foretrait.engine.column;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What was worked out about the messages of a snapshot, kept for evaluations to come as long as there is room. What was not
 * asked for the longest goes first. Safe for use by several threads.
 *
 * <p>Law: with notes or without, every answer is the same. So a question has to name all that its answer depends on, and
 * an answer never changes.
 */
public final class Notes {

    /** Keeps nothing. */
    public static final Notes NONE = new Notes(0);

    private static final long BYTES_OF_ENTRY = 256;

    private final long mostBytes;
    private final Map<Asked, Weighed> known = new LinkedHashMap<>(16, 0.75f, true);
    private long weight;

    private record Asked(Object subject, Object question) {}

    /**
     * @param mostBytes how much memory they may take, roughly
     */
    public Notes(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /**
     * The answer to a question, worked out if it is not known.
     *
     * @param subject what is asked about; something that lasts as long as the snapshot
     * @param question what is asked: equal questions about equal subjects have equal answers, of one type
     * @param answer works it out
     */
    @SuppressWarnings("unchecked")
    public <T extends Weighed> T answer(Object subject, Object question, Supplier<T> answer) {
        Asked asked = new Asked(subject, question);
        Weighed found = known(asked);
        if (found != null) {
            return (T) found;
        }
        T made = answer.get();
        note(asked, made);
        return made;
    }

    private synchronized @Nullable Weighed known(Asked asked) {
        return known.get(asked);
    }

    private synchronized void note(Asked asked, Weighed answer) {
        long more = answer.weight() + BYTES_OF_ENTRY;
        if (more > mostBytes || known.putIfAbsent(asked, answer) != null) {
            return;
        }
        weight += more;
        Iterator<Weighed> oldest = known.values().iterator();
        while (weight > mostBytes) {
            weight -= oldest.next().weight() + BYTES_OF_ENTRY;
            oldest.remove();
        }
    }

    /** The bytes that all answers take in memory, roughly. */
    synchronized long weight() {
        return weight;
    }

    synchronized void clear() {
        known.clear();
        weight = 0;
    }
}
