package dev.foretrait.engine.query;

/**
 * A way through a whole query in the order of its text, however deep. A walk overrides what it looks for; an overriding
 * method calls the one it overrides to go on below.
 */
public abstract class QueryWalk {

    /** Goes through the query. */
    public final void through(Query query) {
        if (query instanceof Query.Audience audience) {
            through(audience.expression());
        } else if (query instanceof Query.Copy copy) {
            field(copy.field());
        } else {
            chain(((Query.Trait) query).chain());
        }
    }

    /** Goes through a condition by itself. */
    public final void through(Expression expression) {
        if (expression instanceof Expression.And and) {
            and.parts().forEach(this::through);
        } else if (expression instanceof Expression.Or or) {
            or.parts().forEach(this::through);
        } else if (expression instanceof Expression.Not not) {
            through(not.part());
        } else if (expression instanceof Expression.Quantified quantified) {
            quantified(quantified);
        } else {
            comparison((Expression.Comparison) expression);
        }
    }

    /** What is asked of the users of an account. */
    protected void quantified(Expression.Quantified quantified) {
        through(quantified.part());
    }

    /** A comparison, left side first. */
    protected void comparison(Expression.Comparison comparison) {
        operand(comparison.left());
        if (comparison.arguments() instanceof Arguments.Operands operands) {
            operands.operands().forEach(this::right);
        }
    }

    /** What stands to the right of a comparison. */
    protected void right(Operand operand) {
        operand(operand);
    }

    /** What stands on either side of a comparison. */
    protected void operand(Operand operand) {
        if (operand instanceof Operand.Field field) {
            field(field);
        } else if (operand instanceof Operand.Reduced reduced) {
            chain(reduced.chain());
        }
    }

    /** A field on either side of a comparison, or the trait that is copied. */
    protected void field(Operand.Field field) {}

    /** A chain: that of a trait, or one inside a condition. */
    protected void chain(Chain chain) {
        chain.filters().forEach(this::filter);
        chain.reduction().item().ifPresent(this::item);
    }

    /** A filter of a chain. */
    protected void filter(Filter filter) {
        if (filter instanceof Filter.Where where) {
            through(where.condition());
        }
    }

    /** The field that a reducer is given. */
    protected void item(Operand.Field item) {}
}
