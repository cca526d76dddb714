package dev.foretrait.engine.semantics;

/** Whether the second event of a funnel follows the first where no window says so (U-16). */
public enum FunnelOrder implements Option {
    /** Only events after the enclosing one count. */
    AFTER_PARENT,
    /** Without a window from its parent, an event may have happened at any time. */
    ANY_TIME
}
