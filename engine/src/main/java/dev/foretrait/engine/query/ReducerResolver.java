package dev.foretrait.engine.query;

import static dev.foretrait.engine.query.QueryRule.E_CAST;
import static dev.foretrait.engine.query.QueryRule.E_FREQ;
import static dev.foretrait.engine.query.QueryRule.E_FUNC;
import static dev.foretrait.engine.query.QueryRule.E_SYNTAX;
import static dev.foretrait.engine.query.QueryRule.E_TYPE;
import static dev.foretrait.engine.query.QueryRule.W_FREQ_MISSING;

import dev.foretrait.engine.diagnostic.Fix;
import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.reduce.Cast;
import dev.foretrait.engine.reduce.ReducerFunction;
import dev.foretrait.engine.semantics.MissingFrequency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what reducers are given (query-language.md 4.4). */
final class ReducerResolver {

    /** The time of an event itself, as an item (U-52). */
    private static final String TIMESTAMP = "timestamp";

    /** The product's own default, for want of another. */
    private static final long USUAL_FREQUENCY = 2;

    private final Findings findings;
    private final Resolver resolver;
    private final ArgumentReader arguments;

    ReducerResolver(Findings findings, Resolver resolver, ArgumentReader arguments) {
        this.findings = findings;
        this.resolver = resolver;
        this.arguments = arguments;
    }

    Optional<Reduction> reduction(ReducerFunction function, Syntax.Call call) {
        if (!arguments.areReadable(call, List.of(), function != ReducerFunction.COUNT)) {
            return Optional.empty();
        }
        return function == ReducerFunction.COUNT ? count(call) : overItem(function, call);
    }

    private Optional<Reduction> count(Syntax.Call call) {
        if (call.arguments().isEmpty()) {
            return Optional.of(
                    new Reduction(ReducerFunction.COUNT, Optional.empty(), Optional.empty(), 0, call.span()));
        }
        Span given = call.arguments()
                .get(0)
                .span()
                .to(call.arguments().get(call.arguments().size() - 1).span());
        findings.withdraw(given);
        findings.report(
                E_SYNTAX,
                given,
                "count takes nothing, as it counts events",
                "leave it out; for the number of different values write " + Usage.of(ReducerFunction.UNIQUE_COUNT),
                Fix.deletion(given));
        return Optional.empty();
    }

    private Optional<Reduction> overItem(ReducerFunction function, Syntax.Call call) {
        if (call.arguments().isEmpty()) {
            arguments.reportUsage(call, function.keyword() + " takes a property, and here is none");
            return Optional.empty();
        }
        Syntax.Argument first = call.arguments().get(0);
        if (function == ReducerFunction.MODE && isTurned(call)) {
            return Optional.empty();
        }
        Optional<Operand.Field> item = item(first.value());
        Optional<Cast> cast = first.cast().flatMap(word -> cast(function, first, word));
        boolean castIsWrong = first.cast().isPresent() && cast.isEmpty();
        Optional<Long> frequency = frequency(function, call);
        if (item.isEmpty() || castIsWrong || frequency.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Reduction(function, item, cast, frequency.get(), call.span()));
    }

    /** Whether the least frequency stands before the property, which is a finding. */
    private boolean isTurned(Syntax.Call call) {
        if (call.arguments().size() != 2) {
            return false;
        }
        Span first = call.arguments().get(0).value().span();
        Span second = call.arguments().get(1).value().span();
        boolean isTurned = isFrequency(call.arguments().get(0).value())
                && !(call.arguments().get(1).value() instanceof Syntax.Constant);
        if (isTurned) {
            String turned = second.in(findings.source().text()) + ", "
                    + first.in(findings.source().text());
            findings.report(
                    E_TYPE,
                    first.to(second),
                    "mode takes the property first, and then how often a value must be seen at least",
                    "write mode(" + turned + ")",
                    new Fix(first.to(second), turned));
        }
        return isTurned;
    }

    /** What is meant where the frequency is left out (U-22). */
    private Optional<Long> withoutFrequency(Syntax.Call mode) {
        Optional<Long> meant = switch (findings.answer(MissingFrequency.class)) {
            case REFUSED -> Optional.empty();
            case ONE -> Optional.of(1L);
            case TWO -> Optional.of(2L);
        };
        long written = meant.orElse(USUAL_FREQUENCY);
        Span given = mode.arguments().get(0).span();
        findings.report(
                meant.isPresent() ? W_FREQ_MISSING : E_SYNTAX,
                mode.name().span(),
                "mode also takes how often a value must be seen at least"
                        + meant.map(times -> ", and is read with " + times).orElse(""),
                "write mode(" + given.in(findings.source().text()) + ", " + written + ")",
                Fix.insertion(given.end(), ", " + written));
        return meant;
    }

