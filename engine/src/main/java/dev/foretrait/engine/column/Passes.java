package dev.foretrait.engine.column;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;

/** Tiles of which there is room for some at a time: each pass cuts the messages of its profiles out of all blocks. */
final class Passes implements Tiling {

    /** What a message takes beside its tile: the number of its row, and its time once more while it is sorted. */
    private static final long BYTES_OF_EXCERPT = 16;

    /** More would read blocks oftener than it is worth. */
    private static final int MOST_PASSES = 16;

    private final Population population;
    private final List<List<Block>> streams;
    private final BiFunction<List<Block>, Population, SortedStream> sort;
    private final int perTile;
    private final long mostBytes;

    /** The first tile of each pass, and behind the last one how many tiles there are. */
    private final int[] cuts;

    private Passes(
            Population population,
            List<List<Block>> streams,
            BiFunction<List<Block>, Population, SortedStream> sort,
            int perTile,
            long mostBytes,
            int[] cuts) {
        this.population = population;
        this.streams = streams;
        this.sort = sort;
        this.perTile = perTile;
        this.mostBytes = mostBytes;
        this.cuts = cuts;
    }

    /**
     * As many passes as are needed; {@link Tiling#NONE} if they would be too many, or one tile is too large by itself.
     *
     * @param streams the blocks of each stream
     * @param sort sorts the blocks of a stream that a population has
     * @param perTile how many profiles a tile has
     * @param bytesOfRow what a message takes in a tile
     * @param mostBytes how much memory the tiles of a pass may take, roughly
     */
    static Tiling of(
            Population population,
            List<List<Block>> streams,
            BiFunction<List<Block>, Population, SortedStream> sort,
            int perTile,
            long bytesOfRow,
            long mostBytes) {
        long bytesOfTile = (long) streams.size() * Integer.BYTES * perTile;
        long[] weights = Arrays.stream(rowsOfTiles(population, streams, perTile))
                .mapToLong(rows -> rows * (bytesOfRow + BYTES_OF_EXCERPT) + bytesOfTile)
                .toArray();
        int[] cuts = new int[MOST_PASSES + 1];
        int passes = 0;
        long weight = mostBytes;
        for (int tile = 0; tile < weights.length; tile++) {
            weight += weights[tile];
            if (weight > mostBytes) {
                if (weights[tile] > mostBytes || passes == MOST_PASSES) {
                    return NONE;
                }
                cuts[passes++] = tile;
                weight = weights[tile];
            }
        }
        cuts[passes] = weights.length;
        return new Passes(population, streams, sort, perTile, mostBytes, Arrays.copyOf(cuts, passes + 1));
    }

    private static int[] rowsOfTiles(Population population, List<List<Block>> streams, int perTile) {
        int[] rows = new int[(population.profiles() + perTile - 1) / perTile];
        for (List<Block> blocks : streams) {
            for (Block block : blocks) {
                for (int profile : population.profilesOf(block)) {
                    if (profile != Snapshot.NOBODY) {
                        rows[profile / perTile]++;
                    }
                }
            }
        }
        return rows;
    }

    @Override
    public int tiles() {
        return cuts[cuts.length - 1];
    }

    @Override
    public int passes() {
        return cuts.length - 1;
    }

    @Override
    public List<Tile> pass(int number) {
        int first = cuts[number] * perTile;
        int profiles = (int) Math.min((long) cuts[number + 1] * perTile, population.profiles()) - first;
        List<SortedStream> sorted = streams.parallelStream()
                .map(blocks -> new Slice(population, blocks, first, profiles))
                .filter(slice -> !slice.blocks().isEmpty())
                .map(slice -> sort.apply(slice.blocks(), slice))
                .toList();
        return Tile.cut(sorted, first, profiles, perTile, new Notes(mostBytes / SortedStreams.SHARE_OF_NOTES));
    }
}
