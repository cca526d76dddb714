package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.Coded;
import dev.foretrait.engine.column.ProfileColumn;
import dev.foretrait.engine.column.Rows;
import dev.foretrait.engine.evaluate.ChainPlan.Tail;
import dev.foretrait.engine.reduce.Count;
import dev.foretrait.engine.reduce.Reducer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/**
 * The candidates of a chain inside the {@code where} of another: the events that may follow an enclosing event, by profile
 * and time. Those that follow one enclosing event are then a run of them, found by two binary searches; where nothing but
 * their number is asked for, none of them is touched.
 */
final class Followers {

    private static final int PAIRS_AT_ONCE = 1 << 16;

    private final Run run;
    private final ChainPlan chain;
    private final int[] starts;
    private final long[] times;
    private final int[] places;

    private Followers(Run run, ChainPlan chain, int[] starts, long[] times, int[] places) {
        this.run = run;
        this.chain = chain;
        this.starts = starts;
        this.times = times;
        this.places = places;
    }

    /** Collects the candidates of all blocks. */
    static Followers of(Run run, ChainPlan chain) {
        int[] starts = new int[run.snapshot.profiles() + 1];
        Map<Integer, int[]> rowsOfBlock = new HashMap<>();
        Map<Integer, int[]> profilesOfBlock = new HashMap<>();
        Workspace workspace = new Workspace();
        for (int number = 0; number < run.blocks.size(); number++) {
            if (chain.selection().mayBeIn(run.blocks.get(number))) {
                BlockScan scan = new BlockScan(run, number, workspace);
                BlockScan.Members members = scan.members(chain.selection());
                int[] rows = Arrays.copyOf(members.rows(), members.count());
                workspace.reuse();
                rowsOfBlock.put(number, rows);
                profilesOfBlock.put(number, scan.profiles());
                for (int row : rows) {
                    starts[scan.profiles()[row] + 1]++;
                }
            }
        }
        for (int profile = 1; profile < starts.length; profile++) {
            starts[profile] += starts[profile - 1];
        }
        long[] times = new long[starts[starts.length - 1]];
        int[] places = new int[times.length];
        int[] next = starts.clone();
        for (int number = 0; number < run.blocks.size(); number++) {
            Block block = run.blocks.get(number);
            int[] profiles = profilesOfBlock.getOrDefault(number, new int[0]);
            for (int row : rowsOfBlock.getOrDefault(number, new int[0])) {
                int at = next[profiles[row]]++;
                times[at] = block.timestamps()[row];
                places[at] = run.places.first(number) + row;
            }
        }
        for (int profile = 0; profile + 1 < starts.length; profile++) {
            sortByTime(times, places, starts[profile], starts[profile + 1]);
        }
        return new Followers(run, chain, starts, times, places);
    }

    private static void sortByTime(long[] times, int[] places, int from, int to) {
        boolean sorted = true;
        for (int at = from + 1; at < to && sorted; at++) {
            sorted = times[at - 1] <= times[at];
        }
        if (sorted) {
            return;
        }
        Integer[] order = new Integer[to - from];
        Arrays.setAll(order, i -> from + i);
        Arrays.sort(order, Comparator.comparingLong(at -> times[at]));
        long[] oldTimes = Arrays.copyOfRange(times, from, to);
        int[] oldPlaces = Arrays.copyOfRange(places, from, to);
        for (int i = 0; i < order.length; i++) {
            times[from + i] = oldTimes[order[i] - from];
            places[from + i] = oldPlaces[order[i] - from];
        }
    }

    /** What the chain comes to for every message of a block, taken as enclosing event. */
    Coded reducedFor(BlockScan parents) {
        boolean onlyCounts =
                chain.reducer() instanceof Count && chain.ofParent().isEmpty() && chain.tail() == Tail.Whole.WHOLE;
        return onlyCounts ? counts(parents) : reduced(parents, chain.reducer());
    }

    private ProfileColumn counts(BlockScan parents) {
        int[] counts = new int[parents.places()];
        parents.participants().forEach(row -> counts[row] = end(parents, row) - start(parents, row));
        return ProfileColumn.ofCounts(counts);
    }

