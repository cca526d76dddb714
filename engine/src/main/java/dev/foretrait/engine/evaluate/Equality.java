package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.evaluate.Condition.Compare;
import dev.foretrait.engine.evaluate.Condition.Input;
import dev.foretrait.engine.reduce.Line;
import java.util.Optional;

/**
 * An equality of a follower's field and a property of its enclosing event.
 *
 * @param keys by the codes of the lines
 * @param parents the property of enclosing events
 * @param followers the field of followers
 */
record Equality(EqualityKeys keys, Line parents, Line followers) {

    /** A condition as an equality; empty if it is none. */
    static Optional<Equality> of(Condition condition, FunnelFields fields) {
        if (!(condition instanceof Compare compare)) {
            return Optional.empty();
        }
        return switch (compare.comparison().comparator()) {
            case EQUALS, ONE_OF -> ofSides(compare, fields);
            default -> Optional.empty();
        };
    }

    /** The equality of the two sides of a comparison; empty if they are not of a follower and its enclosing event. */
    static Optional<Equality> ofSides(Compare compare, FunnelFields fields) {
        if (compare.right().size() != 1) {
            return Optional.empty();
        }
        Input left = compare.left();
        Input right = compare.right().get(0);
        if (FunnelFields.isOfParent(left) && FunnelFields.isOfFollower(right)) {
            return Optional.of(new Equality(fields.keys(left, right), fields.of(left), fields.of(right)));
        }
        return FunnelFields.isOfFollower(left) && FunnelFields.isOfParent(right)
                ? Optional.of(new Equality(fields.keys(right, left), fields.of(right), fields.of(left)))
                : Optional.empty();
    }

    /** The number of the set of keys that an enclosing event equals, or {@link EqualityKeys#NO_SET}. */
    int setOfParent(int parent) {
        return keys.setOfParent(parents.code(parent));
    }

    /** The number of the set of keys that a follower has, or {@link EqualityKeys#NO_SET}. */
    int setOfFollower(int follower) {
        return keys.setOfFollower(followers.code(follower));
    }
}
