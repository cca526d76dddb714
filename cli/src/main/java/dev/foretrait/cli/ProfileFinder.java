package dev.foretrait.cli;

import dev.foretrait.cli.output.ProfileIds;
import dev.foretrait.cli.values.UsersAndAccounts;
import dev.foretrait.engine.diagnostic.NearName;
import dev.foretrait.engine.event.CodePointOrder;
import dev.foretrait.storage.space.SpaceSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** An external id typed as TYPE:VALUE, or {@code segment_id:VALUE}. */
record ProfileFinder(String typed, String type, String value) {

    private static final String SEGMENT_ID = "segment_id";

    /**
     * Reads an external id.
     *
     * @throws Failure if it is none
     */
    static ProfileFinder of(String typed) {
        int colon = typed.indexOf(':');
        if (colon <= 0 || colon == typed.length() - 1) {
            throw Failure.unusable("'" + typed + "' is no external id", "write type and value, as in user_id:C-1042");
        }
        return new ProfileFinder(typed, typed.substring(0, colon), typed.substring(colon + 1));
    }

    /**
     * The number of the profile or account among {@link UsersAndAccounts}.
     *
     * @throws Failure if nobody has the id
     */
    int find(SpaceSnapshot snapshot, ProfileIds ids) {
        OptionalInt found = type.equals(SEGMENT_ID) ? withSegmentId(snapshot, ids) : snapshot.find(type, value);
        if (found.isEmpty()) {
            OptionalInt account = snapshot.findAccount(type, value);
            found = account.isPresent() ? OptionalInt.of(snapshot.profiles() + account.getAsInt()) : account;
        }
        if (found.isPresent()) {
            return found.getAsInt();
        }
        throw notFound(ids);
    }

    /** Who has the segment id, or has become one with a profile that had it (identity.md 4.5). */
    private OptionalInt withSegmentId(SpaceSnapshot snapshot, ProfileIds ids) {
        OptionalInt own = IntStream.range(0, ids.count())
                .filter(profile -> ids.segmentId(profile).equals(value))
                .findFirst();
        return own.isPresent()
                ? own
                : IntStream.range(0, snapshot.profiles())
                        .filter(profile -> snapshot.profile(profile).mergedIds().contains(value))
                        .findFirst();
    }

    private Failure notFound(ProfileIds profiles) {
        SortedMap<String, List<String>> ids = new TreeMap<>(CodePointOrder.INSTANCE);
        for (int profile = 0; profile < profiles.count(); profile++) {
            profiles.externalIds(profile)
                    .forEach((other, values) -> ids.computeIfAbsent(other, none -> new ArrayList<>())
                            .addAll(values));
        }
        if (type.equals(SEGMENT_ID)) {
            ids.put(
                    type,
                    IntStream.range(0, profiles.count())
                            .mapToObj(profiles::segmentId)
                            .toList());
        }
        if (profiles.count() == 0) {
            return Failure.finding(
                    "no profile has the external id " + typed,
                    "there are no profiles as of this instant: import events, or ask for another instant");
        }
        String advice = ids.containsKey(type)
                ? NearName.of(value, ids.getOrDefault(type, List.of()))
                        .map(near -> "the nearest is " + type + ":" + near)
                        .orElse("no " + type + " is like it")
                : "types of external ids here: " + String.join(", ", ids.keySet());
        return Failure.finding("no profile has the external id " + typed, advice);
    }
}
