package dev.foretrait.storage.space;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.Column;
import dev.foretrait.engine.column.Membership;
import dev.foretrait.engine.column.MessageStream;
import dev.foretrait.engine.column.Rows;
import dev.foretrait.engine.column.Snapshot;
import dev.foretrait.engine.column.SortedStreams;
import dev.foretrait.engine.column.Tiling;
import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.event.MessageOrder;
import dev.foretrait.engine.event.MessageType;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.fql.SpaceFilter;
import dev.foretrait.engine.identity.LogKind;
import dev.foretrait.engine.identity.Normalised;
import dev.foretrait.engine.identity.Promotion;
import dev.foretrait.engine.identity.ResolutionLog;
import dev.foretrait.engine.identity.SpelledId;
import dev.foretrait.engine.semantics.EqualTimes;
import dev.foretrait.storage.block.StoredBlock;
import dev.foretrait.storage.ingest.CopyStore;
import dev.foretrait.storage.resolution.Directory;
import dev.foretrait.storage.resolution.Participation;
import dev.foretrait.storage.resolution.ProfileEntry;
import dev.foretrait.storage.resolution.Resolution;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The messages of a space that were received by an instant, and who they are about. Safe for use by several threads. */
public final class SpaceSnapshot implements Snapshot {

    private final List<Block> blocks;
    private final Participation participation;
    private final Resolution resolution;
    private final CopyStore copies;
    private final SpaceOptions options;
    private final Promotion promotion;
    private final Map<Block, int[]> profilesOf = new IdentityHashMap<>();
    private final Map<Block, int[]> accountsOf = new IdentityHashMap<>();
    private final SortedStreams sorted;
    private Directory.@Nullable Index index;
    private @Nullable Membership membership;
    private @Nullable Instant newestTimestamp;

    SpaceSnapshot(
            List<StoredBlock> blocks,
            Participation participation,
            Resolution resolution,
            CopyStore copies,
            SpaceOptions options) {
        this.blocks = List.copyOf(blocks);
        this.participation = participation;
        this.resolution = resolution;
        this.copies = copies;
        this.options = options;
        this.promotion = new Promotion(options.identity());
        for (int at = 0; at < blocks.size(); at++) {
            profilesOf.put(blocks.get(at), resolution.profilesOf().get(at));
            boolean areGroups = blocks.get(at).stream().type() == MessageType.GROUP;
            accountsOf.put(blocks.get(at), areGroups ? resolution.accountsOf().get(at) : new int[0]);
        }
        this.sorted = new SortedStreams(this, options.cacheBytes());
    }

    @Override
    public List<Block> blocks() {
        return blocks;
    }

    @Override
    public int profiles() {
        return resolution.directory().profiles().size();
    }

    @Override
    public Tiling tiling(Predicate<MessageStream> wanted, int fields, EqualTimes ties) {
        return sorted.tiling(wanted, fields, ties);
    }

    @Override
    public int accounts() {
        return resolution.directory().accounts().size();
    }

    @Override
    public int[] profilesOf(Block block) {
        return known(profilesOf.get(block), block);
    }

    @Override
    public int[] accountsOf(Block block) {
        return known(accountsOf.get(block), block);
    }

    private static int[] known(int @Nullable [] ofBlock, Block block) {
        if (ofBlock == null) {
            throw new IllegalArgumentException("no block of this snapshot: " + block);
        }
        return ofBlock;
    }

    @Override
    public boolean isIdentified(int profile) {
        return resolution.directory().identified().get(profile);
    }

    @Override
    public boolean hasAnonymousId(int profile) {
        return resolution.directory().anonymous().get(profile);
    }

    @Override
    public Rows eligible(boolean includesAnonymous) {
        Rows eligible = Rows.of(profiles(), resolution.directory().identified());
        return includesAnonymous
                ? eligible.addAll(Rows.of(profiles(), resolution.directory().anonymous()))
                : eligible;
    }

    /** How many messages take part, those without a profile included. */
    public long messages() {
        long messages = 0;
        for (Block block : blocks) {
            messages += count(participation.of(block));
        }
        return messages;
    }

    /** How many messages the space filters drop, for each filter; a message counts for the first that drops it. */
    public Map<SpaceFilter, Long> dropped() {
        List<SpaceFilter> filters = participation.dropped().filters();
        long[] counts = new long[filters.size()];
        if (!filters.isEmpty()) {
            blocks.forEach(block -> participation.countDropped(block, counts));
        }
        Map<SpaceFilter, Long> dropped = new LinkedHashMap<>();
        for (int at = 0; at < counts.length; at++) {
            dropped.merge(filters.get(at), counts[at], Long::sum);
        }
        return dropped;
    }

    private static int count(boolean[] rows) {
        int count = 0;
        for (boolean takesPart : rows) {
            count += takesPart ? 1 : 0;
        }
        return count;
    }

    /** The timestamp of the newest message that takes part; empty if there is none. */
    public synchronized Optional<Instant> newestTimestamp() {
        if (newestTimestamp == null) {
            newestTimestamp = findNewest();
        }
        return Optional.ofNullable(newestTimestamp);
    }

