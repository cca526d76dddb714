package dev.foretrait.cli.values;

import dev.foretrait.engine.column.Snapshot;
import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.evaluate.Answer;
import dev.foretrait.engine.evaluate.Computation;
import dev.foretrait.engine.evaluate.Evaluation;
import dev.foretrait.engine.evaluate.ProfileValues;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.semantics.Semantics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The values of a definition as evaluated; no profile has one if they cannot be told from messages. */
public record EvaluatedColumn(String key, Optional<ProfileValues> values) implements ValueColumn {

    /**
     * The columns of definitions, in their order.
     *
     * @param known all definitions that they may refer to
     */
    public static List<ValueColumn> of(
            List<Definition> definitions,
            List<Definition> known,
            Snapshot snapshot,
            Instant asOf,
            Semantics semantics,
            int parallelism) {
        List<Answer> answers = Evaluation.evaluate(
                definitions.stream().map(Computation::of).toList(),
                known.stream().map(Computation::of).toList(),
                snapshot,
                asOf,
                semantics,
                parallelism);
        List<ValueColumn> columns = new ArrayList<>();
        for (int at = 0; at < answers.size(); at++) {
            Optional<ProfileValues> values =
                    answers.get(at) instanceof ProfileValues told ? Optional.of(told) : Optional.empty();
            columns.add(new EvaluatedColumn(definitions.get(at).key(), values));
        }
        return columns;
    }

    @Override
    public Value value(int profile) {
        return values.isPresent() ? values.get().value(profile) : Value.ABSENT;
    }
}
