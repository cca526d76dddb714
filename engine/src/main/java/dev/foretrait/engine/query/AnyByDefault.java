package dev.foretrait.engine.query;

import static dev.foretrait.engine.query.QueryRule.W_QUANTIFIER;

import dev.foretrait.engine.diagnostic.Fix;
import java.util.List;

/** Puts ANY before conditions on events of an account audience that say neither ANY nor ALL: LENIENT, U-27. */
final class AnyByDefault implements Expression.Visitor<Expression> {

    private final Findings findings;

    AnyByDefault(Findings findings) {
        this.findings = findings;
    }

    @Override
    public Expression and(Expression.And and) {
        return new Expression.And(each(and.parts()), and.span());
    }

    @Override
    public Expression or(Expression.Or or) {
        return new Expression.Or(each(or.parts()), or.span());
    }

    @Override
    public Expression not(Expression.Not not) {
        return new Expression.Not(not.part().accept(this), not.span());
    }

    @Override
    public Expression quantified(Expression.Quantified quantified) {
        return quantified;
    }

    @Override
    public Expression comparison(Expression.Comparison comparison) {
        if (!isOnEvents(comparison)) {
            return comparison;
        }
        findings.report(
                W_QUANTIFIER,
                comparison.span(),
                "this says neither ANY nor ALL, and is read as ANY",
                "write ANY or ALL before it",
                Fix.insertion(comparison.span().start(), Expression.Quantifier.ANY + " "));
        return new Expression.Quantified(Expression.Quantifier.ANY, comparison, comparison.span());
    }

    /** Whether a side of the comparison is reduced from events. */
    static boolean isOnEvents(Expression.Comparison comparison) {
        return isOnEvents(comparison.left())
                || comparison.arguments() instanceof Arguments.Operands operands
                        && operands.operands().stream().anyMatch(AnyByDefault::isOnEvents);
    }

    private static boolean isOnEvents(Operand operand) {
        return operand instanceof Operand.Reduced reduced && reduced.chain().extractor() == Chain.Extractor.EVENT;
    }

    private List<Expression> each(List<Expression> parts) {
        return parts.stream().map(part -> part.accept(this)).toList();
    }
}
