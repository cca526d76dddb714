package dev.foretrait.engine.reduce;

import dev.foretrait.engine.column.Coded;
import dev.foretrait.engine.column.ProfileColumn;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.semantics.EqualTimes;
import dev.foretrait.engine.semantics.KeptValues;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The distinct string forms in alphabetical order, or how many there are; of too many, some (U-53, U-54).
 *
 * @param result what becomes of them
 * @param longest how many are kept at most (L-DEF-5)
 * @param kept which these are
 * @param alphabet the order of forms (U-23)
 * @param ties which of two events at one time is earlier (U-25)
 */
record Unique(Result result, int longest, KeptValues kept, Comparator<String> alphabet, EqualTimes ties)
        implements Reducer<Unique.State> {

    /** What distinct values become. */
    enum Result {
        LIST,
        COUNT
    }

    /** The pairs of subject and form seen, each with its earliest sighting. */
    static final class State {
        private final int subjects;
        private final Places places;
        private final EqualTimes ties;
        private final StringForms forms = new StringForms();
        private final PairTable pairs = new PairTable();
        private final @Nullable Coded[] valuesOfBlock;
        private final int[] distinct;
        private final int[] distinctInStretch;
        private long[] times = new long[pairs.capacity()];
        private int[] placeOf = new int[pairs.capacity()];

        private State(int subjects, Places places, EqualTimes ties) {
            this.subjects = subjects;
            this.ties = ties;
            this.places = places;
            this.valuesOfBlock = new Coded[places.blocks()];
            this.distinct = new int[subjects];
            this.distinctInStretch = new int[subjects];
        }

        private void sight(int subject, int form, long time, int place) {
            int slot = pairs.slot(subject, form);
            if (slot < 0) {
                times[~slot] = time;
                placeOf[~slot] = place;
                distinct[subject]++;
                if (pairs.isFull()) {
                    grow();
                }
            } else if (time < times[slot] || time == times[slot] && places.tieIsBefore(place, placeOf[slot], ties)) {
                times[slot] = time;
                placeOf[slot] = place;
            }
        }

        private void grow() {
            long[] oldTimes = times;
            int[] oldPlaces = placeOf;
            boolean[] used = new boolean[oldTimes.length];
            for (int slot = 0; slot < used.length; slot++) {
                used[slot] = pairs.isUsed(slot);
            }
            int[] moved = pairs.grow();
            times = new long[pairs.capacity()];
            placeOf = new int[pairs.capacity()];
            for (int slot = 0; slot < used.length; slot++) {
                if (used[slot]) {
                    times[moved[slot]] = oldTimes[slot];
                    placeOf[moved[slot]] = oldPlaces[slot];
                }
            }
        }
    }

    @Override
    public State empty(int subjects, Places places) {
        return new State(subjects, places, ties);
    }

    @Override
    public void add(State state, Kept kept) {
        state.valuesOfBlock[kept.number()] = kept.values();
        StringForms.OfCodes forms = state.forms.of(kept.values());
        long[] timestamps = kept.block().timestamps();
        for (int i = 0; i < kept.count(); i++) {
            int row = kept.rows()[i];
            for (int form : forms.all[kept.codes()[row]]) {
                state.sight(kept.subjects()[i], form, timestamps[row], kept.firstPlace() + row);
            }
        }
    }

    /** A list that is too long is left to {@link #add}, which knows what came first. */
    @Override
    public Optional<Reduced> ofRuns(Runs runs) {
        Distinct distinct = new Distinct(Forms.of(runs.values(), alphabet, runs.vocabularies()), runs);
        long truncated = Arrays.stream(distinct.counts())
                .filter(count -> count > longest)
                .count();
        if (truncated > 0 && result == Result.LIST) {
            return Optional.empty();
        }
        Map<Oddity, Long> oddities = truncated == 0 ? Map.of() : Map.of(Oddity.UNIQUE_LIST_TRUNCATED, truncated);
        if (result == Result.LIST) {
            return Optional.of(new Reduced(
                    Present.column(runs.subjects(), subject -> distinct.counts()[subject] > 0, distinct::list),
                    oddities));
        }
        int[] counts = Arrays.stream(distinct.counts())
                .map(count -> Math.min(count, longest))
                .toArray();
        return Optional.of(new Reduced(ProfileColumn.ofCounts(counts), oddities));
    }

    @Override
    public Sliding sliding(State state, Line line, Places places) {
        return result == Result.LIST ? Reducer.super.sliding(state, line, places) : new DistinctInStretch(state, line);
    }

    /** The number of forms in a stretch. */
    private static final class DistinctInStretch extends Tally {

        private final State state;
        private int forms;

        DistinctInStretch(State state, Line line) {
            super(line, state.forms);
            this.state = state;
        }

        @Override
        void change(int form, int before, int after) {
            times(form, after);
            forms += Integer.compare(after, 0) - Integer.compare(before, 0);
        }

        @Override
        public void note(int subject) {
            state.distinctInStretch[subject] = forms;
        }
    }

    @Override
    public Ledger ledger() {
        return new FormSightings(this);
    }

    @Override
    public void merge(State into, State from) {
        for (int block = 0; block < into.valuesOfBlock.length; block++) {
            if (from.valuesOfBlock[block] != null) {
                into.valuesOfBlock[block] = from.valuesOfBlock[block];
            }
        }
        for (int subject = 0; subject < into.subjects; subject++) {
            into.distinctInStretch[subject] += from.distinctInStretch[subject];
        }
        int[] numbers = from.forms.numbersIn(into.forms);
        for (int slot = 0; slot < from.pairs.capacity(); slot++) {
            if (from.pairs.isUsed(slot)) {
                into.sight(
                        from.pairs.subject(slot),
                        numbers[from.pairs.number(slot)],
                        from.times[slot],
                        from.placeOf[slot]);
            }
        }
    }

    @Override
    public ProfileColumn results(State state) {
        if (result == Result.COUNT) {
            return ProfileColumn.ofCounts(IntStream.range(0, state.subjects)
                    .map(subject -> state.distinct[subject] + state.distinctInStretch[subject])
                    .map(distinct -> Math.min(distinct, longest))
                    .toArray());
        }
        Lists lists = new Lists(state, this);
        return Present.column(state.subjects, subject -> state.distinct[subject] > 0, lists::of);
    }

    @Override
    public Map<Oddity, Long> oddities(State state) {
        long truncated = Arrays.stream(state.distinct)
                .filter(distinct -> distinct > longest)
                .count();
        return truncated == 0 ? Map.of() : Map.of(Oddity.UNIQUE_LIST_TRUNCATED, truncated);
    }

    /** The slots of the pairs, subject by subject. */
    private static final class Lists {

        private final State state;
        private final Unique unique;
        private final int[] starts;
        private final int[] slots;
        private final int[] ranks;

        Lists(State state, Unique unique) {
            this.state = state;
            this.unique = unique;
            this.ranks = state.forms.ranks(unique.alphabet);
            this.starts = new int[state.subjects + 1];
            for (int subject = 0; subject < state.subjects; subject++) {
                starts[subject + 1] = starts[subject] + state.distinct[subject];
            }
            this.slots = new int[starts[state.subjects]];
            int[] next = starts.clone();
            for (int slot = 0; slot < state.pairs.capacity(); slot++) {
                if (state.pairs.isUsed(slot)) {
                    slots[next[state.pairs.subject(slot)]++] = slot;
                }
            }
        }

        Value of(int subject) {
            IntStream mine = Arrays.stream(slots, starts[subject], starts[subject + 1]);
            List<Value> list = first(mine, state.distinct[subject])
                    .mapToObj(state.pairs::number)
                    .sorted(Comparator.comparingInt(form -> ranks[form]))
                    .limit(unique.longest)
                    .map(form -> Value.of(state.forms.form(form)))
                    .toList();
            return new Value.Array(list);
        }

        private IntStream first(IntStream mine, int distinct) {
            if (distinct <= unique.longest || unique.kept == KeptValues.FIRST_IN_ORDER) {
                return mine;
            }
            Map<Integer, Map<String, Integer>> elementsOfPlace = new HashMap<>();
            return mine.boxed()
                    .sorted((left, right) -> inStream(left, right, elementsOfPlace))
                    .limit(unique.longest)
                    .mapToInt(Integer::intValue);
        }

        private int inStream(int left, int right, Map<Integer, Map<String, Integer>> elementsOfPlace) {
            int byTime = Long.compare(state.times[left], state.times[right]);
            if (byTime != 0 || left == right) {
                return byTime;
            }
            int place = state.placeOf[left];
            int other = state.placeOf[right];
            if (place != other) {
                return state.places.tieIsBefore(place, other, unique.ties) ? -1 : 1;
            }
            Map<String, Integer> elements = elementsOfPlace.computeIfAbsent(place, this::elementsAt);
            return Integer.compare(elements.getOrDefault(form(left), 0), elements.getOrDefault(form(right), 0));
        }

        /** The values of one event, each with where it stands first. */
        private Map<String, Integer> elementsAt(int place) {
            Coded values = state.valuesOfBlock[state.places.blockOf(place)];
            if (values == null) {
                throw new IllegalStateException("a sighting in a block that was never added");
            }
            Map<String, Integer> elements = new HashMap<>();
            for (Value value : values.values(values.code(state.places.rowOf(place)))) {
                elements.putIfAbsent(value.string(), elements.size());
            }
            return elements;
        }

        private String form(int slot) {
            return state.forms.form(state.pairs.number(slot));
        }
    }
}
