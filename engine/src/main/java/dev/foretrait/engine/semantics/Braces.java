package dev.foretrait.engine.semantics;

/** Which filters are written with braces inside their parentheses (U-07). The other form is read, too, with a warning. */
public enum Braces implements Option {
    /** {@code sources({exclude: …})}, and {@code where(…)}. */
    AROUND_SOURCES(false, true),
    /** {@code where({…})}, too. */
    ALWAYS(true, true),
    /** {@code where(…)} and {@code sources(exclude: …)}. */
    NEVER(false, false);

    private final boolean aroundWhere;
    private final boolean aroundSources;

    Braces(boolean aroundWhere, boolean aroundSources) {
        this.aroundWhere = aroundWhere;
        this.aroundSources = aroundSources;
    }

    /** Whether {@code where} is written with them. */
    public boolean aroundWhere() {
        return aroundWhere;
    }

    /** Whether {@code sources} is written with them. */
    public boolean aroundSources() {
        return aroundSources;
    }
}
