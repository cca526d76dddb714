package dev.foretrait.engine.query;

import static dev.foretrait.engine.query.QueryRule.E_PARENT;
import static dev.foretrait.engine.query.QueryRule.E_SYNTAX;
import static dev.foretrait.engine.query.QueryRule.W_BRACES;
import static dev.foretrait.engine.query.QueryRule.W_WINDOW_ORDER;

import dev.foretrait.engine.diagnostic.Fix;
import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.semantics.Braces;
import dev.foretrait.engine.semantics.SwappedEnds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what filters are given (query-language.md 4.3). */
final class FilterResolver {

    private static final List<String> PARENT = List.of(Vocabulary.PARENT);

    private final Findings findings;
    private final Resolver resolver;
    private final ArgumentReader arguments;
    private final LengthReader lengths;
    private final boolean takesSwappedEnds;
    private final Braces braces;

    FilterResolver(Findings findings, Resolver resolver, ArgumentReader arguments) {
        this.findings = findings;
        this.resolver = resolver;
        this.arguments = arguments;
        this.lengths = new LengthReader(findings);
        this.takesSwappedEnds = findings.answer(SwappedEnds.class) == SwappedEnds.PUT_IN_ORDER;
        this.braces = findings.answer(Braces.class);
    }

    Optional<Filter> filter(FilterFunction function, Syntax.Call call) {
        return switch (function) {
            case WHERE -> where(call);
            case SOURCES -> sources(call);
            case WITHIN -> within(call);
            case BETWEEN -> between(call);
            case EXPIRES_AFTER -> expiresAfter(call);
        };
    }

    private Optional<Filter> where(Syntax.Call call) {
        if (!arguments.areReadable(call)) {
            return Optional.empty();
        }
        if (call.arguments().size() == 1) {
            if (braces.aroundWhere()) {
                checkBraces(FilterFunction.WHERE, call);
            }
            return resolver.condition(call.arguments().get(0).value())
                    .map(condition -> new Filter.Where(condition, call.span()));
        }
        if (call.arguments().isEmpty()) {
            arguments.reportUsage(call, "where takes a condition, and here is none");
            return Optional.empty();
        }
        call.arguments().forEach(argument -> resolver.condition(argument.value()));
        Span comma = new Span(
                call.arguments().get(0).span().end(),
                call.arguments().get(1).span().start());
        findings.report(
                E_SYNTAX,
                comma,
                "where takes one condition",
                "join conditions with AND or OR",
                new Fix(comma, " AND "));
        return Optional.empty();
    }

    private Optional<Filter> sources(Syntax.Call call) {
        if (!arguments.areReadable(call, List.of(Vocabulary.EXCLUDE), false)) {
            return Optional.empty();
        }
        boolean labelled =
                !call.arguments().isEmpty() && call.arguments().get(0).label().isPresent();
        if (!labelled) {
            arguments.reportUsage(call, "sources takes " + Vocabulary.EXCLUDE + ": and the ids of sources");
            return Optional.empty();
        }
        List<String> excluded = new ArrayList<>();
        for (Syntax.Argument argument : call.arguments()) {
            if (argument.value() instanceof Syntax.Constant constant
                    && constant.token().is(Token.Kind.STRING)) {
                excluded.add(constant.token().text());
            } else {
                findings.report(
                        E_SYNTAX,
                        argument.value().span(),
                        "the id of a source stands between single quotes",
                        "write " + findings.usage(FilterFunction.SOURCES.keyword()));
                return Optional.empty();
            }
        }
        if (braces.aroundSources()) {
            checkBraces(FilterFunction.SOURCES, call);
        }
        return Optional.of(new Filter.Sources(excluded, call.span()));
    }

    private void checkBraces(FilterFunction function, Syntax.Call call) {
        if (call.brackets().isEmpty()) {
            List<Syntax.Argument> given = call.arguments();
            Span last = call.list()
                    .map(Syntax.Brackets::span)
                    .orElseGet(() -> given.get(given.size() - 1).span());
            Span whole = given.get(0).span().to(last);
            findings.report(
                    W_BRACES,
                    whole,
                    function.keyword() + " is written with braces",
                    "write " + findings.usage(function.keyword()),
                    new Fix(whole, "{" + whole.in(findings.source().text()) + "}"));
        }
    }

    private Optional<Filter> within(Syntax.Call call) {
        if (!arguments.areReadable(call, PARENT, false)) {
            return Optional.empty();
        }
        if (call.arguments().size() != 1) {
            arguments.reportUsage(call, "within takes one length of time");
            return Optional.empty();
        }
        return lengths.window(call.arguments().get(0).value())
                .map(length -> new Filter.Within(length, anchor(call), call.span()));
    }

    private Optional<Filter> between(Syntax.Call call) {
        if (!arguments.areReadable(call, PARENT, false)) {
            return Optional.empty();
        }
        if (call.arguments().size() != 2) {
            arguments.reportUsage(call, "between takes two lengths of time, the nearer one first");
            return Optional.empty();
        }
        Optional<Length> near = lengths.nearBound(call.arguments().get(0).value());
        Syntax second = call.arguments().get(1).value();
        Optional<Length> far = takesSwappedEnds ? lengths.nearBound(second) : lengths.window(second);
        if (near.isEmpty() || far.isEmpty()) {
            return Optional.empty();
        }
        Filter.Between between = new Filter.Between(near.get(), far.get(), anchor(call), call.span());
        return Optional.of(takesSwappedEnds && isSwapped(between) ? inOrder(between) : between);
    }

    private static boolean isSwapped(Filter.Between between) {
        return between.near().duration().compareTo(between.far().duration()) > 0;
    }

    private Filter.Between inOrder(Filter.Between between) {
        Filter.Between swapped = between.swapped();
        String written = findings.printer().text(swapped);
        findings.report(
                W_WINDOW_ORDER,
                between.span(),
                "the nearer bound comes first; this is read in that order",
                "write " + written,
                new Fix(between.span(), written));
        return swapped;
    }

    private Optional<Filter> expiresAfter(Syntax.Call call) {
        if (arguments.isParent(call)) {
            Span label = new Span(
                    call.arguments().get(0).span().start(),
                    call.arguments().get(0).value().span().start());
            findings.report(
                    E_PARENT,
                    label,
                    "a session window is not measured from a parent event",
                    "write " + findings.usage(FilterFunction.EXPIRES_AFTER.keyword()),
                    Fix.deletion(label));
            return Optional.empty();
        }
        if (!arguments.areReadable(call)) {
            return Optional.empty();
        }
        if (call.arguments().size() != 1) {
            arguments.reportUsage(call, "expires_after takes one length of time");
            return Optional.empty();
        }
        return lengths.session(call.arguments().get(0).value())
                .map(length -> new Filter.ExpiresAfter(length, call.span()));
    }

    private Filter.Anchor anchor(Syntax.Call call) {
        return arguments.isParent(call) ? Filter.Anchor.PARENT : Filter.Anchor.NOW;
    }
}