    private @Nullable Instant findNewest() {
        List<Block> latestFirst = blocks.stream()
                .sorted(Comparator.comparingLong(Block::lastTimestamp).reversed())
                .toList();
        long newest = Long.MIN_VALUE;
        for (Block block : latestFirst) {
            if (block.lastTimestamp() > newest) {
                newest = Math.max(newest, newestIn(block));
            }
        }
        return newest == Long.MIN_VALUE ? null : Instant.ofEpochMilli(newest);
    }

    private long newestIn(Block block) {
        if (participation.isOfAll(block)) {
            return block.lastTimestamp();
        }
        boolean[] takesPart = participation.of(block);
        long[] timestamps = block.timestamps();
        return IntStream.range(0, timestamps.length)
                .filter(row -> takesPart[row])
                .mapToLong(row -> timestamps[row])
                .max()
                .orElse(Long.MIN_VALUE);
    }

    /** The id of a profile. */
    public String segmentId(int profile) {
        return profile(profile).segmentId();
    }

    /** All that the directory knows of a profile. */
    public ProfileEntry profile(int profile) {
        return resolution.directory().profiles().get(profile);
    }

    /** The external ids of a profile as they were first sent, by type; types and values the oldest first. */
    public Map<String, List<String>> externalIds(int profile) {
        return externalIds(profile(profile));
    }

    /** The same of an account. */
    public Map<String, List<String>> externalIdsOfAccount(int account) {
        return externalIds(account(account));
    }

    private static Map<String, List<String>> externalIds(ProfileEntry entry) {
        Map<String, List<String>> ids = new LinkedHashMap<>();
        for (SpelledId spelled : entry.externalIds()) {
            ids.computeIfAbsent(spelled.id().type(), type -> new ArrayList<>()).add(spelled.spelling());
        }
        return ids;
    }

    /** All that the directory knows of an account. */
    public ProfileEntry account(int account) {
        return resolution.directory().accounts().get(account);
    }

    @Override
    public synchronized Membership membership() {
        if (membership == null) {
            membership = Membership.of(this);
        }
        return membership;
    }

    /** How often each thing happened while profiles were resolved (identity.md 5). */
    public Map<LogKind, Long> resolutionLog() {
        return resolution.log();
    }

    /** The same with the first happenings of each kind, for which all messages are resolved anew. */
    public ResolutionLog resolutionEntries() {
        return Resolution.log(blocks, participation, options.identity(), options.name());
    }

    /** For each source that is named, the types of external ids of all profiles that have a message of it. */
    public Map<String, Set<String>> typesBySource() {
        Map<String, BitSet> profilesBySource = new HashMap<>();
        for (Block block : blocks) {
            Column sources = block.sources();
            List<BitSet> profilesByCode = new ArrayList<>();
            profilesByCode.add(new BitSet());
            for (int code = 1; code <= sources.codes(); code++) {
                profilesByCode.add(profilesBySource.computeIfAbsent(
                        sources.dictionary().value(code).string(), source -> new BitSet()));
            }
            int[] profiles = profilesOf(block);
            for (int row = 0; row < profiles.length; row++) {
                if (profiles[row] != NOBODY) {
                    profilesByCode.get(sources.code(row)).set(profiles[row]);
                }
            }
        }
        Map<String, Set<String>> types = new HashMap<>();
        profilesBySource.forEach((source, profiles) -> {
            Set<String> ofSource = new HashSet<>();
            profiles.stream()
                    .forEach(profile -> ofSource.addAll(externalIds(profile).keySet()));
            types.put(source, ofSource);
        });
        return types;
    }

    /** The profile that an external id leads to, however it is spelled (I-04). */
    public OptionalInt find(String type, String value) {
        return index().find(type, compared(type, value));
    }

    /** The account that an external id leads to, however it is spelled. */
    public OptionalInt findAccount(String type, String value) {
        String compared = compared(type, value);
        return IntStream.range(0, accounts())
                .filter(account -> account(account).externalIds().stream()
                        .map(SpelledId::id)
                        .anyMatch(id -> id.type().equals(type) && id.value().equals(compared)))
                .findFirst();
    }

    private String compared(String type, String value) {
        return promotion.normalise(type, Value.of(value)) instanceof Normalised.Accepted accepted
                ? accepted.value()
                : value;
    }

    private synchronized Directory.Index index() {
        if (index == null) {
            index = new Directory.Index(resolution.directory());
        }
        return index;
    }

    /** What became of a profile's identity and of messages that might have been its own. */
    public IdentityTrail trail(int profile) {
        return new IdentityTrail(this, blocks, participation, copies, options, profile);
    }

    /** The messages of a profile in their total order, field for field as they were sent. */
    public List<Message> messagesOf(int profile) {
        return messages(profilesOf, profile);
    }

    /** The group calls of an account in their total order, field for field as they were sent. */
    public List<Message> groupCallsOf(int account) {
        return messages(accountsOf, account);
    }

    private List<Message> messages(Map<Block, int[]> ownersOf, int owner) {
        List<Message> messages = new ArrayList<>();
        for (Block block : blocks) {
            int[] owners = known(ownersOf.get(block), block);
            for (int row = 0; row < owners.length; row++) {
                if (owners[row] == owner) {
                    messages.add(block.message(row));
                }
            }
        }
        messages.sort(MessageOrder.INSTANCE);
        return messages;
    }

    /** Hands over every message that takes part, in the total order of messages. */
    public void forEachMessage(Consumer<Message> receiver) {
        participation.forEachMessage(blocks, receiver);
    }
}
