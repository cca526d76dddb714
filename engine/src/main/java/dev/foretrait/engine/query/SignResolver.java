package dev.foretrait.engine.query;

import static dev.foretrait.engine.query.QueryRule.E_FUNC;
import static dev.foretrait.engine.query.QueryRule.E_TYPE;

import dev.foretrait.engine.diagnostic.Fix;
import dev.foretrait.engine.diagnostic.Span;
import java.util.List;
import java.util.Optional;

/** Reads comparisons that are made with a sign, as in {@code trait('plan') = 'free'}. */
final class SignResolver {

    private final Findings findings;
    private final Resolver resolver;
    private final WordResolver words;

    SignResolver(Findings findings, Resolver resolver, WordResolver words) {
        this.findings = findings;
        this.resolver = resolver;
        this.words = words;
    }

    Typed comparison(Syntax.Signed signed) {
        Comparator comparator = Comparator.signed(signed.symbol().text()).orElseThrow();
        Typed left = signed.left() instanceof Syntax.Name name ? words.compared(name) : resolver.typed(signed.left());
        if (WordResolver.isNothing(signed.right())
                && (comparator == Comparator.EQUALS || comparator == Comparator.DIFFERS)) {
            reportNull(signed, comparator);
            return new Typed.Unknown();
        }
        if (left instanceof Typed.Fixed) {
            reportConstantFirst(left, signed, comparator);
            return new Typed.Unknown();
        }
        Optional<Operand> value = resolver.value(left, signed.left());
        Optional<Operand> operand = resolver.operand(signed.right());
        if (value.isEmpty() || operand.isEmpty()) {
            return new Typed.Unknown();
        }
        Arguments arguments =
                new Arguments.Operands(List.of(operand.get()), signed.right().span());
        return new Typed.Condition(new Expression.Comparison(value.get(), comparator, arguments, signed.span()));
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

    private void reportConstantFirst(Typed left, Syntax.Signed signed, Comparator comparator) {
        String text = findings.source().text();
        Typed right = resolver.typed(signed.right());
        String message = Resolver.cannotBegin(left);
        if (right instanceof Typed.Scalar) {
            String swapped = signed.right().span().in(text) + " "
                    + comparator.mirrored().orElse(comparator).symbol().orElseThrow() + " "
                    + signed.left().span().in(text);
            findings.report(
                    E_TYPE,
                    signed.left().span(),
                    message,
                    "write " + Findings.excerpt(swapped),
                    new Fix(signed.span(), swapped));
        } else {
            String name = findings.excerpt(signed.left().span());
            String hint = signed.left().span().in(text).startsWith("'")
                    ? "for the value of that name write property(" + name + "), or trait(" + name + ")"
                    : "write for example trait('plan') = 'free'";
            findings.report(E_TYPE, signed.left().span(), message, hint);
        }
    }
}
