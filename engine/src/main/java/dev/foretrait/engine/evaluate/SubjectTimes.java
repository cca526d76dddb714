package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.column.Rows;
import dev.foretrait.engine.evaluate.ChainPlan.Tail;
import dev.foretrait.engine.reduce.Kept;
import java.util.Arrays;

/** When the events of each subject happened, collected to find from when on they are kept. */
final class SubjectTimes {

    private int[] subjects = new int[1 << 10];
    private long[] times = new long[1 << 10];
    private int size;

    void add(int subject, long time) {
        if (size == times.length) {
            subjects = Arrays.copyOf(subjects, size * 2);
            times = Arrays.copyOf(times, size * 2);
        }
        subjects[size] = subject;
        times[size++] = time;
    }

    void addAll(Kept kept) {
        for (int i = 0; i < kept.count(); i++) {
            add(kept.subjects()[i], kept.block().timestamps()[kept.rows()[i]]);
        }
    }

    void addAll(SubjectTimes other) {
        for (int i = 0; i < other.size; i++) {
            add(other.subjects[i], other.times[i]);
        }
    }

    /** From when on the events of each subject are kept. */
    long[] beginnings(int subjectCount, Tail tail) {
        int[] ends = new int[subjectCount + 1];
        for (int i = 0; i < size; i++) {
            ends[subjects[i] + 1]++;
        }
        for (int subject = 0; subject < subjectCount; subject++) {
            ends[subject + 1] += ends[subject];
        }
        long[] sorted = new long[size];
        int[] next = ends.clone();
        for (int i = 0; i < size; i++) {
            sorted[next[subjects[i]]++] = times[i];
        }
        long[] beginnings = new long[subjectCount];
        for (int subject = 0; subject < subjectCount; subject++) {
            int from = ends[subject];
            int to = ends[subject + 1];
            Arrays.sort(sorted, from, to);
            beginnings[subject] = from == to ? Long.MAX_VALUE : beginning(sorted, from, to, tail);
        }
        return beginnings;
    }

    /**
     * The rows that a window held when it last held anything, where the rows of each subject follow one another in time.
     *
     * @param starts the row at which those of each subject begin, and at last the number of rows
     * @param opens the beginning of the window today
     */
    static Rows inLastWindow(Rows selected, int[] starts, long[] times, long opens) {
        Rows kept = Rows.none(selected.size());
        for (int subject = 0; subject + 1 < starts.length; subject++) {
            int from = starts[subject];
            int row = selected.previous(from, starts[subject + 1]);
            long first = row < from ? opens : Math.min(times[row], opens);
            while (row >= from && times[row] >= first) {
                kept.add(row);
                row = selected.previous(from, row);
            }
        }
        return kept;
    }

    private static long beginning(long[] sorted, int from, int to, Tail tail) {
        long last = sorted[to - 1];
        if (tail instanceof Tail.LastInWindow window) {
            return Math.min(last, window.from());
        }
        if (tail instanceof Tail.LastSession session) {
            if (last < session.expiresBefore()) {
                return Long.MAX_VALUE;
            }
            int at = to - 1;
            while (at > from && sorted[at] - sorted[at - 1] <= session.gap()) {
                at--;
            }
            return sorted[at];
        }
        return Long.MIN_VALUE;
    }
}
