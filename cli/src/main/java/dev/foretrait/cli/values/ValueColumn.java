package dev.foretrait.cli.values;

import dev.foretrait.engine.event.Value;

/** The values of one definition. */
public interface ValueColumn {

    /** The key of the definition. */
    String key();

    /** The value of a profile, or {@link Value#ABSENT}. */
    Value value(int profile);

    /** Whether there is a value of the profile. */
    default boolean hasValue(int profile) {
        return value(profile) != Value.ABSENT;
    }
}
