package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.column.Coded;
import dev.foretrait.engine.column.DistinctValues;
import dev.foretrait.engine.column.Entry;
import dev.foretrait.engine.column.Sequences;
import dev.foretrait.engine.event.IsoTime;
import dev.foretrait.engine.event.Value;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;

/**
 * Which codes meet a comparison with constants, and which are asked for a date that they do not have, if any are. Many values
 * are never made: times are compared by their instants, and texts with the spelling of the constants.
 */
record Marks(byte[] holds, Optional<byte[]> misses) {

    private static final int UNTOLD = -1;

    static Marks of(Comparison comparison, Coded left, List<Term> terms) {
        Optional<Sequences> sequences = left.sequences();
        return sequences.isPresent()
                ? ofSequences(comparison, sequences.get(), terms)
                : ofValues(comparison, left, terms);
    }

    /** Asks about each element once; what a sequence is, its elements tell. */
    private static Marks ofSequences(Comparison comparison, Sequences sequences, List<Term> terms) {
        Marks ofElements = ofValues(comparison, sequences.elements(), terms);
        boolean isOfEach = comparison.holdsOfEach();
        byte[] some = sequences.withSome(isOfEach ? inverted(ofElements.holds()) : ofElements.holds());
        byte[] holds = isOfEach ? inverted(some) : some;
        byte ofEmpty = (byte) (comparison.holds(List.of(), terms) ? 1 : 0);
        for (int code = 0; code < holds.length; code++) {
            if (sequences.isEmpty(code)) {
                holds[code] = ofEmpty;
            }
        }
        return new Marks(holds, ofElements.misses().map(sequences::withSome));
    }

    private static byte[] inverted(byte[] marks) {
        byte[] inverted = new byte[marks.length];
        for (int code = 0; code < marks.length; code++) {
            inverted[code] = (byte) (1 - marks[code]);
        }
        return inverted;
    }

    private static Marks ofValues(Comparison comparison, Coded left, List<Term> terms) {
        Optional<Entry> entry = left.entry();
        IntUnaryOperator asSpelled =
                entry.map(each -> asSpelled(comparison, each, terms)).orElse(code -> UNTOLD);
        byte[] holds = new byte[left.codes() + 1];
        byte[] misses = new byte[holds.length];
        boolean missesAny = false;
        for (int code = 0; code < holds.length; code++) {
            int told = asSpelled.applyAsInt(code);
            if (told == UNTOLD) {
                List<Value> values = entry.isPresent() ? entry.get().values(code) : Domain.valuesOf(left, code);
                told = comparison.holds(values, terms) ? 1 : 0;
                if (comparison.misses(values, terms)) {
                    misses[code] = 1;
                    missesAny = true;
                }
            }
            holds[code] = (byte) told;
        }
        return new Marks(holds, missesAny ? Optional.of(misses) : Optional.empty());
    }

    /** What can be told of a code without making its value: 1 or 0, or {@link #UNTOLD}. Where it can, no date is missed. */
    private static IntUnaryOperator asSpelled(Comparison comparison, Entry entry, List<Term> terms) {
        Optional<Predicate<Instant>> ofInstants = comparison.ofInstants(terms);
        if (ofInstants.isPresent()) {
            Predicate<Instant> holds = ofInstants.get();
            return code -> {
                long millis = entry.millis(code);
                return millis == IsoTime.NOT_CANONICAL ? UNTOLD : holds.test(Instant.ofEpochMilli(millis)) ? 1 : 0;
            };
        }
        if (!comparison.asksEquality()
                || terms.stream().anyMatch(term -> term.isTime() || term.value().isAbsent())) {
            return code -> UNTOLD;
        }
        DistinctValues texts = new DistinctValues();
        terms.forEach(term -> texts.numberOf(Value.of(term.value().string())));
        boolean isWanted = !comparison.isNegated();
        return code -> entry.moveTo(code) && entry.isTextOnly()
                ? texts.find(entry) != DistinctValues.NONE == isWanted ? 1 : 0
                : UNTOLD;
    }
}
