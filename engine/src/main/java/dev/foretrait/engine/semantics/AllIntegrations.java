package dev.foretrait.engine.semantics;

/** Whether {@code integrations.All: false} alone keeps a message out of the space (M-04). */
public enum AllIntegrations implements Option {
    /** It does not. */
    KEEP,
    /** It does. */
    EXCLUDE
}
