package dev.foretrait.engine.column;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A snapshot that goes on: messages are added, profiles come and merge, messages change hands. The numbers of profiles last.
 * The messages of a few profiles are found without going through those of others. For one thread.
 */
public final class GrowingSnapshot implements Snapshot {

    private final List<Block> blocks;
    private final Map<Block, int[]> profilesOf = new IdentityHashMap<>();
    private final Map<Block, int[]> accountsOf = new IdentityHashMap<>();
    private final Map<Block, int[]> moved = new IdentityHashMap<>();
    private final Predicate<MessageStream> found;
    private final Map<MessageStream, GrowingStream> streams = new LinkedHashMap<>();
    private final BitSet identified = new BitSet();
    private final BitSet anonymous = new BitSet();
    private int profiles;
    private int accounts;

    /**
     * @param first what is there to begin with; it is read here and not kept
     * @param found of which streams the messages of a profile are to be {@link #some found}
     */
    public GrowingSnapshot(Snapshot first, Predicate<MessageStream> found) {
        this.blocks = new ArrayList<>(first.blocks());
        this.profiles = first.profiles();
        this.accounts = first.accounts();
        this.found = found;
        for (Block block : blocks) {
            profilesOf.put(block, first.profilesOf(block));
            accountsOf.put(block, first.accountsOf(block));
        }
        for (int profile = 0; profile < profiles; profile++) {
            identified.set(profile, first.isIdentified(profile));
            anonymous.set(profile, first.hasAnonymousId(profile));
        }
        blocks.stream()
                .filter(block -> found.test(block.stream()))
                .collect(Collectors.groupingBy(Block::stream, LinkedHashMap::new, Collectors.toList()))
                .forEach((stream, ofStream) -> streams.put(stream, new GrowingStream(ofStream, this)));
    }

    /** Makes room for so many profiles and accounts; those that are new have no message, and no profile of them is eligible. */
    public void reach(int manyProfiles, int manyAccounts) {
        profiles = Math.max(profiles, manyProfiles);
        accounts = Math.max(accounts, manyAccounts);
    }

    /**
     * Adds messages.
     *
     * @param profileOfRow the profile of each, or {@link Snapshot#NOBODY}
     * @param accountOfRow the account of each, where they are group calls; of no meaning otherwise
     */
    public void add(Block block, int[] profileOfRow, int[] accountOfRow) {
        if (profilesOf.containsKey(block)) {
            throw new IllegalArgumentException("a block that is there already");
        }
        int[] owners = profileOfRow.clone();
        blocks.add(block);
        profilesOf.put(block, owners);
        moved.put(block, owners);
        accountsOf.put(block, accountOfRow.clone());
        if (found.test(block.stream())) {
            streams.computeIfAbsent(block.stream(), any -> new GrowingStream(List.of(), this))
                    .add(block);
        }
    }

    /** Gives one message to a profile, or to {@link Snapshot#NOBODY}, and says whose it was. */
    public int move(Block block, int row, int profile) {
        int[] owners = moved.computeIfAbsent(block, any -> profilesOf(any).clone());
        profilesOf.put(block, owners);
        int before = owners[row];
        owners[row] = profile;
        GrowingStream stream = streams.get(block.stream());
        if (profile != NOBODY && before != profile && stream != null) {
            stream.move(block, row, profile);
        }
        return before;
    }

    /** Gives all messages of a profile that can be {@link #some found} to another. The one that has none left is not eligible. */
    public void merge(int profile, int into) {
        Few merged = some(new int[] {profile}, any -> true);
        for (Excerpt excerpt : merged.excerpts()) {
            for (int row = 0; row < excerpt.rows(); row++) {
                move(excerpt.block(), excerpt.row(row), into);
            }
        }
        eligible(profile, false, false);
    }

    /** Says which identifiers a profile has by now (U-51). */
    public void eligible(int profile, boolean isIdentified, boolean hasAnonymousId) {
        identified.set(profile, isIdentified);
        anonymous.set(profile, hasAnonymousId);
    }

    /**
     * Some profiles, numbered anew in their old order, with their messages as of now.
     *
     * @param of the numbers of the profiles, in ascending order
     * @param wanted the streams whose messages are wanted, among those that are found at all
     */
    public Few some(int[] of, Predicate<MessageStream> wanted) {
        List<Excerpt> excerpts = new ArrayList<>();
        streams.forEach((stream, messages) -> {
            if (wanted.test(stream)) {
                excerpts.addAll(messages.of(of));
            }
        });
        return new Few(this, of, excerpts);
    }

    @Override
    public List<Block> blocks() {
        return Collections.unmodifiableList(blocks);
    }

    @Override
    public int profiles() {
        return profiles;
    }

    @Override
    public int[] profilesOf(Block block) {
        return Objects.requireNonNull(profilesOf.get(block), "a block of another snapshot");
    }

    @Override
    public int accounts() {
        return accounts;
    }

    @Override
    public int[] accountsOf(Block block) {
        return Objects.requireNonNull(accountsOf.get(block), "a block of another snapshot");
    }

    @Override
    public boolean isIdentified(int profile) {
        return identified.get(profile);
    }

    @Override
    public boolean hasAnonymousId(int profile) {
        return anonymous.get(profile);
    }
}
