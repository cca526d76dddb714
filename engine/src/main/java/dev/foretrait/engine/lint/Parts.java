package dev.foretrait.engine.lint;

import dev.foretrait.engine.query.Filter;
import dev.foretrait.engine.query.Operand;
import dev.foretrait.engine.query.Query;
import dev.foretrait.engine.query.QueryWalk;
import java.util.ArrayList;
import java.util.List;

/** Every field and every filter of a query. */
final class Parts extends QueryWalk {

    private final List<Operand.Field> fields = new ArrayList<>();
    private final List<Filter> filters = new ArrayList<>();

    static Parts of(Query query) {
        Parts parts = new Parts();
        parts.through(query);
        return parts;
    }

    List<Operand.Field> fields() {
        return fields;
    }

    List<Filter> filters() {
        return filters;
    }

    @Override
    protected void filter(Filter filter) {
        filters.add(filter);
        super.filter(filter);
    }

    @Override
    protected void field(Operand.Field field) {
        fields.add(field);
    }

    @Override
    protected void item(Operand.Field item) {
        fields.add(item);
    }
}
