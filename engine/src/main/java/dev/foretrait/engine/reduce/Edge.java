package dev.foretrait.engine.reduce;

import dev.foretrait.engine.column.Coded;
import dev.foretrait.engine.column.ProfileColumn;
import dev.foretrait.engine.column.Rows;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.semantics.ElementAtEdge;
import dev.foretrait.engine.semantics.EqualTimes;
import dev.foretrait.engine.semantics.MissingAtEdge;
import dev.foretrait.engine.semantics.TraitOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The value of the first or the last event, as it was sent.
 *
 * @param end which of the two
 * @param missing whether events without a value are passed over (U-26)
 * @param element which of several values of the event it is (U-37)
 * @param ties which of two events at one time is earlier (U-25)
 * @param order by which time events are ordered: of writes to a trait, which no ledger keeps, it can be another one (I-12)
 */
record Edge(End end, MissingAtEdge missing, ElementAtEdge element, EqualTimes ties, TraitOrder order)
        implements Reducer<Edge.State> {

    private static final int NOWHERE = -1;
    private static final int PASSED_OVER = -1;

    /** An end of time. */
    enum End {
        FIRST,
        LAST
    }

    /** For each subject when and where its best event so far is, and the values of the blocks seen. */
    static final class State {
        private final Places places;
        private final long[] times;
        private final int[] placeOf;
        private final @Nullable Coded[] valuesOfBlock;

        private State(int subjects, Places places) {
            this.places = places;
            this.times = new long[subjects];
            this.placeOf = new int[subjects];
            this.valuesOfBlock = new Coded[places.blocks()];
            Arrays.fill(placeOf, NOWHERE);
        }
    }

    /** A value that is somebody's result. */
    private record Winner(Coded values, int code) {}

    @Override
    public State empty(int subjects, Places places) {
        return new State(subjects, places);
    }

    @Override
    public void add(State state, Kept kept) {
        state.valuesOfBlock[kept.number()] = kept.values();
        boolean[] present = present(kept.values());
        int[] rows = kept.rows();
        int[] subjects = kept.subjects();
        int[] codes = kept.codes();
        long[] timestamps = NewestWrite.times(kept.block(), order);
        long[] times = state.times;
        int[] placeOf = state.placeOf;
        int count = kept.count();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (present[codes[row]]) {
                int subject = subjects[i];
                long time = timestamps[row];
                int old = placeOf[subject];
                if (old == NOWHERE || isBetter(time, times[subject])) {
                    times[subject] = time;
                    placeOf[subject] = kept.firstPlace() + row;
                } else if (time == times[subject] && winsTie(state.places, kept.firstPlace() + row, old)) {
                    placeOf[subject] = kept.firstPlace() + row;
                }
            }
        }
    }

    @Override
    public Optional<Reduced> ofRuns(Runs runs) {
        Ends ends = runs.vocabularies().answer(this, runs.values(), () -> new Ends(this, runs.values()));
        if (ends.codes.length == 0) {
            return Optional.of(new Reduced(ProfileColumn.missing(runs.subjects()), Map.of()));
        }
        int[] nearest = runs.room().apply(runs.subjects());
        if (runs.kept().isAll()) {
            outermost(runs.starts(), nearest);
        } else if (end == End.FIRST) {
            first(runs, nearest);
        } else {
            last(runs, nearest);
        }
        return Optional.of(
                new Reduced(new ProfileColumn(results(runs, nearest, ends.codeOf), ends.codes.length, ends), Map.of()));
    }

    /** The first or last row of each run, or {@link #NOWHERE}. */
    private void outermost(int[] starts, int[] nearest) {
        boolean isFirst = end == End.FIRST;
        for (int subject = 0; subject + 1 < starts.length; subject++) {
            int any = starts[subject] - starts[subject + 1] >>> 31;
            nearest[subject] = (isFirst ? starts[subject] : starts[subject + 1] - 1) | any - 1;
        }
    }

    /** The first row of each run that is kept, or {@link #NOWHERE}: mostly one near its beginning, which is found without branches. */
    private static void first(Runs runs, int[] nearest) {
        int[] starts = runs.starts();
        Rows kept = runs.kept();
        for (int subject = 0; subject < runs.subjects(); subject++) {
            int from = starts[subject];
            int before = starts[subject + 1];
            int any = from - before >>> 31;
            int row = kept.nextNear(Math.min(from, kept.size() - 1));
            int inside = row - before >>> 31;
            if ((any & (inside ^ 1)) != 0) {
                row = kept.next(from, before);
                inside = row - before >>> 31;
            }
            nearest[subject] = row | (any & inside) - 1;
        }
    }

    /** The same from the other end. */
    private static void last(Runs runs, int[] nearest) {
        int[] starts = runs.starts();
        Rows kept = runs.kept();
        for (int subject = 0; subject < runs.subjects(); subject++) {
            int from = starts[subject];
            int before = starts[subject + 1];
            int any = from - before >>> 31;
            int row = kept.previousNear(Math.max(before - 1, 0));
            int inside = from - 1 - row >>> 31;
            if ((any & (inside ^ 1)) != 0) {
                row = kept.previous(from, before);
                inside = from - 1 - row >>> 31;
            }
            nearest[subject] = row | (any & inside) - 1;
        }
    }

    /** What each run comes to, where its nearest row decides, or one behind it. */
    private int[] results(Runs runs, int[] nearest, int[] resultOf) {
        int[] results = new int[runs.subjects()];
        runs.values().copyCodesAt(nearest, results.length, results);
        for (int subject = 0; subject < results.length; subject++) {
            int row = nearest[subject];
            int result = resultOf[results[subject]] & ~(row >> 31);
            results[subject] = result == PASSED_OVER ? resultBehind(runs, subject, row, resultOf) : result;
        }
        return results;
    }

    private int resultBehind(Runs runs, int subject, int passedOver, int[] resultOf) {
        int from = runs.starts()[subject];
        int before = runs.starts()[subject + 1];
        int row = passedOver;
        int result = PASSED_OVER;
        while (result == PASSED_OVER) {
            row = end == End.FIRST
                    ? runs.kept().next(row + 1, before)
                    : runs.kept().previous(from, row);
            result = row < from || row >= before ? 0 : resultOf[runs.values().code(row)];
        }
        return result;
    }

    /**
     * The codes of a vocabulary that stand for a value, counted anew; 0 for no value, and {@link #PASSED_OVER} where events do not
     * compete.
     */
    private static final class Ends implements IntFunction<Value> {

        private final Edge edge;
        private final Coded values;
        private final int[] codeOf;
        private final int[] codes;

        Ends(Edge edge, Coded values) {
            this.edge = edge;
            this.values = values;
            boolean[] competes = edge.present(values);
            this.codes = IntStream.range(1, competes.length)
                    .filter(code -> !values.isEmpty(code))
                    .toArray();
            this.codeOf = IntStream.range(0, competes.length)
                    .map(code -> competes[code] ? 0 : PASSED_OVER)
                    .toArray();
            for (int at = 0; at < codes.length; at++) {
                codeOf[codes[at]] = at + 1;
            }
        }

        @Override
        public Value apply(int code) {
            return edge.chosen(values.values(codes[code - 1]));
        }
    }

    @Override
    public Sliding sliding(State state, Line line, Places places) {
        for (int block = 0; block < state.valuesOfBlock.length; block++) {
            state.valuesOfBlock[block] = line.valuesOfBlock(block);
        }
        boolean[] present = present(line);
        return new Leaders() {
            @Override
            boolean competes(int event) {
                return present[line.code(event)];
            }

            @Override
            boolean supersedes(int later, int earlier) {
                return end == End.LAST;
            }

            @Override
            void note(int subject, int event) {
                state.times[subject] = line.time(event);
                state.placeOf[subject] = line.place(event);
            }
        };
    }

    @Override
    public Ledger ledger() {
        return new Edges(this);
    }

    @Override
    public void merge(State into, State from) {
        for (int block = 0; block < into.valuesOfBlock.length; block++) {
            if (from.valuesOfBlock[block] != null) {
                into.valuesOfBlock[block] = from.valuesOfBlock[block];
            }
        }
        for (int subject = 0; subject < into.placeOf.length; subject++) {
            int place = from.placeOf[subject];
            int old = into.placeOf[subject];
            if (place != NOWHERE
                    && (old == NOWHERE
                            || isBetter(from.times[subject], into.times[subject])
                            || from.times[subject] == into.times[subject] && winsTie(into.places, place, old))) {
                into.times[subject] = from.times[subject];
                into.placeOf[subject] = place;
            }
        }
    }

    @Override
    public ProfileColumn results(State state) {
        int[] codeOf = new int[state.placeOf.length];
        int[][] numbersOfBlock = new int[state.valuesOfBlock.length][];
        List<Winner> winners = new ArrayList<>();
        for (int subject = 0; subject < codeOf.length; subject++) {
            int place = state.placeOf[subject];
            if (place != NOWHERE) {
                int block = state.places.blockOf(place);
                Coded values = valuesOf(state, block);
                int code = values.code(place - state.places.first(block));
                if (numbersOfBlock[block] == null) {
                    numbersOfBlock[block] = new int[values.codes() + 1];
                }
                int[] numberOf = numbersOfBlock[block];
                if (numberOf[code] == 0 && !values.isEmpty(code)) {
                    winners.add(new Winner(values, code));
                    numberOf[code] = winners.size();
                }
                codeOf[subject] = numberOf[code];
            }
        }
        return new ProfileColumn(codeOf, winners.size(), number -> {
            Winner winner = winners.get(number - 1);
            return chosen(winner.values().values(winner.code()));
        });
    }

    private static Coded valuesOf(State state, int block) {
        Coded values = state.valuesOfBlock[block];
        if (values == null) {
            throw new IllegalStateException("a result in a block that was never added");
        }
        return values;
    }

    /** The one of the values of an event that counts. */
    Value chosen(List<Value> values) {
        boolean isFirst = end == End.FIRST || element == ElementAtEdge.FIRST;
        return values.get(isFirst ? 0 : values.size() - 1);
    }

    boolean isBetter(long time, long than) {
        return end == End.FIRST ? time < than : time > than;
    }

    private boolean winsTie(Places places, int place, int old) {
        return end == End.FIRST ? places.tieIsBefore(place, old, ties) : places.tieIsBefore(old, place, ties);
    }

    /** For every code, whether its events compete. */
    boolean[] present(Coded values) {
        boolean[] present = new boolean[values.codes() + 1];
        present[0] = missing == MissingAtEdge.ABSENT;
        for (int code = 1; code < present.length; code++) {
            present[code] = present[0] || values.isSent(code);
        }
        return present;
    }
}