    private <S> ProfileColumn reduced(BlockScan parents, Reducer<S> reducer) {
        S state = reducer.empty(parents.places(), run.places);
        if (chain.tail() == Tail.Whole.WHOLE) {
            new Pairs(parents)
                    .forEach((events, rows, parentRows) ->
                            reducer.add(state, events.kept(chain.item(), rows.length, rows, parentRows)));
            return reducer.results(state);
        }
        SubjectTimes happened = new SubjectTimes();
        new Pairs(parents)
                .forEach((events, rows, parentRows) ->
                        happened.addAll(events.kept(chain.item(), rows.length, rows, parentRows)));
        long[] beginnings = happened.beginnings(parents.places(), chain.tail());
        new Pairs(parents).forEach((events, rows, parentRows) -> {
            Rows recent = Rows.none(rows.length);
            for (int pair = 0; pair < rows.length; pair++) {
                if (events.block().timestamps()[rows[pair]] >= beginnings[parentRows[pair]]) {
                    recent.add(pair);
                }
            }
            int[] kept = recent.toArray();
            reducer.add(state, events.kept(chain.item(), kept.length, at(rows, kept), at(parentRows, kept)));
        });
        return reducer.results(state);
    }

    private int start(BlockScan parents, int row) {
        return firstNotBefore(parents, row, chain.afterParent().from());
    }

    private int end(BlockScan parents, int row) {
        long to = chain.afterParent().to();
        int end = to == Long.MAX_VALUE ? starts[parents.profiles()[row] + 1] : firstNotBefore(parents, row, to + 1);
        return Math.max(end, start(parents, row));
    }

    /** The first candidate of the row's profile that happened so much later than the row, or afterwards. */
    private int firstNotBefore(BlockScan parents, int row, long later) {
        long time = parents.block().timestamps()[row];
        int profile = parents.profiles()[row];
        int low = starts[profile];
        int high = starts[profile + 1];
        while (low < high) {
            int middle = low + high >>> 1;
            if (times[middle] - time < later) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int[] at(int[] numbers, int[] places) {
        int[] found = new int[places.length];
        for (int i = 0; i < found.length; i++) {
            found[i] = numbers[places[i]];
        }
        return found;
    }

    /** Told of pairs whose events are in one block. */
    private interface Paired {
        void pairs(BlockScan events, int[] rows, int[] parentRows);
    }

    /** Goes through all pairs of an enclosing event of one block and an event that follows it, a batch at a time. */
    private final class Pairs {

        private final BlockScan parents;
        private final int[] eventPlaces = new int[PAIRS_AT_ONCE];
        private final int[] parentRows = new int[PAIRS_AT_ONCE];
        private int size;

        Pairs(BlockScan parents) {
            this.parents = parents;
        }

        void forEach(Paired action) {
            parents.participants().forEach(row -> {
                int end = end(parents, row);
                for (int at = start(parents, row); at < end; at++) {
                    if (size == PAIRS_AT_ONCE) {
                        hand(action);
                    }
                    eventPlaces[size] = places[at];
                    parentRows[size++] = row;
                }
            });
            hand(action);
        }

        private void hand(Paired action) {
            int[] ends = new int[run.blocks.size() + 1];
            int[] blockOf = new int[size];
            for (int pair = 0; pair < size; pair++) {
                blockOf[pair] = run.places.blockOf(eventPlaces[pair]);
                ends[blockOf[pair] + 1]++;
            }
            for (int number = 0; number < run.blocks.size(); number++) {
                ends[number + 1] += ends[number];
            }
            int[] rows = new int[size];
            int[] rowsOfParents = new int[size];
            int[] next = ends.clone();
            for (int pair = 0; pair < size; pair++) {
                int at = next[blockOf[pair]]++;
                rows[at] = eventPlaces[pair] - run.places.first(blockOf[pair]);
                rowsOfParents[at] = parentRows[pair];
            }
            for (int number = 0; number < run.blocks.size(); number++) {
                if (ends[number] < ends[number + 1]) {
                    hand(
                            parents.workspace().visit(run, number),
                            Arrays.copyOfRange(rows, ends[number], ends[number + 1]),
                            Arrays.copyOfRange(rowsOfParents, ends[number], ends[number + 1]),
                            action);
                }
            }
            size = 0;
        }

        private void hand(BlockScan events, int[] rows, int[] rowsOfParents, Paired action) {
            if (chain.ofParent().isPresent()) {
                int[] holds = new PairScan(events, rows, parents, rowsOfParents)
                        .where(chain.ofParent().get())
                        .toArray();
                action.pairs(events, at(rows, holds), at(rowsOfParents, holds));
            } else {
                action.pairs(events, rows, rowsOfParents);
            }
        }
    }
}
