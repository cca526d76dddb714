package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.column.Rows;
import dev.foretrait.engine.column.Weighed;

/**
 * The latest session of each subject, be it over or not.
 *
 * @param events the rows of their events
 * @param ends when the last event of each happened, in epoch milliseconds; long ago for a subject without events
 */
record LastSessions(Rows events, long[] ends) implements Weighed {

    /**
     * Finds them where the rows of each subject follow one another in time.
     *
     * @param selected the events that sessions consist of
     * @param starts the row at which those of each subject begin, and at last the number of rows
     * @param gap the longest gap within a session, in milliseconds
     */
    static LastSessions of(Rows selected, int[] starts, long[] times, long gap) {
        Rows events = Rows.none(selected.size());
        long[] ends = new long[starts.length - 1];
        for (int subject = 0; subject < ends.length; subject++) {
            int from = starts[subject];
            int row = selected.previous(from, starts[subject + 1]);
            ends[subject] = row < from ? Long.MIN_VALUE : times[row];
            int later = row;
            while (row >= from && times[later] - times[row] <= gap) {
                events.add(row);
                later = row;
                row = selected.previous(from, row);
            }
        }
        return new LastSessions(events, ends);
    }

    /** The events of those that did not end before an instant. */
    Rows lastingUntil(long instant, int[] starts) {
        if (instant == Long.MIN_VALUE) {
            return events;
        }
        Rows lasting = Rows.none(events.size());
        for (int subject = 0; subject < ends.length; subject++) {
            if (ends[subject] >= instant) {
                lasting.addAll(events, starts[subject], starts[subject + 1]);
            }
        }
        return lasting;
    }

    @Override
    public long weight() {
        return events.weight() + (long) Long.BYTES * ends.length;
    }
}
