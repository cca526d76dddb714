package dev.foretrait.engine.reduce;

import dev.foretrait.engine.column.ProfileColumn;
import dev.foretrait.engine.event.Value;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The number of kept events. */
public record Count() implements Reducer<int[]> {

    @Override
    public int[] empty(int subjects, Places places) {
        return new int[subjects];
    }

    @Override
    public void add(int[] counts, Kept kept) {
        int[] subjects = kept.subjects();
        int count = kept.count();
        for (int i = 0; i < count; i++) {
            counts[subjects[i]]++;
        }
    }

    @Override
    public Optional<Reduced> ofRuns(Runs runs) {
        return Optional.of(new Reduced(results(runs.kept().counts(runs.starts())), Map.of()));
    }

    @Override
    public Ledger ledger() {
        return new Ledger() {
            private int[] counts = new int[0];

            @Override
            public void reach(int subjects) {
                counts = subjects > counts.length ? Arrays.copyOf(counts, Room.after(counts.length, subjects)) : counts;
            }

            @Override
            public void add(Kept kept) {
                Count.this.add(counts, kept);
            }

            @Override
            public void forget(int subject) {
                counts[subject] = 0;
            }

            @Override
            public Value value(int subject) {
                return Value.of((long) counts[subject]);
            }
        };
    }

    @Override
    public void merge(int[] into, int[] from) {
        for (int subject = 0; subject < into.length; subject++) {
            into[subject] += from[subject];
        }
    }

    @Override
    public Sliding sliding(int[] counts, Line line, Places places) {
        return new Sliding() {
            private int count;

            @Override
            public void add(int event) {
                count++;
            }

            @Override
            public void remove(int event) {
                count--;
            }

            @Override
            public void addAll(int[] events, int from, int to) {
                count += Math.max(0, to - from);
            }

            @Override
            public void removeAll(int[] events, int from, int to) {
                count -= Math.max(0, to - from);
            }

            @Override
            public void note(int subject) {
                counts[subject] = count;
            }
        };
    }

    @Override
    public ProfileColumn results(int[] counts) {
        return ProfileColumn.ofCounts(counts);
    }
}
