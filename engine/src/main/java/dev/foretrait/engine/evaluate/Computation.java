package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.query.Level;
import dev.foretrait.engine.query.Query;

/**
 * A definition as far as its values depend on it.
 *
 * @param query what is computed, free of errors
 * @param level for whom
 * @param includesAnonymous whether an {@code anonymous_id} alone is enough for a profile to take part (U-51)
 */
public record Computation(Query query, Level level, boolean includesAnonymous) {

    /** A user-level definition without anonymous users, which is what the builder begins with. */
    public static Computation of(Query query) {
        return new Computation(query, Level.USERS, false);
    }
}
