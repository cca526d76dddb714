package dev.foretrait.engine.reduce;

import dev.foretrait.engine.column.Coded;
import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An exact sum of decimals and their number, for every subject. Numbers of up to six decimal places are added as whole
 * millionths in a {@code long}; what does not fit goes into a {@link BigDecimal} beside it.
 */
final class Totals {

    private static final int SCALE = 6;

    /** A code whose sum is no whole number of millionths that a long can hold. */
    private static final long LARGE = Long.MIN_VALUE;

    final Numbers.Tally tally = new Numbers.Tally();
    private final NumberRules rules;
    private long[] millionths;
    private int[] amounts;
    private @Nullable BigDecimal[] rest = new BigDecimal[0];

    Totals(int subjects, NumberRules rules) {
        this.rules = rules;
        millionths = new long[subjects];
        amounts = new int[subjects];
    }

    /** Makes room for so many subjects. */
    void reach(int subjects) {
        if (subjects > amounts.length) {
            amounts = Arrays.copyOf(amounts, Room.after(amounts.length, subjects));
            millionths = Arrays.copyOf(millionths, amounts.length);
            rest = isPlain() ? rest : Arrays.copyOf(rest, amounts.length);
        }
    }

    /** Begins anew with a subject. */
    void forget(int subject) {
        amounts[subject] = 0;
        millionths[subject] = 0;
        if (!isPlain()) {
            rest[subject] = null;
        }
    }

    int subjects() {
        return amounts.length;
    }

    /** How many numbers were added. */
    int amount(int subject) {
        return amounts[subject];
    }

    /** Whether the sum is nothing but {@link #millionths}. */
    boolean isPlain() {
        return rest.length == 0;
    }

    long millionths(int subject) {
        return millionths[subject];
    }

    /** The exact sum. */
    BigDecimal sum(int subject) {
        BigDecimal sum = BigDecimal.valueOf(millionths[subject], SCALE);
        BigDecimal beside = isPlain() ? null : rest[subject];
        return beside == null ? sum : sum.add(beside);
    }

    static BigDecimal ofMillionths(long millionths) {
        return BigDecimal.valueOf(millionths, SCALE);
    }

    /** What each code adds: so many numbers, as millionths where they can be. */
    private record Addends(Numbers numbers, long[] scaled, int[] amount) {

        record Question(NumberRules rules) {}

        static Addends of(Coded values, NumberRules rules) {
            Numbers numbers = new Numbers(values, BigDecimal::add, rules);
            long[] scaled = new long[values.codes() + 1];
            int[] amount = new int[scaled.length];
            for (int code = 1; code < scaled.length; code++) {
                amount[code] = numbers.amount(code);
                scaled[code] = amount[code] == 0 ? 0 : Totals.scaled(numbers.number(code));
            }
            return new Addends(numbers, scaled, amount);
        }
    }

    void add(Kept kept) {
        Addends addends = kept.vocabularies()
                .answer(new Addends.Question(rules), kept.values(), () -> Addends.of(kept.values(), rules));
        Numbers numbers = addends.numbers();
        long[] scaled = addends.scaled();
        int[] amount = addends.amount();
        numbers.countOddities(kept, tally);
        int[] rows = kept.rows();
        int[] subjects = kept.subjects();
        int[] codeOf = kept.codes();
        int count = kept.count();
        for (int i = 0; i < count; i++) {
            int code = codeOf[rows[i]];
            int subject = subjects[i];
            amounts[subject] += amount[code];
            if (scaled[code] == LARGE) {
                addBeside(subject, numbers.number(code));
            } else {
                addMillionths(subject, scaled[code]);
            }
        }
    }

    /** Sums over stretches, noted here. */
    Sliding sliding(Line line) {
        return new Stretch(line);
    }

    void merge(Totals from) {
        tally.add(from.tally);
        for (int subject = 0; subject < amounts.length; subject++) {
            amounts[subject] += from.amounts[subject];
            addMillionths(subject, from.millionths[subject]);
            BigDecimal beside = from.isPlain() ? null : from.rest[subject];
            if (beside != null) {
                addBeside(subject, beside);
            }
        }
    }

    private void addMillionths(int subject, long more) {
        long old = millionths[subject];
        long sum = old + more;
        if (((old ^ sum) & (more ^ sum)) < 0) {
            addBeside(subject, ofMillionths(old));
            sum = more;
        }
        millionths[subject] = sum;
    }

    private void addBeside(int subject, BigDecimal more) {
        if (rest.length == 0) {
            rest = Arrays.copyOf(rest, amounts.length);
        }
        BigDecimal old = rest[subject];
        rest[subject] = old == null ? more : old.add(more);
    }

    /** The sum of a stretch: what leaves is taken off, which is exact. */
    private final class Stretch implements Sliding {

        private final Line line;
        private final Numbers numbers;
        private final long[] scaled;
        private final boolean[] isScaled;
        private final Totals sum = new Totals(1, rules);

        Stretch(Line line) {
            this.line = line;
            this.numbers = Numbers.onDemand(line, BigDecimal::add, rules);
            this.scaled = new long[line.codes() + 1];
            this.isScaled = new boolean[scaled.length];
        }

        @Override
        public void add(int event) {
            int code = line.code(event);
            int amount = numbers.amount(code);
            if (amount == 0) {
                return;
            }
            sum.amounts[0] += amount;
            if (scaled(code) == LARGE) {
                sum.addBeside(0, numbers.number(code));
            } else {
                sum.addMillionths(0, scaled[code]);
            }
        }

        @Override
        public void remove(int event) {
            int code = line.code(event);
            int amount = numbers.amount(code);
            if (amount == 0) {
                return;
            }
            sum.amounts[0] -= amount;
            if (scaled(code) == LARGE) {
                sum.addBeside(0, numbers.number(code).negate());
            } else {
                sum.addMillionths(0, -scaled[code]);
            }
        }

        @Override
        public void note(int subject) {
            amounts[subject] = sum.amounts[0];
            millionths[subject] = sum.millionths[0];
            BigDecimal beside = sum.isPlain() ? null : sum.rest[0];
            if (beside != null) {
                addBeside(subject, beside);
            }
        }

        private long scaled(int code) {
            if (!isScaled[code]) {
                scaled[code] = Totals.scaled(numbers.number(code));
                isScaled[code] = true;
            }
            return scaled[code];
        }
    }

    private static long scaled(BigDecimal number) {
        try {
            return number.setScale(SCALE).unscaledValue().longValueExact();
        } catch (ArithmeticException tooLargeOrTooFine) {
            return LARGE;
        }
    }
}
