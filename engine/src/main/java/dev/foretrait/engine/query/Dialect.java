package dev.foretrait.engine.query;

import dev.foretrait.engine.semantics.Limits;
import dev.foretrait.engine.semantics.Semantics;

/**
 * What a space takes for a query.
 *
 * @param limits how much of something a query may have
 * @param semantics how the open questions are answered, those of acceptance among them
 */
public record Dialect(Limits limits, Semantics semantics) {

    /** By the published limits and the answers of the specification. */
    public static final Dialect PUBLISHED = new Dialect(Limits.PUBLISHED, Semantics.DEFAULT);
}
