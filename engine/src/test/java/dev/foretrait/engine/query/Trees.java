package dev.foretrait.engine.query;

import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.reduce.Cast;
import dev.foretrait.engine.reduce.ReducerFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;

/** Trees of queries that the checker has nothing against, with names that are hard to write. */
class Trees extends DomainContextBase {

    /** A query and whom it is about. */
    record Checked(Query query, Kind kind, Level level) {}

    @Provide
    Arbitrary<Checked> checked() {
        return Arbitraries.oneOf(
                condition(2, 0).map(Trees::audienceOfUsers),
                condition(1, 0).map(Trees::audienceOfAccounts),
                chain(1, true, 0).map(chain -> new Checked(new Query.Trait(chain), Kind.TRAIT, Level.USERS)),
                entities(2).map(Trees::linkedAudience));
    }

    private static Checked audienceOfUsers(Expression expression) {
        return new Checked(new Query.Audience(expression), Kind.AUDIENCE, Level.USERS);
    }

    private static Checked audienceOfAccounts(Expression expression) {
        Expression quantified = new Expression.Quantified(Expression.Quantifier.ALL, expression, Span.NONE);
        return new Checked(new Query.Audience(quantified), Kind.AUDIENCE, Level.ACCOUNTS);
    }

    private static Checked linkedAudience(Expression expression) {
        return new Checked(new Query.Audience(expression), Kind.AUDIENCE, Level.LINKED);
    }

    /**
     * @param depth how many levels of junctions and inner chains there may be
     * @param events how many events it stands inside
     */
    private Arbitrary<Expression> condition(int depth, int events) {
        Arbitrary<Expression> comparison = comparison(depth, events);
        if (depth == 0) {
            return comparison;
        }
        Arbitrary<Expression> part = Arbitraries.lazy(() -> condition(depth - 1, events));
        Arbitrary<List<Expression>> parts = part.list().ofMinSize(2).ofMaxSize(3);
        return Arbitraries.oneOf(
                comparison,
                parts.map(list -> Junctions.and(list, Span.NONE)),
                parts.map(list -> Junctions.or(list, Span.NONE)),
                part.map(inner -> new Expression.Not(inner, Span.NONE)));
    }

    private Arbitrary<Expression> comparison(int depth, int events) {
        Arbitrary<Operand> field = field(events).map(Operand.class::cast);
        Arbitrary<Operand> left = depth == 0
                ? field
                : Arbitraries.oneOf(
                        field,
                        Arbitraries.lazy(() -> chain(depth - 1, false, events))
                                .filter(chain -> chain.reduction().function() != ReducerFunction.UNIQUE)
                                .map(chain -> new Operand.Reduced(chain, Span.NONE)));
        Arbitrary<Operand> right =
                Arbitraries.oneOf(literal().map(literal -> new Operand.Constant(literal, Span.NONE)), field(events));
        return Combinators.combine(
                        left, Arbitraries.of(Comparator.class), right.list().ofSize(3), length(1))
                .as(Trees::comparison);
    }

    private static Expression comparison(Operand left, Comparator comparator, List<Operand> right, Length length) {
        Arguments arguments = switch (comparator.arity()) {
            case NONE -> new Arguments.Operands(List.of());
            case ONE -> new Arguments.Operands(right.subList(0, 1));
            case SEVERAL -> new Arguments.Operands(right);
            case DURATION -> new Arguments.Distance(length);
        };
        return new Expression.Comparison(left, comparator, arguments, Span.NONE);
    }

    private Arbitrary<Expression> entities(int depth) {
        Arbitrary<Expression> column = Combinators.combine(key(), Arbitraries.of(1, 2, 3))
                .as((name, bound) -> comparison(
                        new Operand.Field(Operand.Scope.PROPERTY, PropertyPath.ofKeys(name), Span.NONE),
                        Comparator.AT_LEAST,
                        List.of(new Operand.Constant(new Literal.Number(bound.toString()), Span.NONE)),
                        new Length(1, Length.Unit.DAY)));
        Arbitrary<Expression> inner =
                depth == 0 ? column : Arbitraries.oneOf(column, Arbitraries.lazy(() -> entities(depth - 1)));
        return Combinators.combine(text(), inner).as((slug, condition) -> {
            Reduction count = new Reduction(ReducerFunction.COUNT, Optional.empty(), Optional.empty(), 0);
            Chain chain =
                    new Chain(Chain.Extractor.ENTITY, slug, List.of(new Filter.Where(condition)), count, Span.NONE);
            return comparison(
                    new Operand.Reduced(chain, Span.NONE),
                    Comparator.AT_LEAST,
                    List.of(new Operand.Constant(new Literal.Number("1"), Span.NONE)),
                    new Length(1, Length.Unit.DAY));
        });
    }

