package dev.foretrait.engine.diagnostic;

/** What a finding is a case of. Each stage lists its rules once, in an enum. */
public interface Rule {

    /** The stable id, as users configure and search it: {@code E-FUNC}. */
    String id();

    /** How bad a case of it is. */
    Severity severity();

    /** What the rule asks, in one sentence for the rule list. */
    String summary();
}
