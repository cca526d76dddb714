package dev.foretrait.engine.repair;

import dev.foretrait.engine.query.Chain;
import dev.foretrait.engine.query.Operand;
import dev.foretrait.engine.query.Query;
import dev.foretrait.engine.query.QueryWalk;
import java.util.ArrayList;
import java.util.List;

/** The fields of the enclosing event that a chain makes use of; those inside its own inner chains are of the chain itself. */
final class ParentFields extends QueryWalk {

    private final List<Operand.Field> found = new ArrayList<>();
    private int depth;

    static List<Operand.Field> of(Chain chain) {
        ParentFields fields = new ParentFields();
        fields.through(new Query.Trait(chain));
        return fields.found;
    }

    @Override
    protected void chain(Chain chain) {
        depth++;
        super.chain(chain);
        depth--;
    }

    @Override
    protected void field(Operand.Field field) {
        if (depth == 1 && field.scope() == Operand.Scope.PARENT_PROPERTY) {
            found.add(field);
        }
    }

    @Override
    protected void item(Operand.Field item) {
        field(item);
    }
}
