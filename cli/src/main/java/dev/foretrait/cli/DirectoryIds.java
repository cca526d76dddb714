package dev.foretrait.cli;

import dev.foretrait.cli.output.ProfileIds;
import dev.foretrait.engine.event.CodePointOrder;
import dev.foretrait.storage.space.SpaceSnapshot;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The ids of the profiles of a space. */
record DirectoryIds(SpaceSnapshot snapshot) implements ProfileIds {

    @Override
    public int count() {
        return snapshot.profiles();
    }

    @Override
    public String segmentId(int profile) {
        return snapshot.segmentId(profile);
    }

    @Override
    public Map<String, List<String>> externalIds(int profile) {
        Map<String, List<String>> ids = new TreeMap<>(CodePointOrder.INSTANCE);
        ids.putAll(snapshot.externalIds(profile));
        return ids;
    }
}
