package dev.foretrait.engine.column;

import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.event.MessageType;
import dev.foretrait.engine.semantics.EqualTimes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Messages in memory, for tests and for evaluating a handful of messages without a space. */
public final class MemorySnapshot implements Snapshot {

    private final List<Block> blocks;
    private final Map<Block, int[]> profilesOf;
    private final Map<Block, int[]> accountsOf;
    private final int profiles;
    private final int accounts;
    private final BitSet unidentified;
    private final BitSet anonymous;
    private final SortedStreams sorted;

    private MemorySnapshot(Builder builder) {
        this.blocks = List.copyOf(builder.blocks);
        this.profilesOf = new IdentityHashMap<>(builder.profilesOf);
        this.accountsOf = new IdentityHashMap<>(builder.accountsOf);
        this.profiles = builder.profiles;
        this.accounts = builder.accounts;
        this.unidentified = (BitSet) builder.unidentified.clone();
        this.anonymous = (BitSet) builder.anonymous.clone();
        this.sorted = new SortedStreams(this, builder.bytesOfTiles, builder.bytesOfPass, builder.mostValues);
    }

    @Override
    public List<Block> blocks() {
        return blocks;
    }

    @Override
    public int profiles() {
        return profiles;
    }

    @Override
    public int[] profilesOf(Block block) {
        return known(profilesOf.get(block));
    }

    @Override
    public Tiling tiling(Predicate<MessageStream> wanted, int fields, EqualTimes ties) {
        return sorted.tiling(wanted, fields, ties);
    }

    @Override
    public int accounts() {
        return accounts;
    }

    @Override
    public int[] accountsOf(Block block) {
        return known(accountsOf.get(block));
    }

    private static int[] known(int @Nullable [] ofBlock) {
        if (ofBlock == null) {
            throw new IllegalArgumentException("a block of another snapshot");
        }
        return ofBlock;
    }

    @Override
    public boolean isIdentified(int profile) {
        return !unidentified.get(profile);
    }

    @Override
    public boolean hasAnonymousId(int profile) {
        return anonymous.get(profile);
    }

    /** Collects the messages of a snapshot, in the order in which they arrive. */
    public static final class Builder {

        private final int profiles;
        private final int accounts;
        private final BitSet unidentified = new BitSet();
        private final BitSet anonymous = new BitSet();
        private final List<Block> blocks = new ArrayList<>();
        private final Map<Block, int[]> profilesOf = new IdentityHashMap<>();
        private final Map<Block, int[]> accountsOf = new IdentityHashMap<>();
        private final Map<MessageStream, BlockBuilder> open = new LinkedHashMap<>();
        private final Map<MessageStream, List<Owners>> owners = new LinkedHashMap<>();
        private long bytesOfTiles;
        private long bytesOfPass;
        private int mostValues = Joint.MOST_VALUES;

        /** Whom a message belongs to. */
        private record Owners(int profile, int account) {}

        /**
         * @param profiles how many profiles there are; all of them are identified until said otherwise
         */
        public Builder(int profiles) {
            this(profiles, 0);
        }

        /**
         * @param profiles how many profiles there are; all of them are identified until said otherwise
         * @param accounts how many accounts there are
         */
        public Builder(int profiles, int accounts) {
            this.profiles = profiles;
            this.accounts = accounts;
        }

        /** Adds a message of a profile, or of {@link Snapshot#NOBODY}. */
        public Builder add(int profile, Message message) {
            return add(profile, NOBODY, message);
        }

        /** Adds a group call of a profile and an account, either of which may be {@link Snapshot#NOBODY}. */
        public Builder add(int profile, int account, Message message) {
            boolean isTrack = message.type() == MessageType.TRACK;
            String event = isTrack ? message.eventName().orElse("") : "";
            MessageStream stream = new MessageStream(message.type(), event);
            BlockBuilder block = open.computeIfAbsent(stream, BlockBuilder::new);
            block.add(message);
            owners.computeIfAbsent(stream, any -> new ArrayList<>()).add(new Owners(profile, account));
            if (block.isFull()) {
                cut();
            }
            return this;
        }

        /** Adds a whole block, with the profile of each of its rows. */
        public Builder add(Block block, int[] profileOfRow) {
            int[] noAccounts = new int[profileOfRow.length];
            Arrays.fill(noAccounts, NOBODY);
            return add(block, profileOfRow, noAccounts);
        }

        /** Adds a whole block, with the profile and the account of each of its rows. */
        public Builder add(Block block, int[] profileOfRow, int[] accountOfRow) {
            blocks.add(block);
            profilesOf.put(block, profileOfRow.clone());
            accountsOf.put(block, accountOfRow.clone());
            return this;
        }

        /** Ends the blocks that are being filled; messages added from here on go into new ones. */
        public Builder cut() {
            open.forEach((stream, builder) -> {
                List<Owners> ofRows = owners.getOrDefault(stream, List.of());
                add(
                        builder.build(),
                        ofRows.stream().mapToInt(Owners::profile).toArray(),
                        ofRows.stream().mapToInt(Owners::account).toArray());
            });
            open.clear();
            owners.clear();
            return this;
        }

        /** Says that a profile has no identifier but an {@code anonymous_id}. */
        public Builder anonymous(int profile) {
            anonymous.set(profile);
            return unidentified(profile);
        }

        /** Says that a profile has none of the identifiers that let it carry values (U-51). */
        public Builder unidentified(int profile) {
            unidentified.set(profile);
            return this;
        }

        /** Lets the snapshot keep messages as tiles, too. */
        public Builder sorted() {
            bytesOfTiles = Long.MAX_VALUE;
            return this;
        }

        /**
         * Lets the snapshot keep messages as tiles, too.
         *
         * @param values how many values a field may have before tiles look them up where messages arrived
         */
        public Builder sorted(int values) {
            mostValues = values;
            return sorted();
        }

        /**
         * Lets the snapshot make tiles pass by pass.
         *
         * @param bytes how much memory a pass may take, roughly; there are no tiles if that is too little for one
         * @param values how many values a field may have before tiles look them up where messages arrived
         */
        public Builder sortedInPasses(long bytes, int values) {
            mostValues = values;
            bytesOfPass = bytes;
            return this;
        }

        /** The snapshot of everything added. */
        public MemorySnapshot build() {
            cut();
            return new MemorySnapshot(this);
        }
    }
}
