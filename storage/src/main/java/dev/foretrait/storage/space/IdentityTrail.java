package dev.foretrait.storage.space;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.Column;
import dev.foretrait.engine.column.Snapshot;
import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.event.MessageOrder;
import dev.foretrait.engine.identity.ExternalId;
import dev.foretrait.engine.identity.IdentitySettings;
import dev.foretrait.engine.identity.Promotion;
import dev.foretrait.engine.identity.Resolver;
import dev.foretrait.engine.identity.SpelledId;
import dev.foretrait.storage.block.StoredBlock;
import dev.foretrait.storage.space.IdLists.Ids;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** What became of the identity of a profile, and of messages that might have been its own. */
public final class IdentityTrail {

    private final SpaceSnapshot snapshot;
    private final List<? extends Block> blocks;
    private final Participation participation;
    private final SpaceOptions options;
    private final int profile;

    IdentityTrail(
            SpaceSnapshot snapshot,
            List<? extends Block> blocks,
            Participation participation,
            SpaceOptions options,
            int profile) {
        this.snapshot = snapshot;
        this.blocks = blocks;
        this.participation = participation;
        this.options = options;
        this.profile = profile;
    }

    /**
     * A message with an external id of the profile that does not count for it.
     *
     * @param message the message
     * @param shared the id that both have
     * @param owner the segment id of the profile that it counts for; empty if for none
     */
    public record Elsewhere(Message message, ExternalId shared, Optional<String> owner) {}

    /** The segment ids of the profiles that were merged into it, in the order of the merges. */
    public List<String> mergedIds() {
        return snapshot.profile(profile).mergedIds();
    }

    /**
     * How many copies of messages were stored and then replaced by one received earlier, by the id of the message. Copies that
     * an import dropped at once are not among them.
     */
    public Map<String, Integer> replacedCopies(Set<String> messageIds) {
        Map<String, Integer> copies = new HashMap<>();
        for (Block block : blocks) {
            if (block instanceof StoredBlock stored) {
                Column ids = block.messageIds();
                for (int row : participation.superseded().getOrDefault(stored.number(), Set.of())) {
                    String id = ids.dictionary().value(ids.code(row)).string();
                    if (messageIds.contains(id)) {
                        copies.merge(id, 1, Integer::sum);
                    }
                }
            }
        }
        return copies;
    }

    /**
     * The messages that carry an external id of the profile and count for another one, in their total order: an id of higher
     * priority, or a limit, led them away. Looks through the ids of all messages.
     */
    public List<Elsewhere> elsewhere() {
        IdentitySettings settings = options.identity();
        RowNumbers rows = new RowNumbers(blocks);
        Resolver users = Resolver.ofUsers(settings, options.name(), rows);
        Resolver accounts = Resolver.ofAccounts(settings, options.name(), rows);
        Map<Integer, ExternalId> own = new HashMap<>();
        for (SpelledId spelled : snapshot.profile(profile).externalIds()) {
            own.put(users.intern(spelled.id().type(), spelled.id().value(), spelled.spelling()), spelled.id());
        }
        Combinations combinations = new Combinations(new Promotion(settings), users, accounts);
        Map<Integer, Optional<ExternalId>> sharedBy = new HashMap<>();
        List<Elsewhere> found = new ArrayList<>();
        combinations.through(blocks, at -> {
            Block block = blocks.get(at);
            boolean[] takesPart = participation.of(block);
            int[] owners = snapshot.profilesOf(block);
            int[] brought = combinations.of(block);
            for (int row = 0; row < owners.length; row++) {
                if (takesPart[row] && owners[row] != profile) {
                    Optional<ExternalId> shared = sharedBy.computeIfAbsent(
                            brought[row], combination -> shared(combinations.ids(combination), own));
                    if (shared.isPresent()) {
                        found.add(new Elsewhere(block.message(row), shared.get(), owner(owners[row])));
                    }
                }
            }
        });
        found.sort(Comparator.comparing(Elsewhere::message, MessageOrder.INSTANCE));
        return found;
    }

    private static Optional<ExternalId> shared(Ids ids, Map<Integer, ExternalId> own) {
        return IntStream.of(ids.users())
                .filter(own::containsKey)
                .mapToObj(id -> Objects.requireNonNull(own.get(id)))
                .findFirst();
    }

    private Optional<String> owner(int number) {
        return number == Snapshot.NOBODY ? Optional.empty() : Optional.of(snapshot.segmentId(number));
    }
}
