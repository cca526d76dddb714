package dev.foretrait.cli;

import dev.foretrait.cli.output.ProfileIds;
import dev.foretrait.engine.event.CodePointOrder;
import dev.foretrait.storage.space.SpaceSnapshot;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * The ids of the users or of the accounts of a space.
 *
 * @param count how many there are
 * @param segmentIds the segment id of each
 * @param sentIds the external ids of each, in any order of types
 */
record DirectoryIds(int count, IntFunction<String> segmentIds, IntFunction<Map<String, List<String>>> sentIds)
        implements ProfileIds {

    static DirectoryIds ofUsers(SpaceSnapshot snapshot) {
        return new DirectoryIds(snapshot.profiles(), snapshot::segmentId, snapshot::externalIds);
    }

    static DirectoryIds ofAccounts(SpaceSnapshot snapshot) {
        return new DirectoryIds(
                snapshot.accounts(), account -> snapshot.account(account).segmentId(), snapshot::externalIdsOfAccount);
    }

    @Override
    public String segmentId(int profile) {
        return segmentIds.apply(profile);
    }

    @Override
    public Map<String, List<String>> externalIds(int profile) {
        Map<String, List<String>> ids = new TreeMap<>(CodePointOrder.INSTANCE);
        ids.putAll(sentIds.apply(profile));
        return ids;
    }
}
