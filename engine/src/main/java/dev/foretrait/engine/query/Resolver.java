package dev.foretrait.engine.query;

import static dev.foretrait.engine.query.QueryRule.E_SYNTAX;
import static dev.foretrait.engine.query.QueryRule.E_TYPE;
import static dev.foretrait.engine.query.QueryRule.W_PARENTHESES;

import dev.foretrait.engine.diagnostic.Fix;
import dev.foretrait.engine.diagnostic.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says what the parts of a query are, by the types of the language (query-language.md 4). Parts that do not resolve are
 * reported and left out, so that the rest can still be checked.
 */
final class Resolver {

    private static final int LONGEST_EXAMPLE = 40;

    private final Findings findings;
    private final ChainResolver chains;
    private final SignResolver signs;
    private final WordResolver words;

    Resolver(Findings findings) {
        this.findings = findings;
        this.chains = new ChainResolver(findings, this);
        this.words = new WordResolver(findings);
        this.signs = new SignResolver(findings, this, words);
    }

    /** The part as something that holds or does not; if it is anything else, that is reported. */
    Optional<Expression> condition(Syntax syntax) {
        Typed typed = typed(syntax);
        if (typed instanceof Typed.Condition condition) {
            return Optional.of(condition.expression());
        }
        if (typed instanceof Typed.Stream) {
            reportUnreduced(syntax.span());
        } else if (!(typed instanceof Typed.Unknown)) {
            findings.report(
                    E_TYPE,
                    syntax.span(),
                    findings.excerpt(syntax.span()) + " is " + typed.noun() + ", not a condition",
                    "compare it, as in " + comparisonOf(typed, syntax.span()));
        }
        return Optional.empty();
    }

    private String comparisonOf(Typed typed, Span span) {
        String value = span.in(findings.source().text());
        if (!(typed instanceof Typed.Scalar scalar) || value.length() > LONGEST_EXAMPLE) {
            return "trait('plan') = 'free' or trait('email').exists()";
        }
        return scalar.operand() instanceof Operand.Reduced
                ? value + " >= 1"
                : value + " = 'free' or " + value + "." + Usage.of(Comparator.EXISTS);
    }

    /** The part as something to compare with; if it is anything else, that is reported. */
    Optional<Operand> operand(Syntax syntax) {
        Typed typed = typed(syntax);
        if (typed instanceof Typed.Fixed fixed) {
            return Optional.of(fixed.constant());
        }
        if (typed instanceof Typed.Lasting) {
            findings.report(
                    E_TYPE,
                    syntax.span(),
                    "a value cannot be compared with a length of time",
                    "for a distance from now write .within_last(7 days), .before_last(7 days), .within_next(7 days) or"
                            + " .after_next(7 days)");
            return Optional.empty();
        }
        return value(typed, syntax);
    }

    /** The left side of a comparison; if it cannot be compared, that is reported. */
    Optional<Operand> value(Typed typed, Syntax syntax) {
        Span span = syntax.span();
        if (typed instanceof Typed.Scalar scalar) {
            return Optional.of(scalar.operand());
        }
        if (typed instanceof Typed.Stream) {
            reportUnreduced(span);
        } else if (typed instanceof Typed.Listed) {
            findings.report(
                    E_TYPE,
                    span,
                    "unique makes a list, and a list cannot be compared",
                    "write .count() behind it for the number of different values",
                    Fix.insertion(span.end(), ".count()"));
        } else if (!(typed instanceof Typed.Unknown)) {
            findings.report(E_TYPE, span, cannotBegin(typed), "write for example trait('plan') = 'free'");
        }
        return Optional.empty();
    }

    /** What is said of something that no comparison begins with. */
    static String cannotBegin(Typed typed) {
        return "a comparison begins with a value of the profile or of events, and this is " + typed.noun();
    }

    /** What the part is. */
    Typed typed(Syntax syntax) {
        if (syntax instanceof Syntax.Calls calls) {
            return chains.chain(calls);
        }
        if (syntax instanceof Syntax.Call call) {
            return chains.beginning(call);
        }
        if (syntax instanceof Syntax.Signed signed) {
            return signs.comparison(signed);
        }
        if (syntax instanceof Syntax.Junction junction) {
            return junction(junction);
        }
        if (syntax instanceof Syntax.Prefix prefix) {
            return prefix(prefix);
        }
        if (syntax instanceof Syntax.Group group) {
            return group(group);
        }
        if (syntax instanceof Syntax.Constant constant) {
            return new Typed.Fixed(constant(constant.token()));
        }
        if (syntax instanceof Syntax.Quantity quantity) {
            return new Typed.Lasting(quantity.span());
        }
        return syntax instanceof Syntax.Name name ? words.alone(name) : new Typed.Unknown();
    }

    private static Operand.Constant constant(Token token) {
        Literal literal = switch (token.kind()) {
            case NUMBER -> new Literal.Number(token.text());
            case DATE -> new Literal.Date(token.text());
            case TIMESTAMP -> new Literal.Timestamp(token.text());
            default -> new Literal.Text(token.text());
        };
        return new Operand.Constant(literal, token.span());
    }

    private Typed junction(Syntax.Junction junction) {
        boolean all = junction.operator() == Token.Kind.AND;
        List<Expression> parts = new ArrayList<>();
        Syntax before = junction;
        for (Syntax part : junction.parts()) {
            if (part instanceof Syntax.Constant && before instanceof Syntax.Signed signed) {
                reportHalfComparison(signed, part);
            } else {
                condition(part).ifPresent(parts::add);
                before = part;
            }
        }
        if (parts.isEmpty()) {
            return new Typed.Unknown();
        }
        return new Typed.Condition(all ? Junctions.and(parts, junction.span()) : Junctions.or(parts, junction.span()));
    }

    /** The second value in {@code trait('plan') = 'pro' OR 'team'}. */
    private void reportHalfComparison(Syntax.Signed before, Syntax constant) {
        String text = findings.source().text();
        String meant = before.left().span().in(text) + " " + before.symbol().text() + " "
                + constant.span().in(text);
        findings.report(
                E_TYPE,
                constant.span(),
                "AND and OR join whole conditions, and " + findings.excerpt(constant.span()) + " is a constant",
                "write " + Findings.excerpt(meant),
                new Fix(constant.span(), meant));
    }

    private Typed prefix(Syntax.Prefix prefix) {
        Optional<Expression> part = condition(prefix.part());
        if (part.isEmpty()) {
            return new Typed.Unknown();
        }
        return new Typed.Condition(
                switch (prefix.operator().kind()) {
                    case ANY -> new Expression.Quantified(Expression.Quantifier.ANY, part.get(), prefix.span());
                    case ALL -> new Expression.Quantified(Expression.Quantifier.ALL, part.get(), prefix.span());
                    default -> new Expression.Not(part.get(), prefix.span());
                });
    }

    private Typed group(Syntax.Group group) {
        Typed inner = typed(group.inner());
        if (!(inner instanceof Typed.Condition) && !(inner instanceof Typed.Unknown)) {
            String bare = group.inner().span().in(findings.source().text());
            findings.tolerate(
                    E_SYNTAX,
                    W_PARENTHESES,
                    group.span(),
                    "a single value stands without parentheses",
                    "write " + Findings.onOneLine(bare),
                    new Fix(group.span(), bare));
        }
        return inner;
    }

    /** Reports events that nothing reduces to a value. */
    void reportUnreduced(Span span) {
        findings.report(
                E_TYPE,
                span,
                "these are events, not yet one value",
                "end in a reducer, as in .count() or .sum(property('price'))",
                Fix.insertion(span.end(), ".count()"));
    }
}
