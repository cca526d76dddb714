package dev.foretrait.cli.values;

import dev.foretrait.engine.column.Snapshot;
import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.entity.Entities;
import dev.foretrait.engine.evaluate.Answer;
import dev.foretrait.engine.evaluate.Computation;
import dev.foretrait.engine.evaluate.Evaluation;
import dev.foretrait.engine.evaluate.ProfileValues;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.query.Level;
import dev.foretrait.engine.semantics.Semantics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The values of a definition as evaluated, over {@link UsersAndAccounts}.
 *
 * @param key the key of the definition
 * @param answer what it came to; no profile has a value if that is none
 * @param first the profile that the first value is of: the first user or the first account
 */
public record EvaluatedColumn(String key, Answer answer, int first) implements ValueColumn {

    /**
     * The columns of definitions, in their order.
     *
     * @param known all definitions that they may refer to
     * @param entities what linked audiences see beside messages, if the space has a Data Graph
     */
    public static List<EvaluatedColumn> of(
            List<Definition> definitions,
            List<Definition> known,
            Snapshot snapshot,
            Optional<Entities> entities,
            Instant asOf,
            Semantics semantics,
            int parallelism) {
        List<Answer> answers = Evaluation.evaluate(
                definitions.stream().map(Computation::of).toList(),
                known.stream().map(Computation::of).toList(),
                snapshot,
                entities,
                asOf,
                semantics,
                parallelism);
        List<EvaluatedColumn> columns = new ArrayList<>();
        for (int at = 0; at < answers.size(); at++) {
            Definition definition = definitions.get(at);
            int first = definition.level() == Level.ACCOUNTS ? snapshot.profiles() : 0;
            columns.add(new EvaluatedColumn(definition.key(), answers.get(at), first));
        }
        return columns;
    }

    /** Why there are no values, if they cannot be told. */
    public Optional<String> obstacle() {
        return answer instanceof Answer.Unsupported unsupported ? Optional.of(unsupported.reason()) : Optional.empty();
    }

    @Override
    public Value value(int profile) {
        int place = profile - first;
        return answer instanceof ProfileValues values && place >= 0 && place < values.profiles()
                ? values.value(place)
                : Value.ABSENT;
    }

    /** Members have one, and need not be asked which. */
    @Override
    public boolean hasValue(int profile) {
        int place = profile - first;
        return answer instanceof ProfileValues values
                && place >= 0
                && place < values.profiles()
                && (values.has(place) || ValueColumn.super.hasValue(profile));
    }
}
