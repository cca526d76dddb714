package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.Coded;
import dev.foretrait.engine.column.Column;
import dev.foretrait.engine.column.Elsewhere;
import dev.foretrait.engine.column.Fields;
import dev.foretrait.engine.column.Flat;
import dev.foretrait.engine.column.OnlyArrays;
import dev.foretrait.engine.column.Rows;
import dev.foretrait.engine.column.Snapshot;
import dev.foretrait.engine.column.Tile;
import dev.foretrait.engine.column.Vocabularies;
import dev.foretrait.engine.evaluate.ChainPlan.Item;
import dev.foretrait.engine.evaluate.ChainPlan.Tail;
import dev.foretrait.engine.evaluate.Condition.Compare;
import dev.foretrait.engine.evaluate.Condition.Input;
import dev.foretrait.engine.query.Operand;
import dev.foretrait.engine.reduce.Kept;
import dev.foretrait.engine.reduce.Runs;
import dev.foretrait.engine.semantics.NoArray;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one block under evaluation. Whatever several definitions need of a block (a column, the answer to a
 * condition, a selection) is made once. Belongs to one thread.
 */
final class BlockScan extends Domain {

    private static final Coded NO_VALUES = Column.missing(0);

    private final Run run;
    private final int number;
    private final Workspace workspace;
    private final Block block;
    private final BlockNotes notes;
    private int @Nullable [] profiles;
    private final Fields fields;
    private final Map<Item, Coded> items = new HashMap<>();
    private final Map<ChainPlan, Coded> reduced = new HashMap<>();
    private final Map<Selection, Members> selections = new HashMap<>();
    private final Map<Selection, Rows> rows = new HashMap<>();
    private final Map<Coded, int[]> codes = new IdentityHashMap<>();
    private final Rows participants;

    /** The selected rows of the block and the profile of each, in the first {@code count} elements. */
    record Members(int count, int[] rows, int[] profiles) {}

    /**
     * @param workspace its arrays belong to this scan until they are reused
     */
    BlockScan(Run run, int number, Workspace workspace) {
        this.run = run;
        this.number = number;
        this.workspace = workspace;
        this.block = run.blocks.get(number);
        this.notes = new BlockNotes(run, block);
        this.fields = new Fields(block, run.semantics, run.population.notes());
        this.participants = run.population instanceof Tile ? Rows.all(block.rows()) : Rows.notNegative(profiles());
    }

    Workspace workspace() {
        return workspace;
    }

    Block block() {
        return block;
    }

    /** The number of the block in its snapshot. */
    int number() {
        return number;
    }

    /** The profile of every row, or {@link Snapshot#NOBODY}. */
    int[] profiles() {
        if (profiles == null) {
            profiles = run.population.profilesOf(block);
        }
        return profiles;
    }

    /** The rows of messages that take part. */
    Rows participants() {
        return participants;
    }

    @Override
    Vocabularies vocabularies() {
        return run.vocabularies;
    }

    /** What is known of the block from other evaluations. */
    BlockNotes notes() {
        return notes;
    }

    @Override
    Decision decided(Compare compare, Supplier<Decision> decide) {
        return notes.decided(compare, decide);
    }

    @Override
    int places() {
        return block.rows();
    }

    @Override
    Rows counted() {
        return participants;
    }

    /** A trait in a condition is that of the profile that the event counts for (query-language.md 7.1). */
    @Override
    Coded field(Input.Field field) {
        return field.scope() == Operand.Scope.TRAIT
                ? Flat.of(new Elsewhere(run.trait(field.path()), profiles()), run.semantics)
                : item(new Item(field, false, true));
    }

    @Override
    Coded reduced(ChainPlan chain) {
        Coded known = reduced.get(chain);
        if (known == null) {
            known = Flat.of(run.followers(chain).reducedFor(this), run.semantics);
            reduced.put(chain, known);
        }
        return known;
    }

    /** The events of the block that the chain keeps, each counting for its profile. */
    Kept kept(ChainPlan chain) {
        Members members = members(chain.selection());
        long[] beginnings = run.beginnings(chain);
        if (beginnings.length > 0) {
            members = since(beginnings, members);
        }
        return kept(chain.item(), members.count(), members.rows(), members.profiles());
    }

    /** What the item leads to in every message; nothing if there is none. */
    Coded values(Optional<Item> item) {
        return item.isPresent() ? item(item.get()) : NO_VALUES;
    }

    /** Events of the block, with the subject that each counts for and what the item leads to. */
    Kept kept(Optional<Item> item, int count, int[] rows, int[] subjects) {
        return kept(values(item), count, rows, subjects);
    }

    /** Messages of the block, with the subject that each counts for and the values of every message. */
    Kept kept(Coded values, int count, int[] rows, int[] subjects) {
        return new Kept(
                block,
                number,
                run.places.first(number),
                count,
                rows,
                subjects,
                values,
                codes(values),
                run.vocabularies);
    }

