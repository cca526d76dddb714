package dev.foretrait.engine.query;

import static dev.foretrait.engine.query.QueryRule.E_FUNC;
import static dev.foretrait.engine.query.QueryRule.E_RESULT;
import static dev.foretrait.engine.query.QueryRule.E_SYNTAX;
import static dev.foretrait.engine.query.QueryRule.E_TYPE;
import static dev.foretrait.engine.query.QueryRule.W_BOOLEAN;
import static dev.foretrait.engine.query.QueryRule.W_PARENTHESES;

import dev.foretrait.engine.diagnostic.Fix;
import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.semantics.BareTraits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Turns a query as said into a query as meant, by the types of the language (query-language.md 4). Parts that do not
 * resolve are reported and left out, so that the rest can still be checked.
 */
final class Resolver {

    private static final int LONGEST_EXAMPLE = 40;

    private static final Set<String> NOW = Set.of("now", "today", "yesterday", "tomorrow");

    /** What other languages write for a value that is not there. */
    private static final Set<String> NOTHING = Set.of("null", "undefined", "nil", "none");

    private final Findings findings;
    private final ChainResolver chains;

    Resolver(Findings findings) {
        this.findings = findings;
        this.chains = new ChainResolver(findings, this);
    }

    /**
     * The query, or what could be made out of it.
     *
     * @param complete whether the syntax is all there was; if not, how it ends is not judged
     */
    Optional<Query> query(Syntax syntax, Kind kind, boolean complete) {
        Typed typed = typed(syntax);
        if (kind == Kind.AUDIENCE && typed instanceof Typed.Condition condition) {
            return Optional.of(new Query.Audience(condition.expression()));
        }
        if (kind == Kind.TRAIT
                && typed instanceof Typed.Scalar scalar
                && scalar.operand() instanceof Operand.Reduced reduced) {
            return Optional.of(new Query.Trait(reduced.chain()));
        }
        if (kind == Kind.TRAIT
                && findings.answer(BareTraits.class) == BareTraits.ACCEPTED
                && typed instanceof Typed.Scalar scalar
                && scalar.operand() instanceof Operand.Field field
                && field.scope() == Operand.Scope.TRAIT
                && !field.path().iterates()) {
            return Optional.of(new Query.Copy(field));
        }
        if (kind == Kind.TRAIT && typed instanceof Typed.Listed listed) {
            return Optional.of(new Query.Trait(listed.stream().reduced(listed.reduction(), listed.span())));
        }
        if (complete && !(typed instanceof Typed.Unknown)) {
            reportResult(syntax, kind, typed);
        }
        return Optional.empty();
    }

