package dev.foretrait.storage.resolution;

import dev.foretrait.engine.identity.Profile;
import dev.foretrait.engine.identity.SpelledId;

/** What the directory of a space is to know of a profile. */
public final class ExpectedEntry {

    private ExpectedEntry() {}

    public static ProfileEntry of(Profile profile) {
        return new ProfileEntry(
                profile.segmentId(),
                profile.createdAt(),
                profile.identifiers().stream()
                        .map(owned -> new SpelledId(owned.id(), owned.spelling()))
                        .toList(),
                profile.mergedIds());
    }
}
