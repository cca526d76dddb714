package dev.foretrait.cli.preview;

import dev.foretrait.cli.output.ProfileIds;
import dev.foretrait.engine.column.MemorySnapshot;
import dev.foretrait.engine.column.Snapshot;
import dev.foretrait.engine.event.CodePointOrder;
import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.identity.Identities;
import dev.foretrait.engine.identity.IdentitySettings;
import dev.foretrait.engine.identity.Profile;
import dev.foretrait.fixtures.json.JsonMessage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The profiles of some messages, without a space.
 *
 * @param snapshot the messages and whose they are
 * @param profiles the profiles in the order of their segment ids
 */
record People(Snapshot snapshot, List<Profile> profiles) implements ProfileIds {

    private static final Set<String> KNOWING = Set.of("user_id", "email", "android.idfa", "ios.idfa");

    /** The people of an export, a JSON message in each line; the first of several copies counts. */
    static People of(List<String> lines) {
        Map<String, Message> messages = new LinkedHashMap<>();
        lines.stream().map(JsonMessage::read).forEach(message -> messages.putIfAbsent(message.messageId(), message));
        List<Profile> profiles = Identities.resolve(
                        List.copyOf(messages.values()), IdentitySettings.DEFAULT.with("phone"), "test")
                .profiles()
                .stream()
                .sorted(Comparator.comparing(Profile::segmentId, CodePointOrder.INSTANCE))
                .toList();
        MemorySnapshot.Builder snapshot = new MemorySnapshot.Builder(profiles.size());
        for (int profile = 0; profile < profiles.size(); profile++) {
            for (Message message : profiles.get(profile).messages()) {
                snapshot.add(profile, message);
            }
            Set<String> types = new TreeSet<>();
            profiles.get(profile)
                    .identifiers()
                    .forEach(owned -> types.add(owned.id().type()));
            if (types.stream().noneMatch(KNOWING::contains)) {
                snapshot.anonymous(profile);
            }
        }
        return new People(snapshot.build(), profiles);
    }

    @Override
    public String segmentId(int profile) {
        return profiles.get(profile).segmentId();
    }

    @Override
    public int count() {
        return profiles.size();
    }

    @Override
    public Map<String, List<String>> externalIds(int profile) {
        Map<String, List<String>> ids = new TreeMap<>(CodePointOrder.INSTANCE);
        profiles.get(profile)
                .identifiers()
                .forEach(owned -> ids.computeIfAbsent(owned.id().type(), type -> new ArrayList<>())
                        .add(owned.spelling()));
        return ids;
    }
}
