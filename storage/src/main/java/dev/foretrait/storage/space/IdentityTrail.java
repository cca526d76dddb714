package dev.foretrait.storage.space;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.Snapshot;
import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.event.MessageOrder;
import dev.foretrait.engine.identity.ExternalId;
import dev.foretrait.engine.identity.LogKind;
import dev.foretrait.engine.identity.Promotion;
import dev.foretrait.engine.identity.SpelledId;
import dev.foretrait.storage.ingest.CopyStore;
import dev.foretrait.storage.resolution.Participation;
import dev.foretrait.storage.space.Bearers.Bearer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What became of the identity of a profile, and of messages that might have been its own. */
public final class IdentityTrail {

    /** What sets ids of one message apart. */
    private static final Set<LogKind> DIVIDING =
            EnumSet.of(LogKind.VALUE_LIMIT, LogKind.VALUE_TIME_LIMIT, LogKind.MERGE_LIMIT, LogKind.MAPPING_LIMIT);

    private final SpaceSnapshot snapshot;
    private final List<? extends Block> blocks;
    private final Participation participation;
    private final CopyStore copies;
    private final SpaceOptions options;
    private final int profile;

    IdentityTrail(
            SpaceSnapshot snapshot,
            List<? extends Block> blocks,
            Participation participation,
            CopyStore copies,
            SpaceOptions options,
            int profile) {
        this.snapshot = snapshot;
        this.blocks = blocks;
        this.participation = participation;
        this.copies = copies;
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

    /**
     * A profile that became part of another one.
     *
     * @param segmentId its id
     * @param at the timestamp of the message that merged them
     * @param messageId that message
     * @param messageIds the messages that were its own until then, in their total order
     */
    public record Merged(String segmentId, Instant at, String messageId, List<String> messageIds) {
        public Merged {
            messageIds = List.copyOf(messageIds);
        }
    }

    /** The segment ids of the profiles that were merged into it, in the order of the merges. */
    public List<String> mergedIds() {
        return snapshot.profile(profile).mergedIds();
    }

    /** The same with what each brought; empty if so much is tied together that it is not taken apart. */
    public Optional<List<Merged>> merges() {
        List<String> expected = mergedIds();
        if (expected.isEmpty()) {
            return Optional.of(List.of());
        }
        Bearers bearers = bearers();
        return Kin.of(own(bearers), mayBeDivided(), bearers)
                .map(kin -> kin.mergedInto(snapshot.segmentId(profile), options.identity(), options.name()))
                .filter(merged ->
                        merged.stream().map(Merged::segmentId).toList().equals(expected));
    }

    private Bearers bearers() {
        return new Bearers(blocks, participation, new Promotion(options.identity()));
    }

    private List<Bearer> own(Bearers bearers) {
        List<Bearer> own = new ArrayList<>();
        for (int at = 0; at < blocks.size(); at++) {
            int[] owners = snapshot.profilesOf(blocks.get(at));
            for (int row = 0; row < owners.length; row++) {
                if (owners[row] == profile) {
                    own.add(bearers.bearer(at, row));
                }
            }
        }
        return own;
    }

    /** Whether the ids of some message of the space may belong to several profiles: only where a limit kept them apart. */
    private boolean mayBeDivided() {
        Map<LogKind, Long> log = snapshot.resolutionLog();
        return DIVIDING.stream().anyMatch(kind -> log.getOrDefault(kind, 0L) > 0);
    }

    /**
     * The copies of some of its messages that do not count, whenever they were received.
     *
     * @param messageIds the ids of the messages, in the order in which they are told
     */
    public LeftOutCopies copies(Collection<String> messageIds) {
        return new CopyTrail(blocks, participation.superseded(), copies).of(messageIds, profile, snapshot::profilesOf);
    }

    /**
     * The messages that carry an external id of the profile and count for another one, in their total order: an id of higher
     * priority, or a limit, led them away.
     */
    public List<Elsewhere> elsewhere() {
        if (!mayBeDivided()) {
            return List.of();
        }
        Set<ExternalId> own = snapshot.profile(profile).externalIds().stream()
                .map(SpelledId::id)
                .collect(Collectors.toUnmodifiableSet());
        List<Elsewhere> found = new ArrayList<>();
        for (Bearer bearer : bearers().of(own)) {
            int owner = snapshot.profilesOf(blocks.get(bearer.block()))[bearer.row()];
            if (owner != profile) {
                ExternalId shared =
                        Bearers.ids(bearer).filter(own::contains).findFirst().orElseThrow();
                found.add(new Elsewhere(bearer.message(), shared, owner(owner)));
            }
        }
        found.sort(Comparator.comparing(Elsewhere::message, MessageOrder.INSTANCE));
        return found;
    }

    private Optional<String> owner(int number) {
        return number == Snapshot.NOBODY ? Optional.empty() : Optional.of(snapshot.segmentId(number));
    }
}
