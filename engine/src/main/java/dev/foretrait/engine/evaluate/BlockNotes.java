package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.Notes;
import dev.foretrait.engine.column.Rows;
import dev.foretrait.engine.column.Weighed;
import dev.foretrait.engine.evaluate.Condition.Compare;
import dev.foretrait.engine.evaluate.Condition.Input;
import dev.foretrait.engine.evaluate.Domain.Decision;
import dev.foretrait.engine.query.Operand;
import dev.foretrait.engine.semantics.Semantics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What is known of a block from one evaluation to the next: what depends on nothing but messages and semantics lasts as long
 * as the block does.
 */
final class BlockNotes {

    private static final long HOUR = Duration.ofHours(1).toMillis();

    private final Run run;
    private final Block block;

    BlockNotes(Run run, Block block) {
        this.run = run;
        this.block = block;
    }

    /** Whether anything is kept for later. */
    boolean areKept() {
        return run.population.notes() != Notes.NONE;
    }

    /**
     * What is known, or worked out now.
     *
     * @param question what is asked, apart from semantics
     */
    <T extends Weighed> T noted(Object question, Supplier<T> answer) {
        return run.population.notes().answer(block, new Noted(question, run.semantics), answer);
    }

    private record Noted(Object question, Semantics semantics) {}

    /** Where a comparison holds. */
    Decision decided(Compare compare, Supplier<Decision> decide) {
        if (!areKept() || !isOfMessages(compare)) {
            return decide.get();
        }
        Timeless timeless = new Timeless(run.blocks);
        List<Collection<Selection>> enclosing = new ArrayList<>();
        compare.forEachOperand(input -> {
            if (input instanceof Input.Reduced reduced) {
                enclosing.add(run.enclosing(reduced.chain()).stream()
                        .map(timeless::of)
                        .toList());
            }
        });
        return noted(new Decided(enclosing.isEmpty() ? compare : timeless.of(compare), enclosing), decide);
    }

    /**
     * A comparison.
     *
     * @param enclosing for each chain in it, of which messages it was asked; it knows nothing of others
     */
    private record Decided(Compare compare, List<Collection<Selection>> enclosing) {}

    /**
     * The messages that happened in a range of time. Its ends move on with the clock, so what is noted is which messages are not
     * before a full hour: those of the hour in which the range begins or ends are looked at one by one.
     */
    Rows happenedIn(TimeRange range) {
        if (!areKept()) {
            return Rows.between(block, range.from(), range.to());
        }
        Rows rows = notBefore(range.from());
        return range.to() < block.lastTimestamp() ? rows.removeAll(notBefore(range.to() + 1)) : rows;
    }

    /** A selection that can change on its own. */
    private Rows notBefore(long instant) {
        if (instant <= block.firstTimestamp()) {
            return Rows.all(block.rows());
        }
        if (instant > block.lastTimestamp()) {
            return Rows.none(block.rows());
        }
        long hour = Math.floorDiv(instant, HOUR) * HOUR;
        Rows rows = notBeforeHour(hour + HOUR).copy();
        long[] times = block.timestamps();
        notBeforeHour(hour).copy().removeAll(rows).forEach(row -> {
            if (times[row] >= instant) {
                rows.add(row);
            }
        });
        return rows;
    }

    private Rows notBeforeHour(long hour) {
        return noted(new NotBefore(hour), () -> Rows.between(block, hour, Long.MAX_VALUE));
    }

    private record NotBefore(long hour) {}

    /**
     * Where sessions begin among selected events. An event begins one because of the event before it, whatever comes after, so this
     * is the same for all time ranges, unless a condition looks at other events: then it is known of events in the range only.
     *
     * @param find tells the beginnings among the events of a selection
     */
    Rows sessionBeginnings(Selection selection, long gap, Function<Selection, Rows> find) {
        if (!areKept() || !isOfMessages(selection)) {
            return find.apply(selection);
        }
        if (selection.where().filter(BlockNotes::looksAtOtherMessages).isPresent()) {
            return noted(
                    new SessionBeginnings(new Timeless(run.blocks).of(selection), gap), () -> find.apply(selection));
        }
        Selection always = selection.atAnyTime();
        return noted(new SessionBeginnings(always, gap), () -> find.apply(always));
    }

    private record SessionBeginnings(Selection selection, long gap) {}

    private static boolean looksAtOtherMessages(Condition condition) {
        boolean[] looks = {false};
        condition.forEachOperand(input -> looks[0] |= input instanceof Input.Reduced);
        return looks[0];
    }

    /** Whether all that is asked depends on nothing but messages of a profile and semantics. */
    private static boolean isOfMessages(Condition condition) {
        boolean[] is = {true};
        condition.forEachOperand(input ->
                is[0] &= isOfMessage(input) || input instanceof Input.Reduced reduced && isOfMessages(reduced.chain()));
        return is[0];
    }

    private static boolean isOfMessages(Selection selection) {
        return selection.where().map(BlockNotes::isOfMessages).orElse(true);
    }

    private static boolean isOfMessages(ChainPlan chain) {
        return isOfMessages(chain.selection())
                && chain.ofParent().stream().allMatch(BlockNotes::isOfMessages)
                && chain.item().stream().allMatch(item -> isOfMessage(item.field()));
    }

    /** Whether an input depends on nothing but a message, the one that encloses it, and semantics. */
    static boolean isOfMessage(Input input) {
        return input instanceof Input.Fixed
                || input instanceof Input.Field field && field.scope() != Operand.Scope.TRAIT;
    }
}
