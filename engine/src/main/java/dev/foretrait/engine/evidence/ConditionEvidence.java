package dev.foretrait.engine.evidence;

import dev.foretrait.engine.evaluate.Computation;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.query.Expression;
import dev.foretrait.engine.query.Operand;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A condition of an audience, and whether it holds of the profile. */
public sealed interface ConditionEvidence {

    /** Whether it holds. */
    boolean holds();

    /** The chains of events that it compares. */
    default Stream<ChainEvidence> chains() {
        if (this instanceof All all) {
            return all.parts().stream().flatMap(ConditionEvidence::chains);
        }
        if (this instanceof Some some) {
            return some.parts().stream().flatMap(ConditionEvidence::chains);
        }
        if (this instanceof Not not) {
            return not.part().chains();
        }
        return this instanceof Compared compared
                ? compared.sides().stream().flatMap(side -> side.chain().stream())
                : Stream.empty();
    }

    /** All parts must hold. */
    record All(boolean holds, List<ConditionEvidence> parts) implements ConditionEvidence {
        public All {
            parts = List.copyOf(parts);
        }
    }

    /** Some part must hold. */
    record Some(boolean holds, List<ConditionEvidence> parts) implements ConditionEvidence {
        public Some {
            parts = List.copyOf(parts);
        }
    }

    /** The part must not hold. */
    record Not(boolean holds, ConditionEvidence part) implements ConditionEvidence {}

    /**
     * Any or all users of an account must meet a condition.
     *
     * @param users how many users there are
     * @param meeting how many of them meet it
     * @param deciding the first of those who decide: they meet it where it holds, and do not where it does not
     */
    record OfUsers(boolean holds, Expression.Quantified asked, int users, int meeting, List<User> deciding)
            implements ConditionEvidence {

        /** How many users are told of at most. */
        public static final int MOST_DECIDING = 20;

        public OfUsers {
            deciding = List.copyOf(deciding);
        }
    }

    /**
     * A user of an account, and why the user meets a condition or does not.
     *
     * @param number the user's number in the whole snapshot that was asked about
     */
    record User(int number, ConditionEvidence condition) {}

    /** A comparison, with what its sides came to. */
    record Compared(boolean holds, Expression.Comparison asked, List<Side> sides) implements ConditionEvidence {
        public Compared {
            sides = List.copyOf(sides);
        }
    }

    /**
     * One side of a comparison that is no constant.
     *
     * @param operand the side
     * @param values what it came to
     * @param chain why, where it is a chain of events
     * @param definition the definition whose value it is, where it is a trait that another definition computes
     */
    record Side(Operand operand, List<Value> values, Optional<ChainEvidence> chain, Optional<Computation> definition) {
        public Side {
            values = List.copyOf(values);
        }
    }
}
