package dev.foretrait.engine.query;

import static dev.foretrait.engine.query.QueryRule.E_FUNC;
import static dev.foretrait.engine.query.QueryRule.E_PATH;
import static dev.foretrait.engine.query.QueryRule.E_TYPE;
import static dev.foretrait.engine.query.QueryRule.W_LEGACY_NAME;

import dev.foretrait.engine.diagnostic.Fix;
import dev.foretrait.engine.diagnostic.NearName;
import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.query.Vocabulary.Role;
import dev.foretrait.engine.reduce.ReducerFunction;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what a chain of calls is, link by link: which function may follow which (query-language.md 4.1). */
final class ChainResolver {

    private final Findings findings;
    private final Resolver resolver;
    private final ArgumentReader arguments;
    private final FilterResolver filters;
    private final ReducerResolver reducers;
    private final ComparatorResolver comparators;

    ChainResolver(Findings findings, Resolver resolver) {
        this.findings = findings;
        this.resolver = resolver;
        this.arguments = new ArgumentReader(findings);
        this.filters = new FilterResolver(findings, resolver, arguments);
        this.reducers = new ReducerResolver(findings, resolver, arguments);
        this.comparators = new ComparatorResolver(findings, resolver, arguments);
    }

    Typed chain(Syntax.Calls calls) {
        Typed typed = resolver.typed(calls.head());
        Span soFar = calls.head().span();
        for (Syntax.Call link : calls.links()) {
            typed = follow(typed, soFar, link);
            soFar = soFar.to(link.span());
        }
        return typed;
    }

    /** The call at the beginning of a chain. */
    Typed beginning(Syntax.Call call) {
        String written = call.name().text();
        Optional<String> misplaced = Vocabulary.renamed(written)
                .or(() -> Vocabulary.called(written))
                .filter(function -> Vocabulary.role(function).orElseThrow() != Role.EXTRACTOR);
        if (misplaced.isPresent()) {
            reportMisplaced(call, misplaced.get());
            return new Typed.Unknown();
        }
        Optional<String> name = name(call, EnumSet.of(Role.EXTRACTOR));
        if (name.isEmpty()) {
            return new Typed.Unknown();
        }
        Optional<Chain.Extractor> extractor = Chain.Extractor.named(name.get());
        if (extractor.isPresent()) {
            return arguments
                    .name(call)
                    .<Typed>map(token -> new Typed.Stream(extractor.get(), token.text(), token.span(), call.span()))
                    .orElseGet(Typed.Unknown::new);
        }
        Optional<Operand.Scope> scope = Operand.Scope.named(name.get());
        if (scope.isPresent()) {
            return field(call, scope.get());
        }
        if (name.get().equals(Vocabulary.LITERAL)) {
            return literal(call);
        }
        return new Typed.Unknown();
    }

    /** A function that follows what it works on was written around it, as in {@code COUNT(event('A'))}. */
    private void reportMisplaced(Syntax.Call call, String function) {
        Role role = Vocabulary.role(function).orElseThrow();
        String message = function + " is a " + role.noun() + " and cannot begin a condition";
        boolean aroundValue = !call.arguments().isEmpty()
                && !call.broken()
                && (call.arguments().get(0).value() instanceof Syntax.Call
                        || call.arguments().get(0).value() instanceof Syntax.Calls);
        if (aroundValue && isReceiver(call.arguments().get(0).value(), role)) {
            String text = findings.source().text();
            Span first = call.arguments().get(0).value().span();
            String others = call.arguments().stream()
                    .skip(1)
                    .map(argument -> argument.span().in(text))
                    .collect(Collectors.joining(", "));
            String meant = first.in(text) + "." + function + "(" + others + ")";
            findings.report(
                    E_TYPE,
                    call.name().span(),
                    message,
                    "write " + Findings.excerpt(meant),
                    new Fix(call.span(), meant));
        } else {
            String receiver = role == Role.COMPARATOR ? "trait('name')." : "event('Name').";
            findings.report(E_TYPE, call.name().span(), message, "write " + receiver + findings.usage(function));
        }
    }

    /** Whether functions of the role could follow the value. */
    private static boolean isReceiver(Syntax value, Role role) {
        Syntax head = value instanceof Syntax.Calls calls ? calls.head() : value;
        boolean events = head instanceof Syntax.Call call
                && Chain.Extractor.named(call.name().text()).isPresent();
        return events == (role != Role.COMPARATOR);
    }

