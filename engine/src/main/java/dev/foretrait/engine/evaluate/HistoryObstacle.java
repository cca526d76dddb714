package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.evaluate.Condition.Input;
import dev.foretrait.engine.query.Level;
import dev.foretrait.engine.query.Operand;
import dev.foretrait.engine.query.Query;
import java.util.Optional;

/**
 * What keeps a definition from being asked for at many instants at once: events that count at one instant and not at
 * another for more than their time.
 */
final class HistoryObstacle {

    private static final String NO_EARLIER_TRAITS = "it needs a trait, whose earlier values are not known";

    private HistoryObstacle() {}

    /** Of a definition, before it is planned. */
    static Optional<String> of(Computation computation) {
        if (computation.query() instanceof Query.Audience) {
            return Optional.of("an audience has no value to follow through time");
        }
        if (computation.query() instanceof Query.Copy) {
            return Optional.of(NO_EARLIER_TRAITS);
        }
        return computation.level() == Level.USERS
                ? Optional.empty()
                : Optional.of("only what is computed for users can be followed through time");
    }

    /** Of a chain. */
    static Optional<String> of(ChainPlan chain) {
        Optional<String> ofItem = chain.item().flatMap(item -> of(item.field()));
        return ofItem.isPresent() || chain.selection().where().isEmpty()
                ? ofItem
                : of(chain.selection().where().get());
    }

    private static Optional<String> of(Condition condition) {
        if (condition instanceof Condition.All all) {
            return all.parts().stream().flatMap(part -> of(part).stream()).findFirst();
        }
        if (condition instanceof Condition.Some some) {
            return some.parts().stream().flatMap(part -> of(part).stream()).findFirst();
        }
        if (condition instanceof Condition.Not not) {
            return of(not.part());
        }
        if (condition instanceof Condition.Compare compare) {
            if (compare.comparison().distance().isPresent()) {
                return Optional.of("dates in its condition are measured from the instant");
            }
            Optional<String> ofLeft = of(compare.left());
            return ofLeft.isPresent()
                    ? ofLeft
                    : compare.right().stream()
                            .flatMap(input -> of(input).stream())
                            .findFirst();
        }
        return Optional.of("its condition is about the users of an account");
    }

    private static Optional<String> of(Input input) {
        if (input instanceof Input.Field field) {
            return field.scope() == Operand.Scope.TRAIT ? Optional.of(NO_EARLIER_TRAITS) : Optional.empty();
        }
        return input instanceof Input.Fixed
                ? Optional.empty()
                : Optional.of("other events decide whether an event of it counts");
    }
}