    private void reportResult(Syntax syntax, Kind kind, Typed typed) {
        Span span = syntax.span();
        if (typed instanceof Typed.Stream) {
            reportUnreduced(span);
        } else if (kind == Kind.AUDIENCE && typed instanceof Typed.Scalar scalar) {
            boolean reduced = scalar.operand() instanceof Operand.Reduced;
            String comparison = reduced ? " >= 1" : ".exists()";
            findings.report(
                    E_RESULT,
                    span,
                    "an audience ends in a comparison, and this is a value",
                    "write " + comparison.strip() + " behind it",
                    Fix.insertion(span.end(), comparison));
        } else if (kind == Kind.AUDIENCE) {
            findings.report(
                    E_RESULT,
                    span,
                    "an audience ends in a comparison, and this is " + noun(typed),
                    "compare a value, as in trait('plan') = 'free' or event('Signed Up').count() >= 1");
        } else if (syntax instanceof Syntax.Signed signed && signed.left() instanceof Syntax.Calls) {
            Span comparison = new Span(signed.left().span().end(), span.end());
            findings.report(
                    E_RESULT,
                    span,
                    "a computed trait ends in a value, and this is true or false",
                    "leave out " + findings.excerpt(comparison) + ", or make it an audience",
                    Fix.deletion(comparison));
        } else if (typed instanceof Typed.Condition) {
            findings.report(
                    E_RESULT,
                    span,
                    "a computed trait ends in a value, and this is true or false",
                    "end in a reducer, as in event('Order Completed').count(), or make it an audience");
        } else {
            findings.report(
                    E_RESULT,
                    span,
                    "a computed trait begins with an event and ends in a reducer, and this is " + noun(typed),
                    "write for example event('Order Completed').sum(property('revenue'))");
        }
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
                    findings.excerpt(syntax.span()) + " is " + noun(typed) + ", not a condition",
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
            findings.report(
                    E_TYPE,
                    span,
                    "a comparison begins with a value of the profile or of events, and this is " + noun(typed),
                    "write for example trait('plan') = 'free'");
        }
        return Optional.empty();
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
            return comparison(signed);
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
        return syntax instanceof Syntax.Name name ? name(name) : new Typed.Unknown();
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
                    "write " + Findings.excerpt(bare),
                    new Fix(group.span(), bare));
        }
        return inner;
    }

    private Typed name(Syntax.Name name) {
        String word = name.word().text();
        String lower = word.toLowerCase(Locale.ROOT);
        Span span = name.span();
        String quoted = Quotes.around(word);
        if (lower.equals("true") || lower.equals("false")) {
            findings.tolerate(
                    E_FUNC,
                    W_BOOLEAN,
                    span,
                    "'" + word + "' is no value of the query language",
                    "a boolean is compared as text: " + Quotes.around(lower),
                    new Fix(span, Quotes.around(lower)));
            return findings.lenient()
                    ? new Typed.Fixed(new Operand.Constant(new Literal.Text(lower), span))
                    : new Typed.Unknown();
        }
        if (lower.equals("null")) {
            findings.report(E_FUNC, span, "there is no null", "write .absent() for = null, .exists() for != null");
        } else if (NOW.contains(lower)) {
            findings.report(
                    E_FUNC,
                    span,
                    "the word " + word + " means nothing here",
                    "for a distance from now write " + Usage.of(Comparator.WITHIN_LAST) + " or "
                            + Usage.of(Comparator.BEFORE_LAST));
        } else if (Vocabulary.role(word).isPresent()) {
            findings.report(E_SYNTAX, span, "'" + word + "' needs parentheses", "write " + findings.usage(word));
        } else {
            findings.report(
                    E_FUNC,
                    span,
                    "the word " + word + " means nothing here",
                    "text stands between single quotes: write " + Findings.excerpt(quoted),
                    new Fix(span, quoted));
        }
        return new Typed.Unknown();
    }

    private static boolean isUnknown(Syntax.Name name) {
        return Vocabulary.role(name.word().text()).isEmpty();
    }

    /** A word where a comparison begins is a name whose function is missing. */
    private Typed unquoted(Syntax.Name name) {
        String quoted = "(" + Quotes.around(name.word().text()) + ")";
        findings.report(
                E_FUNC,
                name.span(),
                "the word " + name.word().text() + " means nothing here",
                "write trait" + quoted + " for the profile, or property" + quoted + " inside where");
        return new Typed.Unknown();
    }

    private Typed comparison(Syntax.Signed signed) {
        Comparator comparator = Comparator.signed(signed.symbol().text()).orElseThrow();
        Typed left =
                signed.left() instanceof Syntax.Name name && isUnknown(name) ? unquoted(name) : typed(signed.left());
        if (isNothing(signed.right()) && (comparator == Comparator.EQUALS || comparator == Comparator.DIFFERS)) {
            reportNull(signed, comparator);
            return new Typed.Unknown();
        }
        if (left instanceof Typed.Fixed) {
            reportConstantFirst(signed, comparator);
            return new Typed.Unknown();
        }
        Optional<Operand> value = value(left, signed.left());
        Optional<Operand> operand = operand(signed.right());
        if (value.isEmpty() || operand.isEmpty()) {
            return new Typed.Unknown();
        }
        Arguments arguments =
                new Arguments.Operands(List.of(operand.get()), signed.right().span());
        return new Typed.Condition(new Expression.Comparison(value.get(), comparator, arguments, signed.span()));
    }

    private static boolean isNothing(Syntax syntax) {
        return syntax instanceof Syntax.Name name
                && NOTHING.contains(name.word().text().toLowerCase(Locale.ROOT));
    }

    private void reportNull(Syntax.Signed signed, Comparator comparator) {
        Comparator meant = comparator == Comparator.EQUALS ? Comparator.ABSENT : Comparator.EXISTS;
        String call = "." + Usage.of(meant);
        Span span = new Span(signed.left().span().end(), signed.span().end());
        findings.report(
                E_FUNC,
                signed.right().span(),
                "there is no " + signed.right().span().in(findings.source().text()),
                "write " + call,
                new Fix(span, call));
    }

    private void reportConstantFirst(Syntax.Signed signed, Comparator comparator) {
        String text = findings.source().text();
        Comparator mirrored = switch (comparator) {
            case GREATER_THAN -> Comparator.LESS_THAN;
            case LESS_THAN -> Comparator.GREATER_THAN;
            case AT_LEAST -> Comparator.AT_MOST;
            case AT_MOST -> Comparator.AT_LEAST;
            default -> comparator;
        };
        Typed right = typed(signed.right());
        String message = "a comparison begins with a value of the profile or of events, and this is a constant";
        if (right instanceof Typed.Scalar) {
            String swapped = signed.right().span().in(text) + " "
                    + mirrored.symbol().orElseThrow() + " "
                    + signed.left().span().in(text);
            findings.report(
                    E_TYPE,
                    signed.left().span(),
                    message,
                    "write " + Findings.excerpt(swapped),
                    new Fix(signed.span(), swapped));
        } else {
            String name = findings.excerpt(signed.left().span());
            String hint = name.startsWith("'")
                    ? "for the value of that name write property(" + name + "), or trait(" + name + ")"
                    : "write for example trait('plan') = 'free'";
            findings.report(E_TYPE, signed.left().span(), message, hint);
        }
    }

    private void reportUnreduced(Span span) {
        findings.report(
                E_TYPE,
                span,
                "these are events, not yet one value",
                "end in a reducer, as in .count() or .sum(property('price'))",
                Fix.insertion(span.end(), ".count()"));
    }

    private static String noun(Typed typed) {
        if (typed instanceof Typed.Condition) {
            return "true or false";
        }
        if (typed instanceof Typed.Listed) {
            return "a list";
        }
        if (typed instanceof Typed.Fixed) {
            return "a constant";
        }
        if (typed instanceof Typed.Lasting) {
            return "a length of time";
        }
        return typed instanceof Typed.Stream ? "a stream of events" : "a value";
    }
}
