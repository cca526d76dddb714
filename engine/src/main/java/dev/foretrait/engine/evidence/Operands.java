package dev.foretrait.engine.evidence;

import dev.foretrait.engine.query.Expression;
import dev.foretrait.engine.query.Operand;
import dev.foretrait.engine.query.QueryWalk;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is compared in a condition, constants left out, each operand once and in the order of the text. */
final class Operands extends QueryWalk {

    private final Set<Operand> operands = new LinkedHashSet<>();

    private Operands() {}

    static List<Operand> of(Expression condition) {
        Operands found = new Operands();
        found.through(condition);
        return new ArrayList<>(found.operands);
    }

    /** A chain is compared as a whole, so what is inside it is not looked at. */
    @Override
    protected void operand(Operand operand) {
        if (!(operand instanceof Operand.Constant)) {
            operands.add(operand);
        }
    }
}
