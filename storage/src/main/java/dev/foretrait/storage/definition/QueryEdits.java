package dev.foretrait.storage.definition;

import dev.foretrait.engine.diagnostic.Fix;
import dev.foretrait.engine.query.Arguments;
import dev.foretrait.engine.query.Chain;
import dev.foretrait.engine.query.Expression;
import dev.foretrait.engine.query.Filter;
import dev.foretrait.engine.query.Literal;
import dev.foretrait.engine.query.Operand;
import dev.foretrait.engine.query.Printer;
import dev.foretrait.engine.query.Query;
import java.util.ArrayList;
import java.util.List;

/**
 * The edits of a query's text that make another query of it: each in the place of the smallest part that differs, so that
 * everything else stays as it is written.
 */
final class QueryEdits {

    private final Printer printer;
    private final List<Fix> edits = new ArrayList<>();

    private QueryEdits(Printer printer) {
        this.printer = printer;
    }

    /** The edits, in any order; no two touch each other. */
    static List<Fix> of(Query written, Query wanted, Printer printer) {
        QueryEdits edits = new QueryEdits(printer);
        if (written instanceof Query.Trait from && wanted instanceof Query.Trait to) {
            edits.chain(from.chain(), to.chain());
        } else if (written instanceof Query.Audience from && wanted instanceof Query.Audience to) {
            edits.expression(from.expression(), to.expression());
        } else if (written instanceof Query.Copy from && wanted instanceof Query.Copy to) {
            edits.operand(from.field(), to.field());
        }
        return edits.edits;
    }

    private void chain(Chain from, Chain to) {
        boolean sameShape = from.extractor() == to.extractor()
                && from.filters().size() == to.filters().size()
                && reductionWithoutItem(from).equals(reductionWithoutItem(to));
        if (!sameShape) {
            edits.add(new Fix(from.span(), text(to)));
            return;
        }
        if (!from.name().equals(to.name())) {
            edits.add(new Fix(from.nameSpan(), Printer.print(new Literal.Text(to.name()))));
        }
        for (int at = 0; at < from.filters().size(); at++) {
            filter(from.filters().get(at), to.filters().get(at));
        }
        from.reduction()
                .item()
                .ifPresent(item -> operand(item, to.reduction().item().orElseThrow()));
    }

    private static List<Object> reductionWithoutItem(Chain chain) {
        return List.of(
                chain.reduction().function(),
                chain.reduction().item().isPresent(),
                chain.reduction().cast(),
                chain.reduction().frequency());
    }

    private String text(Chain chain) {
        return printer.text(new Query.Trait(chain));
    }

    private void filter(Filter from, Filter to) {
        if (from instanceof Filter.Where where && to instanceof Filter.Where other) {
            expression(where.condition(), other.condition());
        } else if (!from.equals(to)) {
            edits.add(new Fix(from.span(), printer.text(to)));
        }
    }

    private void expression(Expression from, Expression to) {
        if (from.equals(to)) {
            return;
        }
        if (from instanceof Expression.And and && to instanceof Expression.And other) {
            parts(from, and.parts(), to, other.parts());
        } else if (from instanceof Expression.Or or && to instanceof Expression.Or other) {
            parts(from, or.parts(), to, other.parts());
        } else if (from instanceof Expression.Not not && to instanceof Expression.Not other) {
            expression(not.part(), other.part());
        } else if (from instanceof Expression.Quantified quantified
                && to instanceof Expression.Quantified other
                && quantified.quantifier() == other.quantifier()) {
            expression(quantified.part(), other.part());
        } else if (from instanceof Expression.Comparison comparison
                && to instanceof Expression.Comparison other
                && comparison.comparator() == other.comparator()) {
            operand(comparison.left(), other.left());
            arguments(comparison, other);
        } else {
            edits.add(new Fix(from.span(), printer.text(to)));
        }
    }

    private void parts(Expression from, List<Expression> written, Expression to, List<Expression> wanted) {
        if (written.size() != wanted.size()) {
            edits.add(new Fix(from.span(), printer.text(to)));
            return;
        }
        for (int at = 0; at < written.size(); at++) {
            expression(written.get(at), wanted.get(at));
        }
    }

    private void arguments(Expression.Comparison from, Expression.Comparison to) {
        if (from.arguments().equals(to.arguments())) {
            return;
        }
        if (from.arguments() instanceof Arguments.Operands written
                && to.arguments() instanceof Arguments.Operands wanted
                && written.operands().size() == wanted.operands().size()) {
            for (int at = 0; at < written.operands().size(); at++) {
                operand(written.operands().get(at), wanted.operands().get(at));
            }
        } else {
            edits.add(new Fix(from.span(), printer.text(to)));
        }
    }

    private void operand(Operand from, Operand to) {
        if (from instanceof Operand.Reduced reduced && to instanceof Operand.Reduced other) {
            chain(reduced.chain(), other.chain());
        } else if (!from.equals(to)) {
            edits.add(new Fix(from.span(), printer.text(to)));
        }
    }
}
