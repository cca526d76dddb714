package dev.foretrait.engine.reduce;

import dev.foretrait.engine.column.Coded;
import dev.foretrait.engine.event.Value;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;

/**
 * The values of a block as numbers: text in number syntax is one unless switched, everything else that is no number is
 * skipped (U-19). The several numbers of one code are folded into one.
 */
final class Numbers {

    private static final int UNREAD = -1;

    private final Coded values;
    private final BinaryOperator<BigDecimal> fold;
    private final NumberRules rules;
    private final BigDecimal[] folded;
    private final int[] amounts;
    private final int[] coerced;
    private final int[] skipped;
    private boolean odd;

    /** All values at once. */
    Numbers(Coded values, BinaryOperator<BigDecimal> fold, NumberRules rules) {
        this(values, fold, rules, values.codes() + 1);
        for (int code = 1; code < amounts.length; code++) {
            read(code);
        }
    }

    /** Values as they are asked for. */
    static Numbers onDemand(Coded values, BinaryOperator<BigDecimal> fold, NumberRules rules) {
        Numbers numbers = new Numbers(values, fold, rules, values.codes() + 1);
        Arrays.fill(numbers.amounts, 1, numbers.amounts.length, UNREAD);
        return numbers;
    }

    private Numbers(Coded values, BinaryOperator<BigDecimal> fold, NumberRules rules, int codes) {
        this.values = values;
        this.fold = fold;
        this.rules = rules;
        folded = new BigDecimal[codes];
        amounts = new int[codes];
        coerced = new int[codes];
        skipped = new int[codes];
    }

    private void read(int code) {
        amounts[code] = 0;
        for (Value value : values.values(code)) {
            Optional<BigDecimal> number = rules.number(value);
            if (number.isPresent()) {
                folded[code] = amounts[code] == 0 ? number.get() : fold.apply(folded[code], number.get());
                amounts[code]++;
            } else {
                skipped[code]++;
                odd = true;
            }
            if (number.isPresent() && value instanceof Value.Text) {
                coerced[code]++;
                odd = true;
            }
        }
    }

    /** How many numbers a code stands for. */
    int amount(int code) {
        if (amounts[code] == UNREAD) {
            read(code);
        }
        return amounts[code];
    }

    /** The numbers of a code, folded; to be asked only where there are any. */
    BigDecimal number(int code) {
        return folded[code];
    }

    /** Adds up what was coerced and skipped among the kept events. */
    void countOddities(Kept kept, Tally tally) {
        if (odd) {
            for (int i = 0; i < kept.count(); i++) {
                int code = kept.codes()[kept.rows()[i]];
                tally.coerced += coerced[code];
                tally.skipped += skipped[code];
            }
        }
    }

    /** How many values were coerced and skipped so far. */
    static final class Tally {
        private long coerced;
        private long skipped;

        void add(Tally other) {
            coerced += other.coerced;
            skipped += other.skipped;
        }

        Map<Oddity, Long> oddities() {
            Map<Oddity, Long> oddities = new EnumMap<>(Oddity.class);
            if (coerced > 0) {
                oddities.put(Oddity.COERCED_VALUES, coerced);
            }
            if (skipped > 0) {
                oddities.put(Oddity.SKIPPED_VALUES, skipped);
            }
            return oddities;
        }
    }
}
