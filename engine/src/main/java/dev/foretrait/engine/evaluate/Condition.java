package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.query.Chain;
import dev.foretrait.engine.query.Expression.Quantifier;
import dev.foretrait.engine.query.Operand;
import java.util.List;
import java.util.function.Consumer;

/**
 * A condition ready to run: names are resolved, literals typed, chains planned. Equal conditions give equal answers, so an
 * answer serves all of them.
 */
sealed interface Condition {

    /** All parts hold. */
    record All(List<Condition> parts) implements Condition {
        @Override
        public void forEachOperand(Consumer<Input> action) {
            parts.forEach(part -> part.forEachOperand(action));
        }

        @Override
        public void forEachOfUsers(Consumer<OfUsers> action) {
            parts.forEach(part -> part.forEachOfUsers(action));
        }
    }

    /** Some part holds. */
    record Some(List<Condition> parts) implements Condition {
        @Override
        public void forEachOperand(Consumer<Input> action) {
            parts.forEach(part -> part.forEachOperand(action));
        }

        @Override
        public void forEachOfUsers(Consumer<OfUsers> action) {
            parts.forEach(part -> part.forEachOfUsers(action));
        }
    }

    /** The part does not hold. */
    record Not(Condition part) implements Condition {
        @Override
        public void forEachOperand(Consumer<Input> action) {
            part.forEachOperand(action);
        }

        @Override
        public void forEachOfUsers(Consumer<OfUsers> action) {
            part.forEachOfUsers(action);
        }
    }

    /** Of the users of an account, any or all meet the part. Its operands are those of users. */
    record OfUsers(Quantifier quantifier, Condition part) implements Condition {
        @Override
        public void forEachOperand(Consumer<Input> action) {}

        @Override
        public void forEachOfUsers(Consumer<OfUsers> action) {
            action.accept(this);
        }
    }

    /** A comparison of inputs. */
    record Compare(Input left, Comparison comparison, List<Input> right) implements Condition {
        @Override
        public void forEachOperand(Consumer<Input> action) {
            action.accept(left);
            right.forEach(action);
        }

        @Override
        public void forEachOfUsers(Consumer<OfUsers> action) {}
    }

    /** Several conditions as one. */
    static Condition all(List<Condition> parts) {
        return parts.size() == 1 ? parts.get(0) : new All(List.copyOf(parts));
    }

    /** Calls with every operand that stands in this condition itself, not in the chains below it. */
    void forEachOperand(Consumer<Input> action);

    /** Calls with every part that is asked of users of an account. */
    void forEachOfUsers(Consumer<OfUsers> action);

    /** Whether it asks for a property of the enclosing event. */
    default boolean asksParent() {
        boolean[] asks = {false};
        forEachOperand(input ->
                asks[0] |= input instanceof Input.Field field && field.scope() == Operand.Scope.PARENT_PROPERTY);
        return asks[0];
    }

    /** What a comparison compares. */
    sealed interface Input {

        /** A constant. */
        record Fixed(Term term) implements Input {}

        /** A field of the profile or of an event. */
        record Field(Operand.Scope scope, PropertyPath path) implements Input {}

        /** What a chain comes to. */
        record Reduced(ChainPlan chain) implements Input {}

        /** How many related entities a profile has. */
        record Related(Chain chain) implements Input {}
    }
}