    private Typed field(Syntax.Call call, Operand.Scope scope) {
        boolean parent = scope == Operand.Scope.PROPERTY && arguments.isParent(call);
        Optional<Token> name = arguments.name(call);
        if (name.isEmpty()) {
            return new Typed.Unknown();
        }
        Span nameSpan = name.get().span();
        OptionalInt empty = PropertyPath.emptySegmentIn(name.get().text());
        if (empty.isPresent()) {
            boolean plain =
                    nameSpan.end() - nameSpan.start() == name.get().text().length() + 2;
            Span place = plain ? Span.at(nameSpan.start() + 1 + empty.getAsInt()) : nameSpan;
            findings.report(
                    E_PATH,
                    name.get().text().isEmpty() ? nameSpan : place,
                    name.get().text().isEmpty() ? "a name is empty" : "a step of this path is empty",
                    "a dot walks into an object: write 'a.b'; a dot that is part of a name is written 'a\\\\.b'");
            return new Typed.Unknown();
        }
        PropertyPath path = PropertyPath.parse(name.get().text()).fromObject();
        return new Typed.Scalar(
                new Operand.Field(parent ? Operand.Scope.PARENT_PROPERTY : scope, path, nameSpan, call.span()));
    }

    private Typed literal(Syntax.Call call) {
        if (!arguments.areReadable(call)) {
            return new Typed.Unknown();
        }
        if (call.arguments().size() != 1) {
            arguments.reportUsage(call, "literal takes one constant");
            return new Typed.Unknown();
        }
        Syntax value = call.arguments().get(0).value();
        Typed typed = resolver.typed(value);
        if (typed instanceof Typed.Fixed fixed && !(value instanceof Syntax.Call)) {
            return new Typed.Fixed(new Operand.Constant(fixed.constant().literal(), call.span()));
        }
        if (!(typed instanceof Typed.Unknown)) {
            arguments.reportUsage(call, "literal takes a constant");
        }
        return new Typed.Unknown();
    }

    private Typed follow(Typed receiver, Span soFar, Syntax.Call link) {
        if (receiver instanceof Typed.Unknown && !Vocabulary.knows(link.name().text())) {
            return receiver;
        }
        Optional<String> name = name(link, fitting(receiver));
        if (receiver instanceof Typed.Unknown || name.isEmpty()) {
            return new Typed.Unknown();
        }
        Role role = Vocabulary.role(name.get()).orElseThrow();
        Span whole = soFar.to(link.span());
        if (receiver instanceof Typed.Stream stream && role == Role.FILTER) {
            return filtered(stream, FilterFunction.named(name.get()).orElseThrow(), link, whole);
        }
        if (receiver instanceof Typed.Stream stream && role == Role.REDUCER) {
            return reduced(stream, ReducerFunction.named(name.get()).orElseThrow(), link, whole);
        }
        if (receiver instanceof Typed.Scalar scalar && role == Role.COMPARATOR) {
            return comparators
                    .comparison(scalar.operand(), Comparator.named(name.get()).orElseThrow(), link, whole)
                    .<Typed>map(Typed.Condition::new)
                    .orElseGet(Typed.Unknown::new);
        }
        if (receiver instanceof Typed.Listed listed && name.get().equals(ReducerFunction.COUNT.keyword())) {
            return counted(listed, link, whole);
        }
        reportMisfit(receiver, soFar, link, name.get(), role);
        return new Typed.Unknown();
    }

    private Typed filtered(Typed.Stream stream, FilterFunction function, Syntax.Call link, Span whole) {
        return filters.filter(function, link)
                .map(filter -> stream.filtered(filter, whole))
                .orElse(stream);
    }

    private Typed reduced(Typed.Stream stream, ReducerFunction function, Syntax.Call link, Span whole) {
        Optional<Reduction> reduction = reducers.reduction(function, link);
        if (reduction.isEmpty()) {
            return new Typed.Unknown();
        }
        return function == ReducerFunction.UNIQUE
                ? new Typed.Listed(stream, reduction.get(), whole)
                : new Typed.Scalar(new Operand.Reduced(stream.reduced(reduction.get(), whole), whole));
    }

    private Typed counted(Typed.Listed listed, Syntax.Call link, Span whole) {
        if (reducers.reduction(ReducerFunction.COUNT, link).isEmpty()) {
            return new Typed.Unknown();
        }
        Reduction reduction = new Reduction(
                ReducerFunction.UNIQUE_COUNT,
                listed.reduction().item(),
                listed.reduction().cast(),
                listed.reduction().frequency(),
                listed.reduction().span().to(link.span()));
        return new Typed.Scalar(new Operand.Reduced(listed.stream().reduced(reduction, whole), whole));
    }