    /** The code of every row. Not to be changed. */
    private int[] codes(Coded values) {
        int[] known = codes.get(values);
        if (known == null) {
            known = workspace.take(values.places());
            values.copyCodes(known);
            codes.put(values, known);
        }
        return known;
    }

    /** The selected rows, in ascending order. */
    Members members(Selection selection) {
        Members known = selections.get(selection);
        if (known == null) {
            known = select(selection);
            selections.put(selection, known);
        }
        return known;
    }

    private Members select(Selection selection) {
        int[] selected = workspace.take(block.rows());
        int count = rows(selection).copyTo(selected);
        int[] owners = workspace.take(count);
        int[] profileOf = profiles();
        for (int i = 0; i < count; i++) {
            owners[i] = profileOf[selected[i]];
        }
        return new Members(count, selected, owners);
    }

    /** The selected rows as bits. Not to be changed. */
    Rows rows(Selection selection) {
        Rows known = rows.get(selection);
        if (known == null) {
            known = find(selection);
            rows.put(selection, known);
        }
        return known;
    }

    private Rows find(Selection selection) {
        Rows found = participants.copy();
        if (!selection.range().covers(block.firstTimestamp(), block.lastTimestamp())) {
            found.retain(notes.happenedIn(selection.range()));
        }
        if (!selection.excluded().isEmpty()) {
            found.retain(notFrom(selection));
        }
        if (selection.where().isPresent()) {
            found.retain(where(selection.where().get()));
        }
        return found;
    }

    /**
     * The events that the chain keeps, where the block is sorted by profile and in the total order.
     *
     * @param starts the row at which the messages of each profile begin, and at last the number of rows
     */
    Runs runs(ChainPlan chain, Tile tile) {
        int[] starts = tile.starts(block);
        Coded values = values(chain.item());
        return new Runs(
                starts,
                () -> tile.beginnings(block),
                last(chain, tile),
                values,
                () -> codes(values),
                run.vocabularies,
                workspace::take);
    }

    private Rows last(ChainPlan chain, Tile tile) {
        if (chain.tail() instanceof Tail.LastSession session) {
            return lastSessions(chain.selection(), session, tile.beginnings(block));
        }
        Rows selected = rows(chain.selection());
        return chain.tail() instanceof Tail.LastInWindow window
                ? SubjectTimes.inLastWindow(selected, tile.starts(block), block.timestamps(), window.from())
                : selected;
    }

    private Rows lastSessions(Selection selection, Tail.LastSession session, Rows subjects) {
        Rows beginnings = notes.sessionBeginnings(
                selection,
                session.gap(),
                asked -> LastSessions.beginnings(rows(asked), block.timestamps(), session.gap()));
        Rows sessions = LastSessions.of(rows(selection), beginnings, subjects);
        return session.expiresBefore() == Long.MIN_VALUE
                ? sessions
                : LastSessions.lasting(
                        sessions, notes.happenedIn(new TimeRange(session.expiresBefore(), Long.MAX_VALUE)), subjects);
    }

    private Rows notFrom(Selection selection) {
        Column sources = block.sources();
        byte[] marks = new byte[sources.codes() + 1];
        for (int code = 0; code < marks.length; code++) {
            boolean excluded = code > 0
                    && selection
                            .excluded()
                            .contains(sources.dictionary().value(code).string());
            marks[code] = (byte) (excluded ? 0 : 1);
        }
        return sources.rowsMarked(marks);
    }

    private Members since(long[] beginnings, Members members) {
        int[] rows = workspace.take(members.count());
        int[] owners = workspace.take(members.count());
        int count = 0;
        for (int i = 0; i < members.count(); i++) {
            int row = members.rows()[i];
            int profile = members.profiles()[i];
            if (block.timestamps()[row] >= beginnings[profile]) {
                rows[count] = row;
                owners[count++] = profile;
            }
        }
        return new Members(count, rows, owners);
    }

    /** What the messages write to a trait. */
    Coded trait(String name) {
        return fields.trait(name);
    }

    private Coded item(Item item) {
        Coded known = items.get(item);
        if (known == null) {
            Coded values = read(item);
            known = item.wholeArray() && run.semantics.of(NoArray.class) == NoArray.SKIPPED
                    ? new OnlyArrays(values)
                    : values;
            if (item.flat()) {
                known = Flat.of(known, run.semantics);
            }
            items.put(item, known);
        }
        return known;
    }

    /** A trait that a reducer is given is that of the user who performed the event (U-24). */
    private Coded read(Item item) {
        var path = item.field().path();
        return switch (item.field().scope()) {
            case PROPERTY -> item.wholeArray() ? fields.wholeProperty(path) : fields.property(path);
            case CONTEXT -> item.wholeArray() ? fields.wholeContext(path) : fields.context(path);
            case TRAIT ->
                new Elsewhere(
                        item.wholeArray()
                                ? run.senders().wholeTrait(path)
                                : run.senders().trait(path),
                        run.sendersOf(block));
            case PARENT_PROPERTY -> Column.missing(block.rows());
        };
    }
}
