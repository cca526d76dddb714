package dev.foretrait.engine.identity;

import dev.foretrait.engine.semantics.ResolutionMode;

/** What a log entry of identity resolution is about (identity.md 5). */
public enum LogKind {
    NO_MATCHING_IDENTIFIERS(
            Level.ERROR,
            "No matching identifiers on event",
            "send a userId or an anonymousId, or configure the type of identifier that these messages carry"),
    VALUE_LIMIT(
            Level.VIOLATION,
            "Identifier value limit exceeded",
            "if all of these belong to one person, raise the limit of the type; if not, the limit did its work"),
    VALUE_TIME_LIMIT(
            Level.VIOLATION,
            "Identifier value time limit exceeded",
            "if all of these belong to one person, raise the limit of the type or shorten its period; if not, the limit"
                    + " did its work"),
    VALUE_BLOCKED(
            Level.VIOLATION,
            "ID value blocked",
            "if the value is a real identifier, take it off the blocked values of its type; if not, stop sending it"),
    MERGE_LIMIT(
            Level.VIOLATION,
            "Profile merge limit exceeded",
            "find the identifier that so many profiles share; block its value or give its type a lower priority"),
    MAPPING_LIMIT(
            Level.VIOLATION,
            "Identifier mapping limit exceeded",
            "find out why one profile gathers so many identifiers; limit the type that changes most"),
    SHARED_DEVICE_SUSPECT(
            Level.WARNING,
            "Shared device suspected",
            "several people log in with one anonymous_id: reset it on logout, or what they do before login counts for the"
                    + " first of them"),
    PROFILE_CREATED(Level.SUCCESS, "Profile created", "nothing to do"),
    PROFILE_MERGED(Level.SUCCESS, "Profile merged", "nothing to do"),
    MAPPING_CREATED(Level.SUCCESS, "Identifier mapping created", "nothing to do"),
    /** Where {@link ResolutionMode#CURRENT} and {@link ResolutionMode#CLASSIC} differ (I-07). */
    MAPPING_READDED(
            Level.SUCCESS,
            "Dropped identifier added to the resolved profile",
            "nothing to do; in the mode CLASSIC the identifier would belong to nobody");

    /** How an entry is meant. */
    public enum Level {
        ERROR,
        VIOLATION,
        WARNING,
        SUCCESS
    }

    private final Level level;
    private final String title;
    private final String nextStep;

    LogKind(Level level, String title, String nextStep) {
        this.level = level;
        this.title = title;
        this.nextStep = nextStep;
    }

    /** How entries of this kind are meant. */
    public Level level() {
        return level;
    }

    /** The name, as Segment shows it where Segment has such an entry. */
    public String title() {
        return title;
    }

    /** What to do about it. */
    public String nextStep() {
        return nextStep;
    }
}
