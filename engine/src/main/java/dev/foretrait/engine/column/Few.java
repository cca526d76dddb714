package dev.foretrait.engine.column;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A few profiles of a {@link GrowingSnapshot}, numbered anew, with their messages of some streams. For one thread. */
public final class Few implements Snapshot {

    private final GrowingSnapshot whole;
    private final int[] profiles;
    private final List<Excerpt> excerpts;
    private final Map<Block, int[]> profilesOf = new IdentityHashMap<>();

    Few(GrowingSnapshot whole, int[] profiles, List<Excerpt> excerpts) {
        this.whole = whole;
        this.profiles = profiles.clone();
        this.excerpts = List.copyOf(excerpts);
        for (Excerpt excerpt : excerpts) {
            int[] owners = excerpt.at(whole.profilesOf(excerpt.block()));
            profilesOf.put(
                    excerpt,
                    Arrays.stream(owners)
                            .map(owner -> Arrays.binarySearch(profiles, owner))
                            .toArray());
        }
    }

    /** The same messages with the numbers that profiles have in the whole. */
    public Population numberedAsWhole() {
        return new Population() {
            @Override
            public List<Block> blocks() {
                return Few.this.blocks();
            }

            @Override
            public int profiles() {
                return whole.profiles();
            }

            @Override
            public int[] profilesOf(Block block) {
                Excerpt excerpt = (Excerpt) block;
                return excerpt.at(whole.profilesOf(excerpt.block()));
            }
        };
    }

    List<Excerpt> excerpts() {
        return excerpts;
    }

    @Override
    public List<Block> blocks() {
        return List.copyOf(excerpts);
    }

    @Override
    public int profiles() {
        return profiles.length;
    }

    @Override
    public int[] profilesOf(Block block) {
        return Objects.requireNonNull(profilesOf.get(block), "a block of another snapshot");
    }

    @Override
    public int accounts() {
        return 0;
    }

    @Override
    public int[] accountsOf(Block block) {
        int[] nobody = new int[block.rows()];
        Arrays.fill(nobody, NOBODY);
        return nobody;
    }

    @Override
    public boolean isIdentified(int profile) {
        return whole.isIdentified(profiles[profile]);
    }

    @Override
    public boolean hasAnonymousId(int profile) {
        return whole.hasAnonymousId(profiles[profile]);
    }
}
