package dev.foretrait.cli;

import dev.foretrait.cli.output.ProfileIds;
import dev.foretrait.engine.event.CodePointOrder;
import dev.foretrait.storage.space.SpaceSnapshot;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The ids of the accounts of a space. */
record AccountIds(SpaceSnapshot snapshot) implements ProfileIds {

    @Override
    public int count() {
        return snapshot.accounts();
    }

    @Override
    public String segmentId(int account) {
        return snapshot.account(account).segmentId();
    }

    @Override
    public Map<String, List<String>> externalIds(int account) {
        Map<String, List<String>> ids = new TreeMap<>(CodePointOrder.INSTANCE);
        ids.putAll(snapshot.externalIdsOfAccount(account));
        return ids;
    }
}
