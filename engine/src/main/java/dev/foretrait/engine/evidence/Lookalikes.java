package dev.foretrait.engine.evidence;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.Column;
import dev.foretrait.engine.column.FieldPath;
import dev.foretrait.engine.diagnostic.NearName;
import dev.foretrait.engine.evidence.Found.Lookalike;
import dev.foretrait.engine.query.Operand;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Properties of events whose names are like one that was asked for and is not there. Looks once through the names of a block. */
final class Lookalikes {

    private record Missing(Block block, String name) {}

    private final Map<Missing, Optional<String>> nearest = new HashMap<>();

    /** The nearest, if the field is a property and the event has one with a name like it. */
    Optional<Lookalike> of(Operand.Field field, Event event) {
        List<String> keys = field.path().leadingKeys();
        if (field.scope() != Operand.Scope.PROPERTY || keys.size() != 1) {
            return Optional.empty();
        }
        Block block = event.row().block();
        FieldPath payload = FieldPath.of(block.stream().type().payload());
        return nearest.computeIfAbsent(new Missing(block, keys.get(0)), missing -> nearName(missing, payload))
                .flatMap(name -> {
                    Column column = block.column(payload.child(name));
                    int code = column.code(event.row().row());
                    return column.isEmpty(code)
                            ? Optional.empty()
                            : Optional.of(
                                    new Lookalike(name, column.dictionary().value(code)));
                });
    }

    private static Optional<String> nearName(Missing missing, FieldPath payload) {
        List<String> names = missing.block().fields().stream()
                .filter(field -> field.keys().size() == payload.keys().size() + 1 && field.isBelow(payload))
                .map(FieldPath::name)
                .filter(name -> !name.equals(missing.name()))
                .toList();
        return NearName.of(missing.name(), names);
    }
}
