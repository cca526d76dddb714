package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.Coded;
import dev.foretrait.engine.column.Column;
import dev.foretrait.engine.column.ProfileColumn;
import dev.foretrait.engine.column.Rows;
import dev.foretrait.engine.column.RunOrder;
import dev.foretrait.engine.column.Tile;
import dev.foretrait.engine.evaluate.ChainPlan.Item;
import dev.foretrait.engine.reduce.Kept;
import dev.foretrait.engine.reduce.Line;
import dev.foretrait.engine.reduce.Places;
import dev.foretrait.engine.reduce.Reducer;
import dev.foretrait.engine.semantics.EqualTimes;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Selected events of all blocks, profile by profile and in the total order (U-25). */
final class Timeline {

    /** Says that each row of a block is the event of the same number. */
    static final int[] EACH_ROW = {};

    private static final Coded NO_VALUES = Column.missing(0);
    private static final int REPEATED_AT_ONCE = 1 << 14;

    private final Run run;
    private final Workspace workspace;
    private final OptionalInt onlyBlock;
    private final int[] starts;
    private final long[] times;

    /** The place of each event; null until it is asked for, where {@link #selected} tells it. */
    private int @Nullable [] placeOf;

    private final @Nullable Rows selected;

    private Timeline(
            Run run,
            Workspace workspace,
            OptionalInt onlyBlock,
            int[] starts,
            long[] times,
            int @Nullable [] placeOf,
            @Nullable Rows selected) {
        this.run = run;
        this.workspace = workspace;
        this.onlyBlock = onlyBlock;
        this.starts = starts;
        this.times = times;
        this.placeOf = placeOf;
        this.selected = selected;
    }

    /**
     * Collects the events of selections.
     *
     * @param selections no two of the same stream
     * @param workspace the scans of the blocks are kept there
     */
    static Timeline of(Run run, Collection<Selection> selections, Workspace workspace) {
        Optional<Timeline> ofTile =
                run.population instanceof Tile tile ? ofTile(run, tile, selections, workspace) : Optional.empty();
        return ofTile.orElseGet(() -> ofBlocks(run, selections, workspace));
    }

    /** The events of a tile, if they are in one block: then they stand in the order that is wanted. */
    private static Optional<Timeline> ofTile(
            Run run, Tile tile, Collection<Selection> selections, Workspace workspace) {
        int only = -1;
        Selection selection = null;
        for (int number = 0; number < run.blocks.size(); number++) {
            for (Selection each : selections) {
                if (each.mayBeIn(run.blocks.get(number))) {
                    if (selection != null) {
                        return Optional.empty();
                    }
                    selection = each;
                    only = number;
                }
            }
        }
        if (selection == null) {
            return Optional.empty();
        }
        Block block = run.blocks.get(only);
        Rows selected = workspace.visit(run, only).rows(selection);
        int[] starts = tile.starts(block);
        long[] times = block.timestamps();
        if (selected.count() < block.rows()) {
            int[] rows = selected.toArray();
            int[] counts = selected.counts(starts);
            starts = new int[starts.length];
            for (int profile = 0; profile < counts.length; profile++) {
                starts[profile + 1] = starts[profile] + counts[profile];
            }
            times = new long[rows.length];
            for (int event = 0; event < rows.length; event++) {
                times[event] = block.timestamps()[rows[event]];
            }
        }
        return Optional.of(new Timeline(run, workspace, OptionalInt.of(only), starts, times, null, selected));
    }

    private static Timeline ofBlocks(Run run, Collection<Selection> selections, Workspace workspace) {
        int[] starts = new int[run.population.profiles() + 1];
        BlockScan.Members[] membersOf = new BlockScan.Members[run.blocks.size()];
        for (int number = 0; number < membersOf.length; number++) {
            Block block = run.blocks.get(number);
            membersOf[number] = new BlockScan.Members(0, new int[0], new int[0]);
            for (Selection selection : selections) {
                if (selection.mayBeIn(block)) {
                    membersOf[number] = workspace.visit(run, number).members(selection);
                }
            }
            for (int i = 0; i < membersOf[number].count(); i++) {
                starts[membersOf[number].profiles()[i] + 1]++;
            }
        }
        for (int profile = 1; profile < starts.length; profile++) {
            starts[profile] += starts[profile - 1];
        }
        long[] times = new long[starts[starts.length - 1]];
        int[] placeOf = new int[times.length];
        int[] next = starts.clone();
        for (int number = 0; number < membersOf.length; number++) {
            long[] timestamps = run.blocks.get(number).timestamps();
            int first = run.places.first(number);
            BlockScan.Members members = membersOf[number];
            for (int i = 0; i < members.count(); i++) {
                int at = next[members.profiles()[i]]++;
                times[at] = timestamps[members.rows()[i]];
                placeOf[at] = first + members.rows()[i];
            }
        }
        EqualTimes ties = run.semantics.of(EqualTimes.class);
        RunOrder order = new RunOrder(placeOf, times, (place, other) -> run.places.tieIsBefore(place, other, ties));
        for (int profile = 0; profile + 1 < starts.length; profile++) {
            order.sort(starts[profile], starts[profile + 1]);
        }
        return new Timeline(run, workspace, OptionalInt.empty(), starts, times, placeOf, null);
    }

