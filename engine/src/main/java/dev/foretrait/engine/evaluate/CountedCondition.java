package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.evaluate.Condition.Compare;
import dev.foretrait.engine.evaluate.Condition.Input;
import dev.foretrait.engine.query.Comparator;
import dev.foretrait.engine.reduce.Line;
import java.util.Arrays;
import java.util.Optional;

/** A condition on a follower and its enclosing event that can be counted without asking it of pairs. */
interface CountedCondition {

    /**
     * Where to send groups.
     *
     * @param more by enclosing event, followers to be counted
     * @param less by enclosing event, followers counted in {@code more} that are not to be
     */
    Group.Sink sink(Reach reach, int[] more, int[] less);

    /** What holds of all. */
    static CountedCondition always() {
        return (reach, more, less) -> new ReachedCount(reach, more);
    }

    /** Orders, inequalities, and what is not an order or an equality. */
    static Optional<CountedCondition> of(Condition condition, FunnelFields fields) {
        if (condition instanceof Condition.Not not) {
            Optional<CountedCondition> equal = Equality.of(not.part(), fields).map(CountedCondition::unequal);
            return equal.isPresent() ? equal : ValueRanks.of(not.part(), fields).map(CountedCondition::outOfOrder);
        }
        Optional<CountedCondition> different = different(condition, fields);
        return different.isPresent()
                ? different
                : ValueRanks.of(condition, fields)
                        .map(ranks -> (reach, more, less) -> new RankedCount(reach, ranks, more));
    }

    private static CountedCondition unequal(Equality equality) {
        return (reach, more, less) -> new Difference(
                new ReachedCount(reach, more), new EqualitySplit(equality, new ReachedCount(reach, less)));
    }

    private static CountedCondition outOfOrder(ValueRanks ranks) {
        return (reach, more, less) ->
                new Difference(new ReachedCount(reach, more), new RankedCount(reach, ranks, less));
    }

    /** Different are two values that are there and not equal (4.5). */
    private static Optional<CountedCondition> different(Condition condition, FunnelFields fields) {
        if (!(condition instanceof Compare compare) || compare.comparison().comparator() != Comparator.DIFFERS) {
            return Optional.empty();
        }
        Optional<Equality> equality = Equality.ofSides(compare, fields);
        Input left = compare.left();
        Input right = compare.right().get(0);
        if (equality.isEmpty() || !ValueRanks.isSingle(fields.of(left)) || !ValueRanks.isSingle(fields.of(right))) {
            return Optional.empty();
        }
        CountedCondition unequal = unequal(equality.get());
        Line parents = fields.of(FunnelFields.isOfParent(left) ? left : right);
        Line followers = fields.of(FunnelFields.isOfParent(left) ? right : left);
        return Optional.of((reach, more, less) -> {
            Group.Sink next = unequal.sink(reach, more, less);
            return group -> next.take(Group.of(
                    present(group.parents, group.firstParent, group.endOfParents, parents),
                    present(group.followers, group.firstFollower, group.endOfFollowers, followers)));
        });
    }

    private static int[] present(int[] events, int from, int to, Line line) {
        return Arrays.stream(events, from, to)
                .filter(event -> !line.isEmpty(line.code(event)))
                .toArray();
    }
}
