package dev.foretrait.engine.column;

import dev.foretrait.engine.semantics.EqualTimes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The streams of a snapshot as tiles. A stream is sorted when it is first wanted, and kept as long as there is room. Safe for
 * use by several threads.
 */
public final class SortedStreams {

    private static final int MOST_PROFILES = 2048;
    private static final int LEAST_PROFILES = 64;
    private static final int TILES = 16;
    private static final int SHARE_OF_NOTES = 4;
    private static final long BYTES_OF_ORDER = 12;
    private static final long BYTES_OF_CODE = 2;

    private final Population population;
    private final long mostBytes;
    private final int mostValues;
    private final int perTile;
    private final Notes notes;
    private final Map<MessageStream, List<Block>> blocksOf = new LinkedHashMap<>();
    private final Map<Sorting, SortedStream> streams = new HashMap<>();

    /** The tiles that were handed out last: mostly the next evaluation wants the same. */
    private @Nullable Handed last;

    /** A stream in one order of equal times. */
    private record Sorting(MessageStream stream, EqualTimes ties) {}

    private record Handed(List<MessageStream> streams, EqualTimes ties, List<Tile> tiles) {}

    /**
     * @param population the messages where they arrived
     * @param mostBytes how much memory may be taken, roughly
     */
    public SortedStreams(Population population, long mostBytes) {
        this(population, mostBytes, Joint.MOST_VALUES);
    }

    /**
     * @param mostValues the most values that a field has in a dictionary for all tiles
     */
    SortedStreams(Population population, long mostBytes, int mostValues) {
        this.mostValues = mostValues;
        this.population = population;
        this.mostBytes = mostBytes;
        this.notes = new Notes(mostBytes / SHARE_OF_NOTES);
        int share = Math.max(1, population.profiles() / TILES);
        this.perTile = Math.max(LEAST_PROFILES, Math.min(MOST_PROFILES, Integer.highestOneBit(share)));
        for (Block block : population.blocks()) {
            if (block.rows() > 0) {
                blocksOf.computeIfAbsent(block.stream(), any -> new ArrayList<>())
                        .add(block);
            }
        }
    }

    /** See {@link Snapshot#tiles}. */
    public synchronized List<Tile> tiles(Predicate<MessageStream> wanted, int fields, EqualTimes ties) {
        List<MessageStream> named = blocksOf.keySet().stream().filter(wanted).toList();
        long more = named.stream().mapToLong(stream -> weight(stream, fields)).sum();
        if (more > mostBytes) {
            return List.of();
        }
        if (more + weight() > mostBytes) {
            notes.clear();
        }
        if (more + weight() > mostBytes) {
            streams.clear();
            last = null;
        }
        if (last == null || !last.streams().equals(named) || last.ties() != ties) {
            last = new Handed(named, ties, cut(named, ties));
        }
        return last.tiles();
    }

    private List<Tile> cut(List<MessageStream> named, EqualTimes ties) {
        List<SortedStream> sorted = named.stream()
                .map(stream -> streams.computeIfAbsent(
                        new Sorting(stream, ties),
                        any -> new SortedStream(
                                blocksOf.getOrDefault(stream, List.of()), population, perTile, mostValues, ties)))
                .toList();
        List<Tile> tiles = new ArrayList<>();
        for (int first = 0; first < population.profiles(); first += perTile) {
            int number = tiles.size();
            tiles.add(new Tile(
                    first,
                    Math.min(perTile, population.profiles() - first),
                    sorted.stream()
                            .map(stream -> stream.tile(number))
                            .filter(block -> block.rows() > 0)
                            .toList(),
                    notes));
        }
        return List.copyOf(tiles);
    }

    /** The bytes that all of it takes in memory, roughly. */
    private long weight() {
        return notes.weight()
                + streams.values().stream().mapToLong(SortedStream::weight).sum();
    }

    /** What sorting a stream and reading so many fields will take in memory, roughly. */
    private long weight(MessageStream stream, int fields) {
        long rows = blocksOf.getOrDefault(stream, List.of()).stream()
                .mapToLong(Block::rows)
                .sum();
        return rows * (BYTES_OF_ORDER + fields * BYTES_OF_CODE) + (long) Integer.BYTES * population.profiles();
    }
}
