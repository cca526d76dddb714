package dev.foretrait.storage.space;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The copies of some messages that do not count, because of all copies of a message only the one received first does.
 *
 * @param byMessage the copies of each message that has any, by its id; messages and copies in a stable order
 * @param areAllKnown whether there can be no others: where imports of older versions stored a message, its copies were counted
 *     and not noted
 */
public record LeftOutCopies(Map<String, List<Copy>> byMessage, boolean areAllKnown) {

    /** No message has a copy. */
    public static final LeftOutCopies NONE = new LeftOutCopies(Map.of(), true);

    /**
     * A copy.
     *
     * @param file the absolute path of the file that it is in, the name of a stream, or empty if that is not known
     * @param line the line of the file, counted from 1; 0 if that is not known
     * @param receivedAt when it was received; empty if it does not say
     * @param differs whether it says something else than the message that counts, order of keys and times aside
     */
    public record Copy(String file, long line, Optional<Instant> receivedAt, boolean differs) {}
}
