package dev.foretrait.engine.query;

import static dev.foretrait.engine.query.QueryRule.W_QUANTIFIER;

import dev.foretrait.engine.diagnostic.Fix;
import dev.foretrait.engine.semantics.BareConditions;
import java.util.List;
import java.util.Optional;

/** Puts ANY or ALL before conditions on events of an account audience that say neither (U-27). */
final class DefaultQuantifier implements Expression.Visitor<Expression> {

    private final Expression.Quantifier quantifier;
    private final Findings findings;

    DefaultQuantifier(Expression.Quantifier quantifier, Findings findings) {
        this.quantifier = quantifier;
        this.findings = findings;
    }

    /** What is meant where neither is said; empty if that is refused. */
    static Optional<Expression.Quantifier> of(Findings findings) {
        return switch (findings.answer(BareConditions.class)) {
            case REFUSED -> findings.lenient() ? Optional.of(Expression.Quantifier.ANY) : Optional.empty();
            case ANY -> Optional.of(Expression.Quantifier.ANY);
            case ALL -> Optional.of(Expression.Quantifier.ALL);
        };
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
                "this says neither ANY nor ALL, and is read as " + quantifier,
                "write ANY or ALL before it",
                Fix.insertion(comparison.span().start(), quantifier + " "));
        return new Expression.Quantified(quantifier, comparison, comparison.span());
    }

    /** Whether a side of the comparison is reduced from events. */
    static boolean isOnEvents(Expression.Comparison comparison) {
        return isOnEvents(comparison.left())
                || comparison.arguments() instanceof Arguments.Operands operands
                        && operands.operands().stream().anyMatch(DefaultQuantifier::isOnEvents);
    }

    private static boolean isOnEvents(Operand operand) {
        return operand instanceof Operand.Reduced reduced && reduced.chain().extractor() == Chain.Extractor.EVENT;
    }

    private List<Expression> each(List<Expression> parts) {
        return parts.stream().map(part -> part.accept(this)).toList();
    }
}
