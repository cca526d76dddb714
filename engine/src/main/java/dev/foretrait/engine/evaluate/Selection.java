package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.MessageStream;
import dev.foretrait.engine.event.MessageType;
import dev.foretrait.engine.semantics.NameCase;
import dev.foretrait.engine.semantics.Semantics.ScreenCalls;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which events of a stream a chain draws from, as far as each event can tell by itself.
 *
 * @param event the name of the stream, as it is compared
 * @param names whether its case matters (U-08)
 * @param screens whether screen calls are among them (U-50)
 * @param where what must hold of each
 * @param excluded the ids of sources whose events are left out
 * @param range when they happened
 */
record Selection(
        String event,
        NameCase names,
        ScreenCalls screens,
        Optional<Condition> where,
        SortedSet<String> excluded,
        TimeRange range) {

    /** All events of that name, whatever else is asked of them. */
    Selection wholeStream() {
        return new Selection(event, names, ScreenCalls.COUNT, Optional.empty(), new TreeSet<>(), TimeRange.ALWAYS);
    }

    /** The same stream and times, whatever else is asked. */
    Selection anywhere() {
        return new Selection(event, names, screens, Optional.empty(), new TreeSet<>(), range);
    }

    /** The same over a time that has the times of both inside. */
    Selection withTimesOf(Selection other) {
        return new Selection(event, names, screens, where, excluded, range.hull(other.range));
    }

    /** The same, whenever it happened. */
    Selection atAnyTime() {
        return new Selection(event, names, screens, where, excluded, TimeRange.ALWAYS);
    }

    /** Whether the stream is the one, or one of those, that events are selected from. */
    boolean isOf(MessageStream stream) {
        return stream.eventName().map(names::folded).filter(event::equals).isPresent()
                && (screens == ScreenCalls.COUNT || stream.type() != MessageType.SCREEN);
    }

    /** Whether the block may hold such events. */
    boolean mayBeIn(Block block) {
        return isOf(block.stream()) && block.rows() > 0 && range.meets(block.firstTimestamp(), block.lastTimestamp());
    }
}
