package dev.foretrait.storage.space;

import dev.foretrait.engine.identity.IdentitySettings;
import dev.foretrait.engine.identity.OwnedId;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The profiles of a space, numbered from 0 in the order of their segment ids, and its accounts, in the same order.
 *
 * @param profiles the profiles of users
 * @param accounts the accounts
 * @param identified which profiles are more than anonymous (U-51)
 * @param anonymous which profiles have an anonymous id
 */
record Directory(List<ProfileEntry> profiles, List<ProfileEntry> accounts, BitSet identified, BitSet anonymous) {

    private static final String ANONYMOUS_ID = "anonymous_id";

    static Directory of(List<ProfileEntry> profiles, List<ProfileEntry> accounts, IdentitySettings settings) {
        BitSet identified = new BitSet(profiles.size());
        BitSet anonymous = new BitSet(profiles.size());
        for (int profile = 0; profile < profiles.size(); profile++) {
            for (OwnedId owned : profiles.get(profile).externalIds()) {
                if (settings.isIdentifying(owned.id().type())) {
                    identified.set(profile);
                } else if (owned.id().type().equals(ANONYMOUS_ID)) {
                    anonymous.set(profile);
                }
            }
        }
        return new Directory(profiles, accounts, identified, anonymous);
    }

    /** An index of the profiles by external id. */
    static final class Index {
        private record Key(String type, String value) {}

        private final Map<Key, Integer> profileOf = new HashMap<>();

        Index(Directory directory) {
            for (int profile = 0; profile < directory.profiles.size(); profile++) {
                for (OwnedId owned : directory.profiles.get(profile).externalIds()) {
                    profileOf.put(new Key(owned.id().type(), owned.id().value()), profile);
                }
            }
        }

        OptionalInt find(String type, String value) {
            @Nullable Integer profile = profileOf.get(new Key(type, value));
            return profile == null ? OptionalInt.empty() : OptionalInt.of(profile);
        }
    }
}
