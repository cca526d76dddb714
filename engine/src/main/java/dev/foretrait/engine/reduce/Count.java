package dev.foretrait.engine.reduce;

import dev.foretrait.engine.column.ProfileColumn;
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
    public void merge(int[] into, int[] from) {
        for (int subject = 0; subject < into.length; subject++) {
            into[subject] += from[subject];
        }
    }

    @Override
    public Sliding sliding(int[] counts, Line line, Places places) {
        return into(counts);
    }

    /** The number of events in stretches. */
    public static Sliding into(int[] counts) {
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