    /**
     * Instants in the place of events: nothing but their times is known.
     *
     * @param starts where the instants of each profile begin, and where those of the last end
     * @param times the instants, profile by profile and in order, in epoch milliseconds
     */
    static Timeline ofInstants(Run run, int[] starts, long[] times) {
        return new Timeline(run, new Workspace(), OptionalInt.empty(), starts, times, new int[0], null);
    }

    /** The place of each event among all messages. */
    private int[] places() {
        int[] known = placeOf;
        if (known == null) {
            known = Objects.requireNonNull(selected).toArray();
            int first = run.places.first(onlyBlock.orElseThrow());
            for (int event = 0; event < known.length; event++) {
                known[event] += first;
            }
            placeOf = known;
        }
        return known;
    }

    /** The number of events. */
    int size() {
        return times.length;
    }

    /** The first event of a profile; that of the profile after the last one is the number of events. */
    int first(int profile) {
        return starts[profile];
    }

    /** The block that all events are in; empty if that is not known. */
    Optional<BlockScan> onlyBlock() {
        return onlyBlock.isPresent() ? Optional.of(workspace.visit(run, onlyBlock.getAsInt())) : Optional.empty();
    }

    /** The events of a profile. */
    int[] of(int profile) {
        int[] events = new int[starts[profile + 1] - starts[profile]];
        for (int i = 0; i < events.length; i++) {
            events[i] = starts[profile] + i;
        }
        return events;
    }

    /** When an event happened, in epoch milliseconds. */
    long time(int event) {
        return times[event];
    }

    /** The place of an event among all messages. */
    int place(int event) {
        return places()[event];
    }

    /** A field of the events. */
    Line line(Function<BlockScan, Coded> field) {
        Places places = run.places;
        Coded[] valuesOfBlock = new Coded[places.blocks()];
        Arrays.fill(valuesOfBlock, NO_VALUES);
        if (onlyBlock.isPresent()) {
            int block = onlyBlock.getAsInt();
            valuesOfBlock[block] = field.apply(workspace.visit(run, block));
            return Line.ofBlock(places, times, places(), valuesOfBlock, block);
        }
        boolean[] isMet = new boolean[valuesOfBlock.length];
        for (int place : places()) {
            int block = places.blockOf(place);
            if (!isMet[block]) {
                isMet[block] = true;
                valuesOfBlock[block] = field.apply(workspace.visit(run, block));
            }
        }
        return Line.of(places, times, places(), valuesOfBlock);
    }

    /**
     * What a reducer makes of the events for each of them, given itself so many times.
     *
     * @param item what the reducer is given of an event
     * @param times how often, for each event
     */
    <S> ProfileColumn repeated(Reducer<S> reducer, Item item, int[] times) {
        S state = reducer.empty(size(), run.places);
        int[] rows = new int[REPEATED_AT_ONCE];
        int[] subjects = new int[REPEATED_AT_ONCE];
        int[][] events = ofRows();
        for (int number = 0; number < events.length; number++) {
            int count = 0;
            for (int row = 0; row < events[number].length; row++) {
                int event = events[number][row];
                for (int left = event < 0 ? 0 : times[event]; left > 0; left--) {
                    rows[count] = row;
                    subjects[count++] = event;
                    if (count == REPEATED_AT_ONCE) {
                        reducer.add(state, kept(number, item, count, rows, subjects));
                        count = 0;
                    }
                }
            }
            if (count > 0) {
                reducer.add(state, kept(number, item, count, rows, subjects));
            }
        }
        return reducer.results(state);
    }

    private Kept kept(int number, Item item, int count, int[] rows, int[] subjects) {
        return workspace.visit(run, number).kept(Optional.of(item), count, rows, subjects);
    }

    /** For every row of a block the event that it is here, or {@link #EACH_ROW}; a negative number for none. */
    int[][] eventsOfRows() {
        boolean isEachRow =
                onlyBlock.isPresent() && run.blocks.get(onlyBlock.getAsInt()).rows() == size();
        if (!isEachRow) {
            return ofRows();
        }
        int[][] events = noEvents();
        events[onlyBlock.getAsInt()] = EACH_ROW;
        return events;
    }

    private int[][] noEvents() {
        int[][] events = new int[run.blocks.size()][];
        for (int number = 0; number < events.length; number++) {
            events[number] = new int[0];
        }
        return events;
    }

    private int[][] ofRows() {
        int[][] events = noEvents();
        int[] placeOf = places();
        for (int event = 0; event < placeOf.length; event++) {
            int number = run.places.blockOf(placeOf[event]);
            if (events[number].length == 0) {
                events[number] = new int[run.blocks.get(number).rows()];
                Arrays.fill(events[number], -1);
            }
            events[number][placeOf[event] - run.places.first(number)] = event;
        }
        return events;
    }
}
