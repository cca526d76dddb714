package dev.foretrait.engine.reduce;

import dev.foretrait.engine.column.Coded;
import dev.foretrait.engine.column.ProfileColumn;
import dev.foretrait.engine.event.Value;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The least or the greatest of the numeric values.
 *
 * @param end which of the two
 * @param rules which values are numbers
 */
record Extreme(End end, NumberRules rules) implements Reducer<Extreme.State> {

    /** The end of the numbers that is looked for. */
    enum End {
        LEAST,
        GREATEST
    }

    /**
     * The best number so far of every subject, once exact and once as the nearest double. Rounding keeps the order, so
     * exact numbers are compared only where doubles are equal.
     */
    static final class State {
        private double[] rounded;
        private @Nullable BigDecimal[] exact;
        private final Numbers.Tally tally = new Numbers.Tally();

        State(int subjects) {
            rounded = new double[subjects];
            exact = new BigDecimal[subjects];
        }
    }

    @Override
    public State empty(int subjects, Places places) {
        return new State(subjects);
    }

    /** The best number of each code, and the nearest double; no number where there is none. */
    private record Candidates(Numbers numbers, double[] rounded) {

        static Candidates of(Extreme extreme, Coded values) {
            Numbers numbers =
                    new Numbers(values, extreme.end == End.LEAST ? BigDecimal::min : BigDecimal::max, extreme.rules);
            double[] rounded = new double[values.codes() + 1];
            rounded[0] = Double.NaN;
            for (int code = 1; code < rounded.length; code++) {
                rounded[code] = numbers.amount(code) == 0
                        ? Double.NaN
                        : numbers.number(code).doubleValue();
            }
            return new Candidates(numbers, rounded);
        }
    }

    @Override
    public void add(State state, Kept kept) {
        Candidates candidates =
                kept.vocabularies().answer(this, kept.values(), () -> Candidates.of(this, kept.values()));
        Numbers numbers = candidates.numbers();
        double[] rounded = candidates.rounded();
        numbers.countOddities(kept, state.tally);
        int[] rows = kept.rows();
        int[] subjects = kept.subjects();
        int[] codeOf = kept.codes();
        int count = kept.count();
        for (int i = 0; i < count; i++) {
            int code = codeOf[rows[i]];
            if (!Double.isNaN(rounded[code])) {
                offer(state, subjects[i], rounded[code], numbers.number(code));
            }
        }
    }

    @Override
    public Ledger ledger() {
        State state = new State(0);
        return new Ledger() {
            @Override
            public void reach(int subjects) {
                int before = state.exact.length;
                if (subjects > before) {
                    state.exact = Arrays.copyOf(state.exact, Room.after(before, subjects));
                    state.rounded = Arrays.copyOf(state.rounded, state.exact.length);
                }
            }

            @Override
            public void add(Kept kept) {
                Extreme.this.add(state, kept);
            }

            @Override
            public void forget(int subject) {
                state.exact[subject] = null;
            }

            @Override
            public Value value(int subject) {
                BigDecimal number = state.exact[subject];
                return number == null ? Value.ABSENT : Value.of(rules.result(number));
            }
        };
    }

    @Override
    public void merge(State into, State from) {
        into.tally.add(from.tally);
        for (int subject = 0; subject < into.exact.length; subject++) {
            BigDecimal number = from.exact[subject];
            if (number != null) {
                offer(into, subject, from.rounded[subject], number);
            }
        }
    }

    @Override
    public Sliding sliding(State state, Line line, Places places) {
        Numbers numbers = Numbers.onDemand(line, end == End.LEAST ? BigDecimal::min : BigDecimal::max, rules);
        return new Leaders() {
            @Override
            boolean competes(int event) {
                return numbers.amount(line.code(event)) > 0;
            }

            @Override
            boolean supersedes(int later, int earlier) {
                int order = number(later).compareTo(number(earlier));
                return end == End.LEAST ? order <= 0 : order >= 0;
            }

            @Override
            void note(int subject, int best) {
                offer(state, subject, number(best).doubleValue(), number(best));
            }

            private BigDecimal number(int event) {
                return numbers.number(line.code(event));
            }
        };
    }

    private void offer(State state, int subject, double rounded, BigDecimal number) {
        BigDecimal old = state.exact[subject];
        double oldRounded = state.rounded[subject];
        boolean better = old == null
                || (end == End.LEAST ? rounded < oldRounded : rounded > oldRounded)
                || rounded == oldRounded
                        && old != number
                        && (end == End.LEAST ? number.compareTo(old) < 0 : number.compareTo(old) > 0);
        if (better) {
            state.rounded[subject] = rounded;
            state.exact[subject] = number;
        }
    }

    @Override
    public ProfileColumn results(State state) {
        return Present.column(state.exact.length, subject -> state.exact[subject] != null, subject -> {
            BigDecimal number = state.exact[subject];
            return number == null ? Value.ABSENT : Value.of(rules.result(number));
        });
    }

    @Override
    public Map<Oddity, Long> oddities(State state) {
        return state.tally.oddities();
    }
}
