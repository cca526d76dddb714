package dev.foretrait.engine.query;

import dev.foretrait.engine.semantics.Limit;
import java.time.Duration;

/** The limits that a query text alone can break. */
final class Limits {

    /** L-DEF-1; how they are counted is U-02. */
    static final int PRIMARY_EXPRESSIONS = Limit.PRIMARY_EXPRESSIONS.intValue();

    /** L-DEF-3. */
    static final Duration SHORTEST_SESSION = Duration.ofSeconds(Limit.SESSION_LEAST.value());

    /** L-DEF-3. */
    static final Duration LONGEST_SESSION = Duration.ofSeconds(Limit.SESSION_MOST.value());

    /** Levels of entities, counted from the profile (query-language.md 8). */
    static final int ENTITY_DEPTH = Limit.ENTITY_DEPTH.intValue();

    /** Events in a funnel: a parent and its child (U-17). */
    static final int FUNNEL_DEPTH = 2;

    /** Our own: a length of time beyond a million years is a slip, and would overflow milliseconds. */
    static final int DURATION_DIGITS = 9;

    private Limits() {}
}
