package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.evaluate.Condition.Input;
import dev.foretrait.engine.query.Operand;
import dev.foretrait.engine.reduce.Reducer;
import java.util.Optional;

/**
 * A chain ready to run. Equal plans come to equal values, so a value serves all of them.
 *
 * @param selection which events are candidates, whoever asks
 * @param afterParent inside a funnel, which of them follow the enclosing event
 * @param ofParent inside a funnel, what must hold of candidate and enclosing event together
 * @param tail which of the last events of a subject remain
 * @param reducer what the kept events become
 * @param item what it reduces; empty for {@code count()}
 */
record ChainPlan(
        Selection selection,
        TimeRange afterParent,
        Optional<Condition> ofParent,
        Tail tail,
        Reducer<?> reducer,
        Optional<Item> item) {

    /** What a reducer is given: a field, or the whole array that its path iterates. */
    record Item(Input.Field field, boolean wholeArray, boolean flat) {

        /** What is a field of the enclosing event, as the same field of an event that stands outside. */
        Optional<Item> ofParent() {
            return FunnelFields.isOfParent(field)
                    ? Optional.of(new Item(new Input.Field(Operand.Scope.PROPERTY, field.path()), wholeArray, flat))
                    : Optional.empty();
        }
    }

    /** A filter that keeps the latest events of a subject, from an instant on that its own events determine. */
    sealed interface Tail {

        /** Everything is kept. */
        enum Whole implements Tail {
            WHOLE
        }

        /**
         * The events of the most recent session (query-language.md 6.4).
         *
         * @param gap the longest gap within a session, in milliseconds
         * @param expiresBefore sessions that ended before this instant are over and gone, in epoch milliseconds (U-18)
         */
        record LastSession(long gap, long expiresBefore) implements Tail {}

        /**
         * What a window held when it last held anything (U-56).
         *
         * @param from the beginning of the window today, in epoch milliseconds
         */
        record LastInWindow(long from) implements Tail {}
    }
}
