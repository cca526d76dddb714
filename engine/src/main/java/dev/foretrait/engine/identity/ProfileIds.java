package dev.foretrait.engine.identity;

import java.util.Arrays;

/** The segment ids of the profiles of a resolver, canonical or not. */
final class ProfileIds {

    private final SegmentIds ids;
    private final ProfileTable profiles;
    private final MessageLookup messages;

    ProfileIds(SegmentIds ids, ProfileTable profiles, MessageLookup messages) {
        this.ids = ids;
        this.profiles = profiles;
        this.messages = messages;
    }

    String of(int profile) {
        return ids.of(profile, profiles.createdAt(profile), profiles.createdBy(profile), messages::messageId);
    }

    /** Finds what all of them are made of, by several threads; then any thread may ask for them. */
    void prepareAll() {
        long[] byMessage = new long[profiles.size()];
        for (int profile = 0; profile < byMessage.length; profile++) {
            byMessage[profile] = (long) profiles.createdBy(profile) << Integer.SIZE | profile;
        }
        Arrays.sort(byMessage);
        ids.prepareAll(byMessage, messages);
    }
}
