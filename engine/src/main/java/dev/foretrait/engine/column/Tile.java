package dev.foretrait.engine.column;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A stretch of the profiles of a snapshot, counted from 0 here, with all their messages of some streams: for each stream a
 * block, whose rows are sorted by profile and, within a profile, in the total order. The blocks that a stream has in all tiles
 * share a dictionary for each field.
 */
public final class Tile implements Population {

    private final int firstProfile;
    private final int profiles;
    private final List<Block> blocks;
    private final Notes notes;

    Tile(int firstProfile, int profiles, List<? extends Block> blocks, Notes notes) {
        this.firstProfile = firstProfile;
        this.profiles = profiles;
        this.blocks = List.copyOf(blocks);
        this.notes = notes;
    }

    /**
     * The tiles of a stretch of profiles.
     *
     * @param sorted the streams of these profiles, cut into as many pieces
     * @param first the number that the first of them has in the snapshot
     * @param profiles how many they are
     * @param perTile how many a tile has
     * @param notes what is kept of earlier evaluations of these tiles
     */
    static List<Tile> cut(List<SortedStream> sorted, int first, int profiles, int perTile, Notes notes) {
        List<Tile> tiles = new ArrayList<>();
        for (int at = 0; at < profiles; at += perTile) {
            int number = tiles.size();
            tiles.add(new Tile(
                    first + at,
                    Math.min(perTile, profiles - at),
                    sorted.stream()
                            .map(stream -> stream.tile(number))
                            .filter(block -> block.rows() > 0)
                            .toList(),
                    notes));
        }
        return List.copyOf(tiles);
    }

    /** The number that its first profile has in the snapshot. */
    public int firstProfile() {
        return firstProfile;
    }

    @Override
    public int profiles() {
        return profiles;
    }

    @Override
    public List<Block> blocks() {
        return blocks;
    }

    @Override
    public Notes notes() {
        return notes;
    }

    @Override
    public int[] profilesOf(Block block) {
        int[] starts = starts(block);
        int[] profileOf = new int[block.rows()];
        for (int profile = 0; profile < profiles; profile++) {
            Arrays.fill(profileOf, starts[profile], starts[profile + 1], profile);
        }
        return profileOf;
    }

    /** The row at which the messages of each profile begin, and at last the number of rows. Not to be changed. */
    public int[] starts(Block block) {
        return ((TileBlock) block).starts();
    }

    /** The first row of each profile that has messages in the block. Not to be changed. */
    public Rows beginnings(Block block) {
        return ((TileBlock) block).beginnings();
    }
}
