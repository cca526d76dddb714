package dev.foretrait.engine.column;

import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.event.MessageType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Messages in memory, for tests and for evaluating a handful of messages without a space. */
public final class MemorySnapshot implements Snapshot {

    private final List<Block> blocks;
    private final Map<Block, int[]> profilesOf;
    private final int profiles;
    private final BitSet unidentified;
    private final BitSet anonymous;

    private MemorySnapshot(Builder builder) {
        this.blocks = List.copyOf(builder.blocks);
        this.profilesOf = new IdentityHashMap<>(builder.profilesOf);
        this.profiles = builder.profiles;
        this.unidentified = (BitSet) builder.unidentified.clone();
        this.anonymous = (BitSet) builder.anonymous.clone();
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
        int[] found = profilesOf.get(block);
        if (found == null) {
            throw new IllegalArgumentException("a block of another snapshot");
        }
        return found;
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
        private final BitSet unidentified = new BitSet();
        private final BitSet anonymous = new BitSet();
        private final List<Block> blocks = new ArrayList<>();
        private final Map<Block, int[]> profilesOf = new IdentityHashMap<>();
        private final Map<MessageStream, BlockBuilder> open = new LinkedHashMap<>();
        private final Map<MessageStream, List<Integer>> owners = new LinkedHashMap<>();

        /**
         * @param profiles how many profiles there are; all of them are identified until said otherwise
         */
        public Builder(int profiles) {
            this.profiles = profiles;
        }

        /** Adds a message of a profile, or of {@link Snapshot#NOBODY}. */
        public Builder add(int profile, Message message) {
            boolean isTrack = message.type() == MessageType.TRACK;
            String event = isTrack ? message.eventName().orElse("") : "";
            MessageStream stream = new MessageStream(message.type(), event);
            BlockBuilder block = open.computeIfAbsent(stream, BlockBuilder::new);
            block.add(message);
            owners.computeIfAbsent(stream, any -> new ArrayList<>()).add(profile);
            if (block.isFull()) {
                cut();
            }
            return this;
        }

        /** Adds a whole block, with the profile of each of its rows. */
        public Builder add(Block block, int[] profileOfRow) {
            blocks.add(block);
            profilesOf.put(block, profileOfRow.clone());
            return this;
        }

        /** Ends the blocks that are being filled; messages added from here on go into new ones. */
        public Builder cut() {
            open.forEach((stream, builder) -> {
                List<Integer> owner = owners.getOrDefault(stream, List.of());
                add(builder.build(), owner.stream().mapToInt(Integer::intValue).toArray());
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

        /** The snapshot of everything added. */
        public MemorySnapshot build() {
            cut();
            return new MemorySnapshot(this);
        }
    }
}
