package dev.foretrait.engine.column;

import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.semantics.EqualTimes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The messages of one stream that belong to a profile, sorted by profile and, within a profile, in their total order. They
 * are cut where stretches of profiles end. A field is joined from the blocks in which messages arrived, when it is first asked
 * for, and gets one dictionary for all pieces. Safe for use by several threads.
 */
final class SortedStream {

    /** What is joined beside fields. */
    private enum Other {
        MESSAGE_IDS,
        SOURCES,
        SHAPES
    }

    /** A field that was taken apart, put together again. */
    private record Whole(FieldPath field) {}

    private final List<Block> blocks;
    private final int[] firsts;
    private final List<FieldPath> fields;
    private final int[] arrivals;
    private final int[] cuts;
    private final TileBlock[] tiles;
    private final int mostValues;
    private final EqualTimes ties;
    private final Map<Object, Column[]> columns = new ConcurrentHashMap<>();
    private final AtomicLong weight = new AtomicLong();

    /**
     * @param blocks in which the messages arrived, at least one
     * @param population whose they are
     * @param perTile how many profiles a tile has
     * @param mostValues the most values that a field has in a dictionary for all tiles
     * @param ties which of two messages of one timestamp comes first
     */
    SortedStream(List<Block> blocks, Population population, int perTile, int mostValues, EqualTimes ties) {
        this.mostValues = mostValues;
        this.ties = ties;
        this.blocks = blocks;
        this.firsts = new int[blocks.size() + 1];
        for (int block = 0; block < blocks.size(); block++) {
            firsts[block + 1] = Math.addExact(firsts[block], blocks.get(block).rows());
        }
        this.fields = blocks.stream()
                .flatMap(block -> block.fields().stream())
                .distinct()
                .toList();
        int[] starts = starts(population);
        this.arrivals = new int[starts[population.profiles()]];
        long[] times = new long[arrivals.length];
        arrange(population, starts, times);
        this.tiles = new TileBlock[(population.profiles() + perTile - 1) / perTile];
        this.cuts = new int[tiles.length + 1];
        IntStream.range(0, tiles.length).parallel().forEach(tile -> {
            int from = tile * perTile;
            int to = Math.min(population.profiles(), from + perTile);
            cuts[tile + 1] = starts[to];
            int[] ofTile = Arrays.copyOfRange(starts, from, to + 1);
            RunOrder order = new RunOrder(arrivals, times, this::tieIsBefore);
            for (int profile = from; profile < to; profile++) {
                order.sort(starts[profile], starts[profile + 1]);
                ofTile[profile - from] -= starts[from];
            }
            ofTile[to - from] -= starts[from];
            long[] timesOfTile = Arrays.copyOfRange(times, starts[from], starts[to]);
            tiles[tile] = new TileBlock(this, tile, starts[from], ofTile, timesOfTile);
            weight.addAndGet(tiles[tile].weight());
        });
        weight.addAndGet((long) Integer.BYTES * arrivals.length);
    }

