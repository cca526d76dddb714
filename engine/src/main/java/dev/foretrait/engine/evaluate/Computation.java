package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.query.Kind;
import dev.foretrait.engine.query.Level;
import dev.foretrait.engine.query.Query;
import java.util.Optional;

/**
 * A definition as far as its values depend on it.
 *
 * @param key the trait that its values become, which others may refer to; empty if none can
 * @param query what is computed, free of errors
 * @param level for whom
 * @param includesAnonymous whether an {@code anonymous_id} alone is enough for a profile to take part (U-51)
 */
public record Computation(Optional<String> key, Query query, Level level, boolean includesAnonymous) {

    /** A definition that no other refers to. */
    public Computation(Query query, Level level, boolean includesAnonymous) {
        this(Optional.empty(), query, level, includesAnonymous);
    }

    /** A user-level definition without anonymous users, which is what the builder begins with. */
    public static Computation of(Query query) {
        return new Computation(query, Level.USERS, false);
    }

    /** What the values of a definition depend on. */
    public static Computation of(Definition definition) {
        return new Computation(
                Optional.of(definition.key()), definition.query(), definition.level(), definition.includeAnonymous());
    }

    Kind kind() {
        return query instanceof Query.Audience ? Kind.AUDIENCE : Kind.TRAIT;
    }
}
