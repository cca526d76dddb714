package dev.foretrait.engine.column;

import dev.foretrait.engine.semantics.EqualTimes;
import java.util.function.Predicate;

/**
 * What an evaluation reads: blocks of messages, and whose they are. A snapshot stands for one instant; messages received
 * later, copies of a message and messages of no profile take no part in it.
 */
public interface Snapshot extends Population {

    /** The profile of a row that takes no part. */
    int NOBODY = -1;

    /** The number of profiles; they are numbered in the order of their segment ids. */
    @Override
    int profiles();

    /**
     * The messages of some streams, sorted and cut up by profile.
     *
     * @param wanted which streams
     * @param fields how many fields will be read of them, as far as that can be told
     * @param ties which of two messages of one timestamp comes first
     * @return all profiles, stretch by stretch; {@link Tiling#NONE} if they cannot be had that way
     */
    default Tiling tiling(Predicate<MessageStream> wanted, int fields, EqualTimes ties) {
        return Tiling.NONE;
    }

    /** The number of accounts; they are numbered from 0, in the order of their segment ids. */
    int accounts();

    /**
     * The account of each row of one of the {@link #blocks} of group calls, or {@link #NOBODY}. A row may have an account and
     * no profile. Not to be changed.
     */
    int[] accountsOf(Block block);

    /** Which users belong to which accounts. A snapshot may keep it. */
    default Membership membership() {
        return Membership.of(this);
    }

    /**
     * Whether a profile may carry values when anonymous users are left out: it has a {@code user_id}, {@code email},
     * {@code android.idfa} or {@code ios.idfa} (U-51).
     */
    boolean isIdentified(int profile);

    /** Whether the profile has an {@code anonymous_id}: the one identifier more that counts with anonymous users (U-51). */
    boolean hasAnonymousId(int profile);

    /** Whether a profile may carry values at all (computed-traits.md 2, U-51). */
    default boolean isEligible(int profile, boolean includesAnonymous) {
        return isIdentified(profile) || includesAnonymous && hasAnonymousId(profile);
    }

    /** The profiles that may carry values. */
    default Rows eligible(boolean includesAnonymous) {
        Rows eligible = Rows.none(profiles());
        for (int profile = 0; profile < eligible.size(); profile++) {
            if (isEligible(profile, includesAnonymous)) {
                eligible.add(profile);
            }
        }
        return eligible;
    }
}
