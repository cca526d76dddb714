package dev.foretrait.engine.evidence;

import dev.foretrait.engine.query.Arguments;
import dev.foretrait.engine.query.Expression;
import dev.foretrait.engine.query.Operand;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is compared in a condition, constants left out, each operand once and in the order of the text. */
final class Operands implements Expression.Visitor<Void> {

    private final Set<Operand> operands = new LinkedHashSet<>();

    private Operands() {}

    static List<Operand> of(Expression condition) {
        Operands found = new Operands();
        condition.accept(found);
        return new ArrayList<>(found.operands);
    }

    private void add(Operand operand) {
        if (!(operand instanceof Operand.Constant)) {
            operands.add(operand);
        }
    }

    @Override
    public Void and(Expression.And and) {
        and.parts().forEach(part -> part.accept(this));
        return null;
    }

    @Override
    public Void or(Expression.Or or) {
        or.parts().forEach(part -> part.accept(this));
        return null;
    }

    @Override
    public Void not(Expression.Not not) {
        return not.part().accept(this);
    }

    @Override
    public Void quantified(Expression.Quantified quantified) {
        return quantified.part().accept(this);
    }

    @Override
    public Void comparison(Expression.Comparison comparison) {
        add(comparison.left());
        if (comparison.arguments() instanceof Arguments.Operands right) {
            right.operands().forEach(this::add);
        }
        return null;
    }
}
