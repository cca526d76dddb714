package dev.foretrait.engine.column;

import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.semantics.ZonelessTraits;
import java.util.List;

/** What calls write to a trait, where times without a zone are not saved (M-03). */
record Saved(Coded from) implements Derived {

    @Override
    public List<Value> values(int code) {
        return from.values(code).stream()
                .filter(ZonelessTraits.NOT_SAVED::saves)
                .toList();
    }

    @Override
    public boolean isSent(int code) {
        return from.isSent(code) && from.values(code).stream().allMatch(ZonelessTraits.NOT_SAVED::saves);
    }
}
