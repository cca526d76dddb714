package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.column.Coded;
import dev.foretrait.engine.column.Flat;
import dev.foretrait.engine.column.ProfileColumn;
import dev.foretrait.engine.column.Vocabularies;
import dev.foretrait.engine.evaluate.Condition.Input;
import dev.foretrait.engine.query.Chain;
import dev.foretrait.engine.query.Operand;

/** All profiles, with their traits and what chains came to for each. */
class ProfileScan extends Domain {

    final Run run;
    private final Results results;

    ProfileScan(Results results) {
        this.run = results.run();
        this.results = results;
    }

    @Override
    Vocabularies vocabularies() {
        return run.vocabularies;
    }

    @Override
    int places() {
        return run.population.profiles();
    }

    @Override
    Coded field(Input.Field field) {
        return field.scope() == Operand.Scope.TRAIT
                ? Flat.of(run.trait(field.path()), run.semantics)
                : ProfileColumn.missing(places());
    }

    @Override
    Coded reduced(ChainPlan chain) {
        return Flat.of(results.of(chain), run.semantics);
    }

    @Override
    Coded related(Chain chain) {
        return run.related(chain);
    }
}
