package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.column.Coded;
import dev.foretrait.engine.column.Elsewhere;
import dev.foretrait.engine.evaluate.Condition.Input;
import dev.foretrait.engine.query.Operand;

/** Pairs of an event and the event that encloses it in a funnel. */
final class PairScan extends Domain {

    private final BlockScan events;
    private final int[] rows;
    private final BlockScan parents;
    private final int[] parentRows;

    /**
     * @param rows for each pair, the row of the event among {@code events}
     * @param parentRows for each pair, the row of its enclosing event among {@code parents}
     */
    PairScan(BlockScan events, int[] rows, BlockScan parents, int[] parentRows) {
        this.events = events;
        this.rows = rows;
        this.parents = parents;
        this.parentRows = parentRows;
    }

    @Override
    int places() {
        return rows.length;
    }

    @Override
    Coded field(Input.Field field) {
        return field.scope() == Operand.Scope.PARENT_PROPERTY
                ? new Elsewhere(parents.field(new Input.Field(Operand.Scope.PROPERTY, field.path())), parentRows)
                : new Elsewhere(events.field(field), rows);
    }

    @Override
    Coded reduced(ChainPlan chain) {
        return new Elsewhere(events.reduced(chain), rows);
    }
}
