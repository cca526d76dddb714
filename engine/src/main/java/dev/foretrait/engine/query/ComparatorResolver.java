package dev.foretrait.engine.query;

import static dev.foretrait.engine.query.QueryRule.E_SYNTAX;
import static dev.foretrait.engine.query.QueryRule.E_TYPE;
import static dev.foretrait.engine.query.QueryRule.W_VARIADIC;

import dev.foretrait.engine.diagnostic.Fix;
import dev.foretrait.engine.diagnostic.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what comparators are given (query-language.md 4.5). */
final class ComparatorResolver {

    private final Findings findings;
    private final Resolver resolver;
    private final ArgumentReader arguments;
    private final LengthReader lengths;

    ComparatorResolver(Findings findings, Resolver resolver, ArgumentReader arguments) {
        this.findings = findings;
        this.resolver = resolver;
        this.arguments = arguments;
        this.lengths = new LengthReader(findings);
    }

    /**
     * The comparison that the call makes of the value.
     *
     * @param whole where value and call stand
     */
    Optional<Expression> comparison(Operand left, Comparator comparator, Syntax.Call call, Span whole) {
        if (!arguments.areReadable(call)) {
            return Optional.empty();
        }
        return switch (comparator.arity()) {
            case NONE -> withoutArguments(left, comparator, call, whole);
            case ONE -> withOne(left, comparator, call, whole);
            case SEVERAL -> withSeveral(left, comparator, call, whole);
            case DURATION -> withDuration(left, comparator, call, whole);
        };
    }

    private Optional<Expression> withoutArguments(Operand left, Comparator comparator, Syntax.Call call, Span whole) {
        if (call.arguments().isEmpty()) {
            return Optional.of(
                    new Expression.Comparison(left, comparator, new Arguments.Operands(List.of(), call.span()), whole));
        }
        arguments.reportUsage(call, comparator.keyword() + " takes nothing");
        return Optional.empty();
    }

    private Optional<Expression> withOne(Operand left, Comparator comparator, Syntax.Call call, Span whole) {
        if (isDate(comparator)
                && call.arguments().size() == 1
                && call.arguments().get(0).value() instanceof Syntax.Quantity quantity) {
            Comparator relative =
                    comparator == Comparator.BEFORE_DATE ? Comparator.BEFORE_LAST : Comparator.WITHIN_LAST;
            findings.report(
                    E_TYPE,
                    quantity.span(),
                    comparator.keyword() + " takes a date, not a length of time",
                    "for a distance from now write " + relative.keyword() + "("
                            + quantity.span().in(findings.source().text()) + ")",
                    new Fix(call.name().span(), relative.keyword()));
            return Optional.empty();
        }
        if (call.arguments().size() > 1) {
            return variadic(left, comparator, call, whole);
        }
        return withSeveral(left, comparator, call, whole);
    }

    private static boolean isDate(Comparator comparator) {
        return comparator == Comparator.BEFORE_DATE || comparator == Comparator.AFTER_DATE;
    }

    private Optional<Expression> withSeveral(Operand left, Comparator comparator, Syntax.Call call, Span whole) {
        if (call.arguments().isEmpty()) {
            arguments.reportUsage(call, comparator.keyword() + " takes a value to compare with, and here is none");
            return Optional.empty();
        }
        return operands(call)
                .map(operands -> new Expression.Comparison(
                        left, comparator, new Arguments.Operands(operands, call.span()), whole));
    }

    /** Several values for a comparator of one: LENIENT writes the comparisons out (query-language.md 2.6). */
    private Optional<Expression> variadic(Operand left, Comparator comparator, Syntax.Call call, Span whole) {
        boolean omits = comparator == Comparator.OMITS;
        if (!omits && comparator != Comparator.STARTS_WITH && comparator != Comparator.ENDS_WITH) {
            boolean equality = comparator == Comparator.EQUALS || comparator == Comparator.DIFFERS;
            Comparator list = comparator == Comparator.EQUALS ? Comparator.ONE_OF : Comparator.NONE_OF;
            if (equality) {
                findings.report(
                        E_SYNTAX,
                        call.name().span(),
                        comparator.keyword() + " takes one value",
                        "for several write " + list.keyword(),
                        new Fix(call.name().span(), list.keyword()));
            } else {
                arguments.reportUsage(call, comparator.keyword() + " takes one value");
            }
            return Optional.empty();
        }
        Optional<List<Operand>> operands = operands(call);
        if (operands.isEmpty()) {
            return Optional.empty();
        }
        String text = findings.source().text();
        List<Expression> parts = new ArrayList<>();
        List<String> written = new ArrayList<>();
        for (Operand operand : operands.get()) {
            Arguments one = new Arguments.Operands(List.of(operand), operand.span());
            parts.add(new Expression.Comparison(left, comparator, one, whole));
            written.add(left.span().in(text) + "." + comparator.keyword() + "("
                    + operand.span().in(text) + ")");
        }
        String longhand = "(" + String.join(omits ? " AND " : " OR ", written) + ")";
        findings.tolerate(
                E_SYNTAX,
                W_VARIADIC,
                call.span(),
                comparator.keyword() + " takes one value",
                "write one comparison for each value, joined by " + (omits ? "AND" : "OR"),
                new Fix(whole, longhand));
        return findings.lenient()
                ? Optional.of(omits ? Junctions.and(parts, whole) : Junctions.or(parts, whole))
                : Optional.empty();
    }

    private Optional<Expression> withDuration(Operand left, Comparator comparator, Syntax.Call call, Span whole) {
        if (call.arguments().size() != 1) {
            arguments.reportUsage(call, comparator.keyword() + " takes one length of time");
            return Optional.empty();
        }
        return lengths.window(call.arguments().get(0).value())
                .map(length -> new Expression.Comparison(
                        left, comparator, new Arguments.Distance(length, call.span()), whole));
    }

    private Optional<List<Operand>> operands(Syntax.Call call) {
        List<Operand> operands = new ArrayList<>();
        for (Syntax.Argument argument : call.arguments()) {
            resolver.operand(argument.value()).ifPresent(operands::add);
        }
        return operands.size() == call.arguments().size() ? Optional.of(operands) : Optional.empty();
    }
}
