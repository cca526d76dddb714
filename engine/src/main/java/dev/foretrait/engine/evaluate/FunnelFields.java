package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.Coded;
import dev.foretrait.engine.evaluate.Condition.Input;
import dev.foretrait.engine.query.Operand;
import dev.foretrait.engine.reduce.Line;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a condition on an event and its enclosing event speaks of, read once for all of them. */
final class FunnelFields {

    private final Map<Input, Line> lines = new HashMap<>();
    private final Timeline parents;
    private final Timeline followers;

    FunnelFields(Condition condition, Timeline parents, Timeline followers) {
        this.parents = parents;
        this.followers = followers;
        condition.forEachOperand(input -> {
            if (isOfParent(input)) {
                lines.computeIfAbsent(input, any -> parents.line(scan -> ofParent(scan, (Input.Field) input)));
            } else if (!(input instanceof Input.Fixed)) {
                lines.computeIfAbsent(input, any -> followers.line(scan -> ofFollower(scan, input)));
            }
        });
    }

    static boolean isOfParent(Input input) {
        return input instanceof Input.Field field && field.scope() == Operand.Scope.PARENT_PROPERTY;
    }

    static boolean isOfFollower(Input input) {
        return !(input instanceof Input.Fixed) && !isOfParent(input);
    }

    private static Coded ofParent(BlockScan scan, Input.Field field) {
        return scan.field(new Input.Field(Operand.Scope.PROPERTY, field.path()));
    }

    private static Coded ofFollower(BlockScan scan, Input input) {
        return input instanceof Input.Reduced reduced ? scan.reduced(reduced.chain()) : scan.field((Input.Field) input);
    }

    /** The keys of an equality of a follower's field and a property of its enclosing event, by the codes of their lines. */
    EqualityKeys keys(Input parent, Input follower) {
        Optional<EqualityKeys> kept = parents.onlyBlock()
                .filter(scan -> scan.notes().areKept() && BlockNotes.isOfMessage(follower))
                .flatMap(scan -> followers.onlyBlock().map(other -> kept(scan, parent, other, follower)));
        return kept.orElseGet(() -> EqualityKeys.of(of(parent), of(follower)));
    }

    /** The keys of all messages of two blocks. */
    private EqualityKeys kept(BlockScan ofParents, Input parent, BlockScan ofFollowers, Input follower) {
        return ofParents
                .notes()
                .noted(
                        new AskedKeys(parent, ofFollowers.block(), follower),
                        () -> EqualityKeys.of(
                                ofParent(ofParents, (Input.Field) parent), ofFollower(ofFollowers, follower)));
    }

    private record AskedKeys(Input parent, Block ofFollowers, Input follower) {}

    /** The values of an operand: of the enclosing events, or of the events that may follow. */
    Line of(Input input) {
        Line known = lines.get(input);
        if (known == null) {
            throw new IllegalStateException("an operand that the condition does not have");
        }
        return known;
    }
}
