package dev.foretrait.engine.query;

import static dev.foretrait.engine.query.QueryRule.E_RESULT;

import dev.foretrait.engine.diagnostic.Fix;
import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.semantics.BareTraits;
import java.util.Optional;

/** Turns a query as said into a query as meant: a trait ends in a value and an audience in a condition (query-language.md 4). */
final class ResultResolver {

    private final Findings findings;
    private final Resolver resolver;

    ResultResolver(Findings findings) {
        this.findings = findings;
        this.resolver = new Resolver(findings);
    }

    /**
     * The query, or what could be made out of it.
     *
     * @param complete whether the syntax is all there was; if not, how it ends is not judged
     */
    Optional<Query> query(Syntax syntax, Kind kind, boolean complete) {
        Typed typed = resolver.typed(syntax);
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
            resolver.reportUnreduced(span);
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
                    "an audience ends in a comparison, and this is " + typed.noun(),
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
                    "a computed trait begins with an event and ends in a reducer, and this is " + typed.noun(),
                    "write for example event('Order Completed').sum(property('revenue'))");
        }
    }
}
