package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.MessageStream;
import dev.foretrait.engine.column.Snapshot;
import dev.foretrait.engine.evaluate.ChainPlan.Tail;
import dev.foretrait.engine.evaluate.Condition.Input;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * When values may turn although no message comes: so long after an event, it comes into a window or has left it. Read off
 * plans for the epoch, from which every window is measured as it is from any other instant.
 */
final class Clock {

    private static final long NEVER = Long.MAX_VALUE;

    private final Map<Selection, SortedSet<Long>> delays = new LinkedHashMap<>();
    private final Map<MessageStream, long[]> delaysOfStream = new HashMap<>();
    private boolean tellsAll = true;

    void read(Plan plan) {
        plan.chains().forEach(this::read);
        plan.conditions().forEach(this::read);
    }

    /**
     * Whether the instants of events tell whenever values may turn. They do not where a condition measures dates from now, and
     * where a window that holds a single millisecond is there at a whole millisecond and not between two.
     */
    boolean tellsAll() {
        return tellsAll;
    }

    private void read(ChainPlan chain) {
        SortedSet<Long> ofChain = delays.computeIfAbsent(chain.selection().wholeStream(), any -> new TreeSet<>());
        TimeRange range = chain.selection().range();
        if (range.from() != Long.MIN_VALUE) {
            leaving(range.from(), ofChain);
        }
        if (range.to() != Long.MAX_VALUE) {
            ofChain.add(-range.to());
        }
        if (chain.tail() instanceof Tail.LastSession session && session.expiresBefore() != Long.MIN_VALUE) {
            leaving(session.expiresBefore(), ofChain);
        } else if (chain.tail() instanceof Tail.LastInWindow window) {
            leaving(window.from(), ofChain);
            tellsAll &= window.from() < range.to();
        }
        chain.selection().where().ifPresent(this::read);
        chain.ofParent().ifPresent(this::read);
    }

    /** An event is outside in the millisecond after the last in which it is at the edge. */
    private static void leaving(long from, SortedSet<Long> delays) {
        delays.add(1 - from);
    }

    private void read(Condition condition) {
        if (condition instanceof Condition.All all) {
            all.parts().forEach(this::read);
        } else if (condition instanceof Condition.Some some) {
            some.parts().forEach(this::read);
        } else if (condition instanceof Condition.Not not) {
            read(not.part());
        } else if (condition instanceof Condition.OfUsers ofUsers) {
            read(ofUsers.part());
        } else if (condition instanceof Condition.Compare compare) {
            tellsAll &= compare.comparison().distance().isEmpty();
            condition.forEachOperand(input -> {
                if (input instanceof Input.Reduced reduced) {
                    read(reduced.chain());
                }
            });
        }
    }

    /**
     * Tells for every message of a block when it will next make values turn.
     *
     * @param profileOf the profile of each row
     * @param now in epoch milliseconds; only what is later is told
     */
    void turns(Block block, int[] profileOf, long now, Upkeep.Turns turns) {
        long[] ofStream = delaysOfStream.computeIfAbsent(block.stream(), this::delays);
        if (ofStream.length == 0 || block.rows() == 0 || next(block.lastTimestamp(), ofStream, now) == NEVER) {
            return;
        }
        long[] times = block.timestamps();
        for (int row = 0; row < profileOf.length; row++) {
            long instant = profileOf[row] == Snapshot.NOBODY ? NEVER : next(times[row], ofStream, now);
            if (instant != NEVER) {
                turns.turn(profileOf[row], instant);
            }
        }
    }

    private static long next(long time, long[] delays, long now) {
        for (long delay : delays) {
            if (time + delay > now) {
                return time + delay;
            }
        }
        return NEVER;
    }

    private long[] delays(MessageStream stream) {
        SortedSet<Long> all = new TreeSet<>();
        delays.forEach((selection, ofSelection) -> {
            if (selection.isOf(stream)) {
                all.addAll(ofSelection);
            }
        });
        return all.stream().mapToLong(Long::longValue).toArray();
    }
}