    private static boolean isFrequency(Syntax written) {
        return written instanceof Syntax.Constant constant
                && constant.token().is(Token.Kind.NUMBER)
                && constant.token().text().matches("0*[1-9][0-9]{0,17}");
    }

    private Optional<Operand.Field> item(Syntax syntax) {
        if (syntax instanceof Syntax.Name name) {
            String property = name.word().text().equalsIgnoreCase(TIMESTAMP)
                    ? Operand.Scope.CONTEXT.keyword() + "(" + Quotes.around(TIMESTAMP) + ")"
                    : property(name.word().text());
            findings.report(
                    E_FUNC,
                    name.span(),
                    "the word " + name.word().text() + " means nothing here",
                    "write " + property,
                    new Fix(name.span(), property));
            return Optional.empty();
        }
        Typed typed = resolver.typed(syntax);
        if (typed instanceof Typed.Scalar scalar && scalar.operand() instanceof Operand.Field field) {
            return Optional.of(field);
        }
        if (typed instanceof Typed.Fixed fixed && fixed.constant().literal() instanceof Literal.Text text) {
            String property = property(text.text());
            findings.report(
                    E_TYPE,
                    syntax.span(),
                    "a reducer takes a property, and this is plain text",
                    "write " + property,
                    new Fix(syntax.span(), property));
        } else if (!(typed instanceof Typed.Unknown)) {
            findings.report(
                    E_TYPE,
                    syntax.span(),
                    "a reducer takes a property of its events, not " + findings.excerpt(syntax.span()),
                    "write property('name') or context('name')");
        }
        return Optional.empty();
    }

    private static String property(String name) {
        return Operand.Scope.PROPERTY.keyword() + "(" + Quotes.around(name) + ")";
    }

    private Optional<Cast> cast(ReducerFunction function, Syntax.Argument argument, Token word) {
        Set<Cast> allowed = Cast.of(function);
        Optional<Cast> cast = allowed.stream()
                .filter(candidate -> word.isWord(candidate.keyword()))
                .findFirst();
        if (cast.isEmpty()) {
            Span span = new Span(argument.value().span().end(), word.span().end());
            String written = findings.excerpt(word.span());
            if (allowed.isEmpty()) {
                findings.report(
                        E_CAST,
                        word.span(),
                        function.keyword() + " takes no type",
                        "leave out " + findings.excerpt(span),
                        Fix.deletion(span));
            } else {
                String known = allowed.stream().map(Cast::keyword).collect(Collectors.joining(", "));
                findings.report(
                        E_CAST, word.span(), function.keyword() + " knows no type " + written, "types are " + known);
            }
        }
        return cast;
    }

    /** The least frequency of {@code mode}, 0 for the others; empty if what stands behind the item is wrong. */
    private Optional<Long> frequency(ReducerFunction function, Syntax.Call call) {
        boolean isMode = function == ReducerFunction.MODE;
        int most = isMode ? 2 : 1;
        if (call.arguments().size() > most) {
            Span surplus = new Span(
                    call.arguments().get(most - 1).span().end(),
                    call.arguments().get(call.arguments().size() - 1).span().end());
            findings.report(
                    E_SYNTAX,
                    call.arguments().get(most).span(),
                    function.keyword() + " takes no more than this",
                    "write " + Usage.of(function),
                    Fix.deletion(surplus));
            return Optional.empty();
        }
        if (!isMode) {
            return Optional.of(0L);
        }
        if (call.arguments().size() == 1) {
            return withoutFrequency(call);
        }
        Syntax written = call.arguments().get(1).value();
        if (isFrequency(written)) {
            return Optional.of(
                    Long.parseLong(((Syntax.Constant) written).token().text()));
        }
        findings.report(
                E_FREQ,
                written.span(),
                "the least frequency of mode is a whole number of at least 1, not " + findings.excerpt(written.span()),
                "write for example " + USUAL_FREQUENCY + ", Segment's default",
                new Fix(written.span(), String.valueOf(USUAL_FREQUENCY)));
        return Optional.empty();
    }
}
