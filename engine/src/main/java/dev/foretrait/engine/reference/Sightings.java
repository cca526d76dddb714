package dev.foretrait.engine.reference;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.event.CodePointOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The messages that show something: how many, the earliest of them, and what they hold, by how often. */
final class Sightings {

    private static final int MOST_VALUES = 3;
    private static final int MOST_DISTINCT = 1_000;

    private static final Comparator<Sighting> EARLIEST_FIRST =
            Comparator.comparingLong(Sighting::timestamp).thenComparing(Sighting::messageId, CodePointOrder.INSTANCE);

    private record Sighting(long timestamp, String messageId) {}

    private final List<Sighting> earliest = new ArrayList<>();
    private final Map<String, Long> values = new TreeMap<>(CodePointOrder.INSTANCE);
    private long messages;

    void add(Block block, int row) {
        messages++;
        long timestamp = block.timestamps()[row];
        if (earliest.size() < Violation.MOST_EXAMPLES
                || timestamp <= earliest.get(earliest.size() - 1).timestamp()) {
            String id = block.messageIds()
                    .dictionary()
                    .value(block.messageIds().code(row))
                    .string();
            earliest.add(new Sighting(timestamp, id));
            earliest.sort(EARLIEST_FIRST);
            if (earliest.size() > Violation.MOST_EXAMPLES) {
                earliest.remove(earliest.size() - 1);
            }
        }
    }

    void add(Block block, int row, String value) {
        add(block, row);
        if (values.size() < MOST_DISTINCT || values.containsKey(value)) {
            values.merge(value, 1L, Long::sum);
        }
    }

    long messages() {
        return messages;
    }

    List<String> examples() {
        return earliest.stream().map(Sighting::messageId).toList();
    }

    /** The values, the commonest first; of very many, the first that were met. */
    List<String> values() {
        return values.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The commonest values with their numbers, for people. */
    String valuesInWords() {
        List<String> all = values();
        return all.stream()
                        .limit(MOST_VALUES)
                        .map(value -> "'" + value + "' " + values.get(value))
                        .collect(Collectors.joining(", "))
                + (all.size() > MOST_VALUES ? " and others" : "");
    }
}
