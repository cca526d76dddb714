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
    /** The part of the room that notes may take. */
    static final int SHARE_OF_NOTES = 4;

    private static final int SHARE_OF_PASS = 4;
    private static final long BYTES_OF_ORDER = 12;
    private static final long BYTES_OF_CODE = 2;

    private final Population population;
    private final long mostBytes;
    private final long bytesOfPass;
    private final int mostValues;
    private final int perTile;
    private final Notes notes;
    private final Map<MessageStream, List<Block>> blocksOf = new LinkedHashMap<>();
    private final Map<Sorting, SortedStream> streams = new HashMap<>();

    /** The tiles that were handed out last: mostly the next evaluation wants the same. */
    private @Nullable Handed last;

    /** A stream in one order of equal times. */
    private record Sorting(MessageStream stream, EqualTimes ties) {}

    private record Handed(List<MessageStream> streams, EqualTimes ties, Tiling tiling) {}

    /**
     * @param population the messages where they arrived
     * @param mostBytes how much memory may be taken, roughly
     */
    public SortedStreams(Population population, long mostBytes) {
        this(population, mostBytes, mostBytes / SHARE_OF_PASS, Joint.MOST_VALUES);
    }

    /**
     * @param mostBytes how much memory may be taken, roughly, where all tiles are there at a time
     * @param bytesOfPass the same where they are not, so that there is room for what was not foreseen
     * @param mostValues the most values that a field has in a dictionary for all tiles
     */
    SortedStreams(Population population, long mostBytes, long bytesOfPass, int mostValues) {
        this.mostValues = mostValues;
        this.population = population;
        this.mostBytes = mostBytes;
        this.bytesOfPass = bytesOfPass;
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

    /** See {@link Snapshot#tiling}. */
    public synchronized Tiling tiling(Predicate<MessageStream> wanted, int fields, EqualTimes ties) {
        List<MessageStream> named = blocksOf.keySet().stream().filter(wanted).toList();
        if (named.stream().mapToLong(stream -> weight(stream, fields)).sum() > mostBytes) {
            return passes(named, fields, ties);
        }
        long more = named.stream()
                .mapToLong(stream -> Math.max(0, weight(stream, fields) - weightSorted(stream, ties)))
                .sum();
        if (more + weight() > mostBytes) {
            notes.clear();
        }
        if (more + weight() > mostBytes) {
            streams.clear();
            last = null;
        }
        if (last == null || !last.streams().equals(named) || last.ties() != ties) {
            last = new Handed(named, ties, Tiling.of(cut(named, ties)));
        }
        return last.tiling();
    }

    /** For one evaluation: nothing of it is kept for the next. */
    private Tiling passes(List<MessageStream> named, int fields, EqualTimes ties) {
        return Passes.of(
                population,
                named.stream()
                        .map(stream -> blocksOf.getOrDefault(stream, List.of()))
                        .toList(),
                (blocks, of) -> new SortedStream(blocks, of, perTile, mostValues, ties),
                perTile,
                BYTES_OF_ORDER + fields * BYTES_OF_CODE,
                bytesOfPass);
    }

    private List<Tile> cut(List<MessageStream> named, EqualTimes ties) {
        List<SortedStream> sorted = named.stream()
                .map(stream -> streams.computeIfAbsent(
                        new Sorting(stream, ties),
                        any -> new SortedStream(
                                blocksOf.getOrDefault(stream, List.of()), population, perTile, mostValues, ties)))
                .toList();
        return Tile.cut(sorted, 0, population.profiles(), perTile, notes);
    }

    /** The bytes that all of it takes in memory, roughly. */
    private long weight() {
        return notes.weight()
                + streams.values().stream().mapToLong(SortedStream::weight).sum();
    }

    /** The bytes that a stream takes by now, roughly. */
    private long weightSorted(MessageStream stream, EqualTimes ties) {
        SortedStream sorted = streams.get(new Sorting(stream, ties));
        return sorted == null ? 0 : sorted.weight();
    }

    /** What sorting a stream and reading so many fields will take in memory, roughly. */
    private long weight(MessageStream stream, int fields) {
        long rows = blocksOf.getOrDefault(stream, List.of()).stream()
                .mapToLong(Block::rows)
                .sum();
        return rows * (BYTES_OF_ORDER + fields * BYTES_OF_CODE) + (long) Integer.BYTES * population.profiles();
    }
}