    /** The function that the call names, or clearly means; what is wrong with the name is reported. */
    private Optional<String> name(Syntax.Call call, Set<Role> fitting) {
        String written = call.name().text();
        Span span = call.name().span();
        if (Vocabulary.role(written).isPresent()) {
            return Optional.of(written);
        }
        Optional<String> renamed = Vocabulary.renamed(written);
        if (renamed.isPresent()) {
            findings.tolerate(
                    E_FUNC,
                    W_LEGACY_NAME,
                    span,
                    "'" + written + "' is a name of the past",
                    "it is called " + renamed.get() + " today",
                    new Fix(span, renamed.get()));
            return renamed;
        }
        Optional<Length> lookBack = LengthReader.lookBack(written);
        if (lookBack.isPresent() && fitting.contains(Role.FILTER)) {
            String window = FilterFunction.WITHIN.keyword() + "(" + lookBack.get() + ")";
            findings.report(
                    E_FUNC,
                    span,
                    "there is no filter " + Findings.excerpt(written),
                    "write " + window,
                    new Fix(call.span(), window));
            return Optional.empty();
        }
        Optional<String> meant = Vocabulary.meant(written, fitting);
        String noun = meant.flatMap(Vocabulary::role).map(Role::noun).orElse(nouns(fitting));
        String message = "there is no " + noun + " " + Findings.excerpt(written);
        if (meant.isPresent()) {
            findings.report(E_FUNC, span, message, NearName.question(meant.get()), new Fix(span, meant.get()));
        } else {
            findings.report(E_FUNC, span, message, "known: " + known(fitting));
        }
        return meant;
    }

    private static Set<Role> fitting(Typed receiver) {
        if (receiver instanceof Typed.Stream) {
            return EnumSet.of(Role.FILTER, Role.REDUCER);
        }
        if (receiver instanceof Typed.Scalar) {
            return EnumSet.of(Role.COMPARATOR);
        }
        return receiver instanceof Typed.Listed
                ? EnumSet.of(Role.REDUCER)
                : EnumSet.of(Role.FILTER, Role.REDUCER, Role.COMPARATOR);
    }

    private static String nouns(Set<Role> roles) {
        return roles.size() == 3 ? "function" : roles.stream().map(Role::noun).collect(Collectors.joining(" or "));
    }

    private static String known(Set<Role> roles) {
        Stream<String> names = Vocabulary.names().stream()
                .filter(name -> Vocabulary.role(name).filter(roles::contains).isPresent());
        return names.collect(Collectors.joining(", "));
    }

    private void reportMisfit(Typed receiver, Span soFar, Syntax.Call link, String name, Role role) {
        Span span = link.name().span();
        if (role == Role.EXTRACTOR) {
            findings.report(
                    E_TYPE,
                    span,
                    name + "(…) begins a value and cannot follow a dot",
                    receiver instanceof Typed.Stream
                            ? "write it inside where(…) or a reducer, as in ." + Usage.of(ReducerFunction.SUM)
                            : "join conditions with AND or OR");
        } else if (receiver instanceof Typed.Stream) {
            findings.report(
                    E_TYPE,
                    span,
                    name + " compares one value, and before it there are events",
                    "reduce them first, as in .count() >= 1");
        } else if (receiver instanceof Typed.Listed) {
            findings.report(E_TYPE, span, "unique makes a list, and only count() can follow it", "write .count()");
        } else if (receiver instanceof Typed.Scalar) {
            findings.report(
                    E_TYPE,
                    span,
                    name + " is a " + role.noun() + " of events, and " + findings.excerpt(soFar) + " is one value",
                    misfitHint(((Typed.Scalar) receiver).operand(), name));
        } else if (receiver instanceof Typed.Condition) {
            findings.report(
                    E_TYPE,
                    span,
                    "nothing can follow a comparison, so " + name + " cannot",
                    role == Role.COMPARATOR
                            ? "join conditions with AND or OR"
                            : "is a ')' missing before ." + name + "?");
        } else {
            findings.report(
                    E_TYPE,
                    span,
                    "nothing can follow a constant, so " + name + " cannot",
                    "join conditions with AND or OR");
        }
    }

    private static String misfitHint(Operand value, String name) {
        if (value instanceof Operand.Reduced) {
            return FilterFunction.named(name).isPresent()
                    ? "filters stand before the reducer: write it there"
                    : "a chain ends in one reducer: leave one of them out";
        }
        return switch (FilterFunction.named(name).orElse(FilterFunction.SOURCES)) {
            case WITHIN -> "for a date write " + Usage.of(Comparator.WITHIN_LAST);
            case BETWEEN -> "for a value write two comparisons, joined by AND";
            default -> "compare the value, as in = 'a' or .exists()";
        };
    }
}
