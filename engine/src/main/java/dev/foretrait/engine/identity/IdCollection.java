package dev.foretrait.engine.identity;

import java.util.Locale;
import java.util.Optional;

/** What an external id leads to: the profile of a user, or an account. */
public enum IdCollection {
    USERS("use_"),
    /** The prefix of its segment ids is ours: Segment documents none (I-14). */
    ACCOUNTS("acc_");

    private final String segmentIdPrefix;

    IdCollection(String segmentIdPrefix) {
        this.segmentIdPrefix = segmentIdPrefix;
    }

    /** The collection as {@code context.externalIds} spells it: {@code users}. */
    public String spelling() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the segment ids of its profiles begin with. */
    public String segmentIdPrefix() {
        return segmentIdPrefix;
    }

    /** The collection of that spelling. */
    public static Optional<IdCollection> spelled(String spelling) {
        for (IdCollection collection : values()) {
            if (collection.spelling().equals(spelling)) {
                return Optional.of(collection);
            }
        }
        return Optional.empty();
    }
}
