package dev.foretrait.engine.repair;

import dev.foretrait.engine.column.Snapshot;
import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.entity.Entities;
import dev.foretrait.engine.evaluate.Answer;
import dev.foretrait.engine.evaluate.Computation;
import dev.foretrait.engine.evaluate.Evaluation;
import dev.foretrait.engine.evaluate.ProfileValues;
import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.query.Arguments;
import dev.foretrait.engine.query.Chain;
import dev.foretrait.engine.query.Comparator;
import dev.foretrait.engine.query.Expression;
import dev.foretrait.engine.query.Filter;
import dev.foretrait.engine.query.Level;
import dev.foretrait.engine.query.Operand;
import dev.foretrait.engine.query.Printer;
import dev.foretrait.engine.query.Query;
import dev.foretrait.engine.query.Reduction;
import dev.foretrait.engine.reduce.ReducerFunction;
import dev.foretrait.engine.semantics.NameCase;
import dev.foretrait.engine.semantics.Semantics;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The same evaluation over the same messages, asked for something else. */
final class WhatIf {

    private static final Reduction COUNT = new Reduction(ReducerFunction.COUNT, Optional.empty(), Optional.empty(), 0);

    private final List<Computation> known;
    private final Snapshot snapshot;
    private final Optional<Entities> entities;
    private final Instant asOf;
    private final Semantics semantics;
    private final int parallelism;

    /** What was counted before: the parts of a chain ask for the same again. */
    private final Map<Chain, Long> counts = new HashMap<>();

    WhatIf(
            List<Definition> known,
            Snapshot snapshot,
            Optional<Entities> entities,
            Instant asOf,
            Semantics semantics,
            int parallelism) {
        this(known.stream().map(Computation::of).toList(), entities, snapshot, asOf, semantics, parallelism);
    }

    private WhatIf(
            List<Computation> known,
            Optional<Entities> entities,
            Snapshot snapshot,
            Instant asOf,
            Semantics semantics,
            int parallelism) {
        this.known = known;
        this.snapshot = snapshot;
        this.entities = entities;
        this.asOf = asOf;
        this.semantics = semantics;
        this.parallelism = parallelism;
    }

    /** What definitions come to, in their order. */
    List<Answer> answers(List<Definition> definitions) {
        return evaluated(definitions.stream().map(Computation::of).toList());
    }

    /** How the space writes queries. */
    Printer printer() {
        return Printer.of(semantics);
    }

    /** The same if case made no difference in names and in what texts contain, begin or end with (U-08, U-30). */
    WhatIf ignoringCase() {
        Semantics ignoring = semantics.with(NameCase.IGNORED).with(Semantics.TextCase.IGNORED);
        return new WhatIf(known, entities, snapshot, asOf, ignoring, parallelism);
    }

    /** How many members the definition would have with each of the queries in the place of its own. */
    List<Long> members(Definition definition, List<Query> queries) {
        return members(queries, definition.level(), definition.includeAnonymous());
    }

    /** How many members the definition would have with the query in the place of its own. */
    long members(Definition definition, Query query) {
        return members(definition, List.of(query)).get(0);
    }

    /** How many profiles of any kind the query holds for. */
    long users(Query query) {
        return members(List.of(query), Level.USERS, true).get(0);
    }

    /** The values of the definition if profiles with nothing but an anonymous id took part; empty if they cannot be told. */
    Optional<ProfileValues> withAnonymous(Definition definition) {
        return answers(List.of(definition.query()), definition.level(), true).get(0) instanceof ProfileValues values
                ? Optional.of(values)
                : Optional.empty();
    }

    /** How many have none of these values only because none of their ids counts (U-51). */
    static long withoutId(ProfileValues values, Definition definition) {
        return IntStream.range(0, values.profiles())
                .filter(profile -> !values.has(profile) && isSomething(values.raw(profile), definition.query()))
                .count();
    }

    /** Whether it is more than a count of nothing, and than not being in an audience. */
    private static boolean isSomething(Value raw, Query query) {
        boolean isCount = query instanceof Query.Trait trait
                && trait.chain().reduction().function().isCount();
        return !raw.isAbsent() && !raw.equals(Value.of(false)) && !(isCount && raw.equals(Value.of(0)));
    }

    private List<Long> members(List<Query> queries, Level level, boolean includeAnonymous) {
        return answers(queries, level, includeAnonymous).stream()
                .map(answer -> answer instanceof ProfileValues values ? (long) values.members() : 0L)
                .toList();
    }

    /** The values of the query for the profiles that the definition is about; empty if they cannot be told. */
    Optional<ProfileValues> values(Definition definition, Query query) {
        return answers(List.of(query), definition.level(), definition.includeAnonymous())
                                .get(0)
                        instanceof ProfileValues values
                ? Optional.of(values)
                : Optional.empty();
    }

    /** The values of a definition that others of that level refer to by that key. */
    Optional<ProfileValues> valuesOf(String key, Level level) {
        return known.stream()
                .filter(each -> each.key().filter(key::equals).isPresent()
                        && (each.level() == Level.ACCOUNTS) == (level == Level.ACCOUNTS))
                .findFirst()
                .flatMap(each -> evaluated(List.of(each)).get(0) instanceof ProfileValues values
                        ? Optional.of(values)
                        : Optional.empty());
    }

    /** How many events there are that pass the filters, whoever they belong to. */
    long events(String name, List<Filter> filters) {
        return counts.computeIfAbsent(counted(name, filters), this::count);
    }

    private long count(Chain chain) {
        return answers(List.of(new Query.Trait(chain)), Level.USERS, true).get(0) instanceof ProfileValues values
                ? IntStream.range(0, values.profiles())
                        .mapToLong(profile -> values.raw(profile)
                                .number()
                                .map(BigDecimal::longValue)
                                .orElse(0L))
                        .sum()
                : 0;
    }

    /** The chain that counts the events of that name that pass the filters. */
    static Chain counted(String name, List<Filter> filters) {
        return new Chain(Chain.Extractor.EVENT, name, filters, COUNT, Span.NONE);
    }

    /** How many events of that name meet the condition. */
    long eventsWhere(String name, Expression condition) {
        return events(name, List.of(new Filter.Where(condition)));
    }

    /** How many events of that name have a value at the path. */
    long eventsWith(String name, PropertyPath path) {
        return eventsWhere(name, exists(path));
    }

    /** The condition that an event has a value at the path. */
    static Expression exists(PropertyPath path) {
        return new Expression.Comparison(
                new Operand.Field(Operand.Scope.PROPERTY, path, Span.NONE),
                Comparator.EXISTS,
                new Arguments.Operands(List.of()),
                Span.NONE);
    }

    Optional<Entities> entities() {
        return entities;
    }

    Snapshot snapshot() {
        return snapshot;
    }

    Instant asOf() {
        return asOf;
    }

    private List<Answer> answers(List<Query> queries, Level level, boolean includeAnonymous) {
        return evaluated(queries.stream()
                .map(query -> new Computation(query, level, includeAnonymous))
                .toList());
    }

    private List<Answer> evaluated(List<Computation> computations) {
        return Evaluation.evaluate(computations, known, snapshot, entities, asOf, semantics, parallelism);
    }
}
