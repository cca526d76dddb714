package dev.foretrait.cli.preview;

import dev.foretrait.engine.column.Snapshot;
import dev.foretrait.engine.evaluate.Answer;
import dev.foretrait.engine.evaluate.Computation;
import dev.foretrait.engine.evaluate.Evaluation;
import dev.foretrait.engine.evaluate.ProfileValues;
import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.observe.EventCatalogue;
import dev.foretrait.engine.query.Chain;
import dev.foretrait.engine.query.Level;
import dev.foretrait.engine.query.Query;
import dev.foretrait.engine.semantics.Semantics;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** What-ifs answered by evaluating over a snapshot. */
record EvaluatedWhatIf(List<Computation> known, Snapshot snapshot, Instant asOf, Semantics semantics, int parallelism)
        implements WhatIf {

    @Override
    public long members(Query query, boolean includeAnonymous) {
        return values(query, includeAnonymous).map(ProfileValues::members).orElse(0);
    }

    @Override
    public long events(Chain chain) {
        return values(new Query.Trait(chain), true)
                .map(counts -> IntStream.range(0, counts.profiles())
                        .mapToLong(profile -> whole(counts.raw(profile)))
                        .sum())
                .orElse(0L);
    }

    @Override
    public EventCatalogue catalogue(Predicate<PropertyPath> wanted) {
        return EventCatalogue.of(snapshot, event -> true, wanted);
    }

    private Optional<ProfileValues> values(Query query, boolean includeAnonymous) {
        List<Answer> answers = Evaluation.evaluate(
                List.of(new Computation(query, Level.USERS, includeAnonymous)),
                known,
                snapshot,
                asOf,
                semantics,
                parallelism);
        return answers.get(0) instanceof ProfileValues values ? Optional.of(values) : Optional.empty();
    }

    private static long whole(Value count) {
        return count.number().map(BigDecimal::longValue).orElse(0L);
    }
}
