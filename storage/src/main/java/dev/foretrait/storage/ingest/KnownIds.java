package dev.foretrait.storage.ingest;

import org.jspecify.annotations.Nullable;

/**
 * Where the message with an id is, for an import. Of the ids that were stored before it those are looked for that it asks for, until it
 * asks for so many that having all of them at hand is less work.
 */
final class KnownIds {

    private final SeenIds seen;
    private @Nullable StoredIds before;

    private KnownIds(SeenIds seen, @Nullable StoredIds before) {
        this.seen = seen;
        this.before = before;
    }

    /** For an import into a space of which all ids are there. */
    static KnownIds of(SeenIds all) {
        return new KnownIds(all, null);
    }

    /** For an import that asks for few of those ids, or for many. */
    static KnownIds askedFor(StoredIds before) {
        return new KnownIds(new SeenIds(), before);
    }

    /** The ids of all these messages are going to be looked for. */
    void approach(Leaves leaves) {
        seen.approach(leaves.idHashes, leaves.messages);
    }

    /** The place of the message with the id of a message, or {@link SeenIds#NOWHERE}. */
    long find(Leaves leaves, int message) {
        long place = seen.find(leaves.idHashes[message], leaves.otherIdHashes[message]);
        return place == SeenIds.NOWHERE && before != null ? findBefore(before, leaves, message) : place;
    }

    private long findBefore(StoredIds stored, Leaves leaves, int message) {
        if (stored.isAskedTooOften()) {
            stored.addTo(seen);
            before = null;
            return find(leaves, message);
        }
        return stored.find(leaves.id(message));
    }

    /** Sets the place of the message with the id of a message. */
    void put(Leaves leaves, int message, long place) {
        seen.put(leaves.idHashes[message], leaves.otherIdHashes[message], place);
    }

    /** Those of the whole space; null if only some were asked for. */
    @Nullable
    SeenIds ofAll() {
        return before == null ? seen : null;
    }
}
