package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.column.Coded;
import dev.foretrait.engine.evaluate.Condition.Input;
import dev.foretrait.engine.query.Operand;
import dev.foretrait.engine.reduce.Line;
import java.util.HashMap;
import java.util.Map;

/** What a condition on an event and its enclosing event speaks of, read once for all of them. */
final class FunnelFields {

    private final Map<Input, Line> lines = new HashMap<>();

    FunnelFields(Condition condition, Timeline parents, Timeline followers) {
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

    /** The values of an operand: of the enclosing events, or of the events that may follow. */
    Line of(Input input) {
        Line known = lines.get(input);
        if (known == null) {
            throw new IllegalStateException("an operand that the condition does not have");
        }
        return known;
    }
}