    /** Where the messages of each profile begin, and where those of the last one end. */
    private int[] starts(Population population) {
        int[] starts = new int[population.profiles() + 1];
        for (Block block : blocks) {
            for (int profile : population.profilesOf(block)) {
                if (profile != Snapshot.NOBODY) {
                    starts[profile + 1]++;
                }
            }
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        return starts;
    }

    /** Lays out messages by profile, and within a profile as they arrived. */
    private void arrange(Population population, int[] starts, long[] times) {
        int[] next = starts.clone();
        for (int number = 0; number < blocks.size(); number++) {
            long[] timestamps = blocks.get(number).inPassing().timestamps();
            int[] profileOf = population.profilesOf(blocks.get(number));
            for (int row = 0; row < profileOf.length; row++) {
                if (profileOf[row] != Snapshot.NOBODY) {
                    int at = next[profileOf[row]]++;
                    arrivals[at] = firsts[number] + row;
                    times[at] = timestamps[row];
                }
            }
        }
    }

    MessageStream stream() {
        return blocks.get(0).stream();
    }

    /** The block of each tile, in their order. */
    TileBlock tile(int number) {
        return tiles[number];
    }

    /** The block in which a message arrived, by its place in the sorted order. */
    Block block(int place) {
        return blocks.get(blockOf(arrivals[place]));
    }

    /** The row of a message in the block in which it arrived. */
    int row(int place) {
        return arrivals[place] - firsts[blockOf(arrivals[place])];
    }

    /** Whether one message comes before the other, by the order of arrival, given that their timestamps are equal. */
    boolean tieIsBefore(int arrival, int other) {
        int block = blockOf(arrival);
        int otherBlock = blockOf(other);
        return Ties.isBefore(
                blocks.get(block), arrival - firsts[block], blocks.get(otherBlock), other - firsts[otherBlock], ties);
    }

    private int blockOf(int arrival) {
        return Parts.of(firsts, arrival);
    }

    List<FieldPath> fields() {
        return fields;
    }

    /** A field of all tiles. */
    Column[] column(FieldPath field) {
        return joined(field, block -> block.column(field));
    }

    Column[] whole(FieldPath field) {
        boolean isLeaf = fields.stream().noneMatch(other -> other.isBelow(field));
        return isLeaf ? column(field) : joined(new Whole(field), block -> block.whole(field));
    }

    Column[] messageIds() {
        return joined(Other.MESSAGE_IDS, Block::messageIds);
    }

    Column[] sources() {
        return joined(Other.SOURCES, Block::sources);
    }

    Column[] shapes() {
        return joined(Other.SHAPES, this::shapes);
    }

    private Column[] joined(Object name, Function<Block, Column> column) {
        Column[] known = columns.get(name);
        return known != null
                ? known
                : columns.computeIfAbsent(name, any -> {
                    Column[] joined = join(name, column);
                    weight.addAndGet(
                            Arrays.stream(joined).mapToLong(Column::weight).sum());
                    return joined;
                });
    }

    private Column[] join(Object name, Function<Block, Column> column) {
        List<Column> parts =
                blocks.parallelStream().map(Block::inPassing).map(column).toList();
        IntFunction<Dictionary> dictionaries = name instanceof FieldPath field
                ? block -> blocks.get(block).column(field).dictionary()
                : block -> parts.get(block).dictionary();
        Joint joint = new Joint(parts, dictionaries, mostValues);
        int[] codes = new int[firsts[blocks.size()]];
        IntStream.range(0, blocks.size()).parallel().forEach(block -> joint.copyCodes(block, codes, firsts[block]));
        return IntStream.range(0, tiles.length)
                .parallel()
                .mapToObj(tile -> joint.column(sorted(codes, tile)))
                .toArray(Column[]::new);
    }

    /** The codes of a tile, out of those in the order of arrival. */
    private int[] sorted(int[] codes, int tile) {
        int[] ofTile = new int[cuts[tile + 1] - cuts[tile]];
        for (int at = 0; at < ofTile.length; at++) {
            ofTile[at] = codes[arrivals[cuts[tile] + at]];
        }
        return ofTile;
    }

    /** The shapes of a block, by the places that the fields have here. */
    private Column shapes(Block block) {
        char[] leaves = new char[Assembly.FIRST_FIELD + block.fields().size()];
        for (int leaf = 0; leaf < leaves.length; leaf++) {
            leaves[leaf] = (char)
                    (leaf < Assembly.FIRST_FIELD
                            ? leaf
                            : Assembly.FIRST_FIELD
                                    + fields.indexOf(block.fields().get(leaf - Assembly.FIRST_FIELD)));
        }
        Column shapes = block.shapes();
        List<Value> ofCodes = new ArrayList<>(List.of(Value.ABSENT));
        for (int code = 1; code <= shapes.codes(); code++) {
            char[] shape = shapes.dictionary().value(code).string().toCharArray();
            for (int at = 0; at < shape.length; at++) {
                shape[at] = leaves[shape[at]];
            }
            ofCodes.add(Value.of(new String(shape)));
        }
        ColumnBuilder translated = new ColumnBuilder();
        for (int row = 0; row < block.rows(); row++) {
            translated.value(row, ofCodes.get(shapes.code(row)));
        }
        return translated.build(block.rows());
    }

    /** The bytes that this takes in memory, roughly. */
    long weight() {
        return weight.get();
    }
}
