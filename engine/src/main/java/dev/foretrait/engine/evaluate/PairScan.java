package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.column.Coded;
import dev.foretrait.engine.column.Elsewhere;
import dev.foretrait.engine.column.Vocabularies;
import dev.foretrait.engine.evaluate.Condition.Input;

/** Pairs of an event and the event that encloses it in a funnel. */
final class PairScan extends Domain {

    private final FunnelFields fields;
    private final int[] parents;
    private final int[] followers;
    private final Vocabularies vocabularies = new Vocabularies();

    /** The two events of each pair. */
    PairScan(FunnelFields fields, int[] parents, int[] followers) {
        this.fields = fields;
        this.parents = parents;
        this.followers = followers;
    }

    @Override
    Vocabularies vocabularies() {
        return vocabularies;
    }

    @Override
    int places() {
        return followers.length;
    }

    @Override
    Coded field(Input.Field field) {
        return elsewhere(field);
    }

    @Override
    Coded reduced(ChainPlan chain) {
        return elsewhere(new Input.Reduced(chain));
    }

    private Coded elsewhere(Input input) {
        return new Elsewhere(fields.of(input), FunnelFields.isOfParent(input) ? parents : followers);
    }
}
