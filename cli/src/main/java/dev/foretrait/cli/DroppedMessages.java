package dev.foretrait.cli;

import dev.foretrait.cli.terminal.Cells;
import dev.foretrait.cli.terminal.Figures;
import dev.foretrait.engine.fql.SpaceFilter;
import dev.foretrait.storage.space.SpaceSnapshot;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the space filters keep out of a snapshot.
 *
 * @param byFilter how many messages each drops; those that would drop something but find nothing have 0
 */
record DroppedMessages(Map<SpaceFilter, Long> byFilter) {

    static DroppedMessages of(SpaceSnapshot snapshot) {
        return new DroppedMessages(snapshot.dropped());
    }

    /** Whether the space has no filters. */
    boolean isEmpty() {
        return byFilter.isEmpty();
    }

    /** One line for people: {@code space filters drop 120 messages: tests 100, type = 'page' 20}. */
    String line() {
        long all = byFilter.values().stream().mapToLong(Long::longValue).sum();
        String parts = byFilter.entrySet().stream()
                .map(entry -> Cells.printable(entry.getKey().name()) + " " + Figures.grouped(entry.getValue()))
                .collect(Collectors.joining(", "));
        return "space filters drop " + Figures.count(all, "message") + ": " + parts;
    }
}
