package dev.foretrait.engine.standing;

import dev.foretrait.engine.evaluate.ProfileValues;
import dev.foretrait.engine.event.Value;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The values of one definition as they are held: an evaluation, and beside it the profiles that were looked at again. What an
 * evaluation notes of odd values is not kept.
 */
public final class HeldValues {

    private ProfileValues first;
    private int profiles;
    private @Nullable Value[] raw = new Value[0];
    private @Nullable Value[] shown = new Value[0];
    private final BitSet members = new BitSet();

    HeldValues(ProfileValues first) {
        this.first = first;
        takeAll(first);
    }

    /** Takes an evaluation of everybody. */
    void takeAll(ProfileValues all) {
        first = all;
        profiles = all.profiles();
        raw = new Value[profiles];
        shown = new Value[profiles];
        members.clear();
        for (int profile = 0; profile < profiles; profile++) {
            members.set(profile, all.has(profile));
        }
    }

    /** Takes an evaluation of a few: the first of it is that of the first number, and so on. */
    void take(int[] numbers, ProfileValues few, int manyProfiles) {
        profiles = manyProfiles;
        if (raw.length < profiles) {
            raw = Arrays.copyOf(raw, Math.max(profiles, raw.length + raw.length / 2));
            shown = Arrays.copyOf(shown, raw.length);
        }
        for (int at = 0; at < numbers.length; at++) {
            raw[numbers[at]] = few.raw(at);
            shown[numbers[at]] = few.value(at);
            members.set(numbers[at], few.has(at));
        }
    }

    /** The number of profiles, or accounts, members or not. */
    public int profiles() {
        return profiles;
    }

    /** See {@link ProfileValues#raw}. */
    public Value raw(int profile) {
        Value later = raw[Objects.checkIndex(profile, profiles)];
        return later == null ? first.raw(profile) : later;
    }

    /** See {@link ProfileValues#has}. */
    public boolean has(int profile) {
        return members.get(profile);
    }

    /** See {@link ProfileValues#value}. */
    public Value value(int profile) {
        Value later = shown[Objects.checkIndex(profile, profiles)];
        return later == null ? first.value(profile) : later;
    }

    /** See {@link ProfileValues#members}. */
    public int members() {
        return members.cardinality();
    }
}
