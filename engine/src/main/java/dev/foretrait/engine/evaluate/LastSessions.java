package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.column.Rows;

/** The latest session of each subject, where the rows of each subject follow one another in time. */
final class LastSessions {

    private LastSessions() {}

    /**
     * The events that begin a session, as the one before is longer ago than the gap. Whether the first event of a subject is
     * among them is left to chance, since no event of the subject comes before it.
     *
     * @param events what sessions consist of
     * @param gap the longest gap within a session, in milliseconds
     */
    static Rows beginnings(Rows events, long[] times, long gap) {
        Rows beginnings = Rows.none(events.size());
        int[] rows = events.toArray();
        for (int i = 1; i < rows.length; i++) {
            if (times[rows[i]] - times[rows[i - 1]] > gap) {
                beginnings.add(rows[i]);
            }
        }
        return beginnings;
    }

    /**
     * The events that no later session of their subject comes after.
     *
     * @param events those of a time range
     * @param beginnings which events begin a session, be they in the range or not
     * @param subjects the first row of each subject
     */
    static Rows of(Rows events, Rows beginnings, Rows subjects) {
        return events.copy().removeAll(events.copy().retain(beginnings).preceding(subjects));
    }

    /**
     * The events of those sessions that did not end before an instant.
     *
     * @param recent the rows that are not before the instant, be they in a session or not
     */
    static Rows lasting(Rows sessions, Rows recent, Rows subjects) {
        Rows lasting = sessions.copy().retain(recent);
        return lasting.addAll(lasting.preceding(subjects).retain(sessions));
    }
}
