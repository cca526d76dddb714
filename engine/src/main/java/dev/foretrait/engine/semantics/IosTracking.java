package dev.foretrait.engine.semantics;

/** Whether {@code ios.idfa} is taken only where ad tracking is enabled (I-01): the published lists differ. */
public enum IosTracking implements Option {
    /** Only there, as with {@code android.idfa}. */
    IDFA_IF_ENABLED,
    /** Whether enabled or not. */
    IDFA_ALWAYS
}
