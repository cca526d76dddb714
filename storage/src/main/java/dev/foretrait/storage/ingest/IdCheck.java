package dev.foretrait.storage.ingest;

import dev.foretrait.engine.semantics.NumericIds;
import dev.foretrait.engine.semantics.Semantics;

/** Tells the ids of a message from what is none (M-01). */
final class IdCheck {

    private final Tape tape;
    private final Remarks remarks;
    private final boolean takesNumbers;
    private boolean isThere;

    IdCheck(Tape tape, Remarks remarks, Semantics choices) {
        this.tape = tape;
        this.remarks = remarks;
        this.takesNumbers = choices.of(NumericIds.class) == NumericIds.BECOME_TEXT;
    }

    /**
     * Whether what stands there is neither a text, a whole number without exponent, null nor nothing. Warns of what is only
     * nearly an id.
     */
    boolean isBroken(KeyNode place) {
        isThere = false;
        if (!tape.hasValue(place)) {
            return false;
        }
        if (tape.hasText(place)) {
            if (tape.isEmptyText(place)) {
                remarks.warn(ImportRule.ID_EMPTY);
            } else {
                isThere = true;
            }
            return false;
        }
        if (isNumber(place)) {
            remarks.warn(ImportRule.ID_COERCED);
            isThere = true;
            return false;
        }
        return true;
    }

    /** Whether there was an id where {@link #isBroken} looked last. */
    boolean isThere() {
        return isThere;
    }

    private boolean isNumber(KeyNode place) {
        return takesNumbers
                && tape.has(place, Tape.NUMBER)
                && isWhole(tape.spelling(place))
                && !hasExponent(tape.literal(place));
    }

    private static boolean isWhole(String number) {
        return number.chars().allMatch(c -> c == '-' || c >= '0' && c <= '9');
    }

    private static boolean hasExponent(String number) {
        return number.indexOf('e') >= 0 || number.indexOf('E') >= 0;
    }
}
