package dev.foretrait.engine.standing;

import dev.foretrait.engine.evaluate.ProfileValues;
import dev.foretrait.engine.event.Value;
import java.util.BitSet;
import java.util.Objects;

/**
 * The values of one definition as they are held: an evaluation, and beside it the profiles that were looked at again. What an
 * evaluation notes of odd values is not kept.
 */
public final class HeldValues {

    private final LaterValues later;
    private final int definition;
    private final BitSet members = new BitSet();
    private final ProfileValues first;
    private int profiles;

    /** An evaluation of everybody. */
    HeldValues(ProfileValues first, LaterValues later, int definition) {
        this.first = first;
        this.later = later;
        this.definition = definition;
        this.profiles = first.profiles();
        for (int profile = 0; profile < profiles; profile++) {
            members.set(profile, first.has(profile));
        }
    }

    void reach(int manyProfiles) {
        profiles = Math.max(profiles, manyProfiles);
    }

    /** Takes what an evaluation of a few says of one. */
    void take(int profile, ProfileValues few, int place) {
        later.take(profile, definition, few.raw(place), few.value(place));
        members.set(profile, few.has(place));
    }

    /** The number of profiles, or accounts, members or not. */
    public int profiles() {
        return profiles;
    }

    /** See {@link ProfileValues#raw}. */
    public Value raw(int profile) {
        Value value = later.raw(Objects.checkIndex(profile, profiles), definition);
        return value == null ? first.raw(profile) : value;
    }

    /** See {@link ProfileValues#has}. */
    public boolean has(int profile) {
        return members.get(profile);
    }

    /** See {@link ProfileValues#value}. */
    public Value value(int profile) {
        Value value = later.shown(Objects.checkIndex(profile, profiles), definition);
        return value == null ? first.value(profile) : value;
    }

    /** See {@link ProfileValues#members}. */
    public int members() {
        return members.cardinality();
    }
}