    private Arbitrary<Chain> chain(int depth, boolean mayBeSession, int events) {
        Filter.Anchor anchor = events > 0 ? Filter.Anchor.PARENT : Filter.Anchor.NOW;
        Arbitrary<Filter> window = Arbitraries.oneOf(
                length(1).map(length -> new Filter.Within(length, anchor)),
                Combinators.combine(Arbitraries.longs().between(0, 23), length(24))
                        .as((near, far) -> new Filter.Between(new Length(near, Length.Unit.HOUR), far, anchor)),
                length(1).map(length -> new Filter.Within(length, Filter.Anchor.NOW)));
        Arbitrary<Filter> sources = text().list().ofMinSize(1).ofMaxSize(2).map(Filter.Sources::new);
        Arbitrary<Filter> where =
                Arbitraries.lazy(() -> condition(depth, events + 1)).map(Filter.Where::new);
        Arbitrary<List<Filter>> sliding =
                Arbitraries.oneOf(window, sources, where).list().ofMaxSize(3);
        Arbitrary<List<Filter>> session = Combinators.combine(
                        where, Arbitraries.longs().between(1800, 86_400))
                .as((condition, gap) ->
                        List.of(new Filter.ExpiresAfter(new Length(gap, Length.Unit.SECOND)), condition));
        Arbitrary<List<Filter>> filters = mayBeSession ? Arbitraries.oneOf(sliding, session) : sliding;
        return Combinators.combine(text(), filters, reduction())
                .as((name, kept, reduction) -> new Chain(Chain.Extractor.EVENT, name, kept, reduction, Span.NONE));
    }

    private Arbitrary<Reduction> reduction() {
        Arbitrary<Operand.Field> item = Combinators.combine(
                        Arbitraries.of(Operand.Scope.PROPERTY, Operand.Scope.CONTEXT), path())
                .as((scope, path) -> new Operand.Field(scope, path, Span.NONE));
        return Combinators.combine(
                        Arbitraries.of(ReducerFunction.class),
                        item,
                        Arbitraries.of(Cast.class).optional(),
                        Arbitraries.longs().between(1, 1_000_000_000_000L))
                .as((function, over, cast, frequency) -> switch (function) {
                    case COUNT -> new Reduction(function, Optional.empty(), Optional.empty(), 0);
                    case MODE -> new Reduction(function, Optional.of(over), cast, frequency);
                    case MIN, MAX ->
                        new Reduction(function, Optional.of(over), cast.filter(type -> type != Cast.ARRAY), 0);
                    default -> new Reduction(function, Optional.of(over), Optional.empty(), 0);
                });
    }

    private Arbitrary<Operand.Field> field(int events) {
        List<Operand.Scope> scopes = new ArrayList<>(List.of(Operand.Scope.TRAIT));
        if (events > 0) {
            scopes.add(Operand.Scope.PROPERTY);
            scopes.add(Operand.Scope.CONTEXT);
        }
        if (events > 1) {
            scopes.add(Operand.Scope.PARENT_PROPERTY);
        }
        return Combinators.combine(Arbitraries.of(scopes), path())
                .as((scope, path) -> new Operand.Field(scope, path, Span.NONE));
    }

    /** Paths as they are read: {@code $} does not stand before the first key. */
    private Arbitrary<PropertyPath> path() {
        Arbitrary<PropertyPath.Segment> segment = Arbitraries.frequencyOf(
                Tuple.of(5, key().map(PropertyPath.Key::new)), Tuple.of(1, Arbitraries.just(PropertyPath.Each.EACH)));
        return segment.list().ofMinSize(1).ofMaxSize(3).map(segments -> new PropertyPath(segments).fromObject());
    }

    /** A key that a path can spell: no backslash before a dot or at its end, and not {@code $}. */
    private Arbitrary<String> key() {
        return Arbitraries.of(
                "a", "primary topic", "zip.code", "it's", "名前", "😀", "\\d", ".", "a.b.", "\"", "$ref", "\n");
    }

    private Arbitrary<String> text() {
        return Arbitraries.oneOf(
                Arbitraries.of("Order Completed", "it's", "\\", "\\'", "a.b", "‘x’", "\"", "AND", ")", "\ud83d", "\0"),
                Arbitraries.strings().ofMinLength(1).ofMaxLength(5));
    }

    private Arbitrary<Literal> literal() {
        return Arbitraries.oneOf(
                text().map(Literal.Text::new),
                Arbitraries.of("0", "-0.5", "100", "007", "0.20", "-12345678901234567890")
                        .map(Literal.Number::new),
                Arbitraries.of("2022-10-17", "2024-02-29").map(Literal.Date::new),
                Arbitraries.of(
                                "2022-10-17T00:00",
                                "2022-10-17T00:00:00.123Z",
                                "2022-10-17T23:59:59-0700",
                                "2022-10-17T00:00+05:30")
                        .map(Literal.Timestamp::new));
    }

    private Arbitrary<Length> length(long least) {
        return Combinators.combine(
                        Arbitraries.longs().between(least, 2_000), Arbitraries.of(Length.Unit.HOUR, Length.Unit.DAY))
                .as(Length::new);
    }
}
