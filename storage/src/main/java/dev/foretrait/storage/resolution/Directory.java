package dev.foretrait.storage.resolution;

import dev.foretrait.engine.identity.IdCollection;
import dev.foretrait.engine.identity.SpelledId;
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
public record Directory(List<ProfileEntry> profiles, List<ProfileEntry> accounts, BitSet identified, BitSet anonymous) {

    /** The entries of either kind. */
    List<ProfileEntry> of(IdCollection collection) {
        return collection == IdCollection.USERS ? profiles : accounts;
    }

    /** An index of the profiles by external id. */
    public static final class Index {
        private record Key(String type, String value) {}

        private final Map<Key, Integer> profileOf = new HashMap<>();

        /** Goes through all profiles. */
        public Index(Directory directory) {
            for (int profile = 0; profile < directory.profiles.size(); profile++) {
                for (SpelledId spelled : directory.profiles.get(profile).externalIds()) {
                    profileOf.put(new Key(spelled.id().type(), spelled.id().value()), profile);
                }
            }
        }

        /** The profile with that id, given in the form in which it is compared; empty if there is none. */
        public OptionalInt find(String type, String value) {
            @Nullable Integer profile = profileOf.get(new Key(type, value));
            return profile == null ? OptionalInt.empty() : OptionalInt.of(profile);
        }
    }
}
