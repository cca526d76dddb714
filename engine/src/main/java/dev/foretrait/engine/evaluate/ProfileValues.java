package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.column.Membership;
import dev.foretrait.engine.column.ProfileColumn;
import dev.foretrait.engine.column.Rows;
import dev.foretrait.engine.event.Decimals;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.reduce.Oddity;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The values of one definition, for every profile of a snapshot: for every user, or of an account-level definition for every
 * account. There are two views: the value of the language, in which
 * a count of nothing is 0, and what a profile shows (computed-traits.md 3.8, U-56). Values are made when asked for.
 */
public final class ProfileValues implements Answer {

    private final ProfileColumn raw;
    private final ProfileColumn shown;
    private final Rows members;
    private final Value ofOthers;
    private final boolean isRounded;
    private final Map<Oddity, Long> oddities;

    /**
     * @param ofOthers what profiles show that are no members
     */
    ProfileValues(
            ProfileColumn raw,
            ProfileColumn shown,
            Rows members,
            Value ofOthers,
            boolean isRounded,
            Map<Oddity, Long> oddities) {
        this.raw = raw;
        this.shown = shown;
        this.members = members;
        this.ofOthers = ofOthers;
        this.isRounded = isRounded;
        this.oddities = new EnumMap<>(Oddity.class);
        this.oddities.putAll(oddities);
    }

    /**
     * An account audience as a trait of users: true of those who have an account in it (query-language.md 7.5).
     */
    ProfileColumn asTraitOfUsers(Membership membership) {
        Rows users = membership.usersWithAny(members);
        return new ProfileColumn(
                IntStream.range(0, users.size())
                        .map(user -> users.contains(user) ? 1 : 0)
                        .toArray(),
                1,
                code -> Value.of(true));
    }

    /** The number of profiles, members or not. */
    public int profiles() {
        return raw.places();
    }

    /** The value of the language, exact; of an audience, true or false. */
    public Value raw(int profile) {
        return raw.value(profile);
    }

    /** Whether the profile is a member: it shows a value of the trait, or is in the audience. */
    public boolean has(int profile) {
        return members.contains(profile);
    }

    /**
     * What the profile shows: {@link Value#ABSENT} if it does not have the trait; of an audience, true or false.
     * Decimals that reducers worked out are those of the nearest double (U-20).
     */
    public Value value(int profile) {
        if (!has(profile)) {
            return ofOthers;
        }
        return shown(shown.code(profile));
    }

    /** The number of members. */
    public int members() {
        return members.count();
    }

    /** The values that members show. */
    public Distribution distribution() {
        int[] profilesOfCode = new int[shown.codes() + 1];
        members.forEach(profile -> profilesOfCode[shown.code(profile)]++);
        Map<Value, Integer> profilesOfValue = new HashMap<>();
        for (int code = 0; code < profilesOfCode.length; code++) {
            if (profilesOfCode[code] > 0) {
                profilesOfValue.merge(shown(code), profilesOfCode[code], Integer::sum);
            }
        }
        return new Distribution(profilesOfValue);
    }

    /** What was odd about the values seen, and how often. */
    public Map<Oddity, Long> oddities() {
        return Collections.unmodifiableMap(oddities);
    }

    /**
     * What profiles show, as a trait that other definitions refer to. Of an audience its members have true, and others no
     * such trait: that one was a member before, and has false, no message tells (query-language.md 7.5).
     */
    ProfileColumn asTrait() {
        int[] codes = new int[shown.places()];
        members.forEach(profile -> codes[profile] = shown.code(profile));
        return new ProfileColumn(codes, shown.codes(), this::shown);
    }

    private Value shown(int code) {
        Value value = shown.valueOfCode(code);
        return isRounded && value instanceof Value.Number
                ? value.number().map(Decimals::shown).map(Value::of).orElse(value)
                : value;
    }
}
