package dev.foretrait.engine.fql;

import dev.foretrait.engine.diagnostic.Rule;

/** What a statement must keep to (query-language.md 10, U-40). */
public enum FqlRule implements Rule.Named {
    E_FQL("A space filter is a statement of FQL; while one is not, the space is not simulated (U-40)."),
    W_FQL("A path of a space filter begins with a field that messages have."),
    W_INVALID_FQL("A space filter is a statement of FQL; what else it is drops nothing or everything, as U-40 says.");

    private final String summary;

    FqlRule(String summary) {
        this.summary = summary;
    }

    @Override
    public String summary() {
        return summary;
    }
}
