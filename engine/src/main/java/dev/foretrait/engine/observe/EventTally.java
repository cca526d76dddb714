package dev.foretrait.engine.observe;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.FieldPath;
import dev.foretrait.engine.column.Snapshot;
import dev.foretrait.engine.event.CodePointOrder;
import dev.foretrait.engine.event.PropertyPath;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** Counts the messages of one event name, block by block; values of its properties when they are asked for. */
final class EventTally {

    private final Function<Block, int[]> owners;
    private final String name;
    private final Map<PropertyPath, PropertyTally> properties =
            new TreeMap<>(Comparator.comparing(PropertyPath::toString, CodePointOrder.INSTANCE));
    private long messages;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    /**
     * @param owners for each message of a block whose it is; those of {@link Snapshot#NOBODY} do not count
     */
    EventTally(Function<Block, int[]> owners, String name) {
        this.owners = owners;
        this.name = name;
    }

    void add(Block block, Predicate<PropertyPath> wanted) {
        int[] profiles = owners.apply(block);
        long[] timestamps = block.timestamps();
        for (int row = 0; row < profiles.length; row++) {
            if (profiles[row] != Snapshot.NOBODY) {
                messages++;
                first = Math.min(first, timestamps[row]);
                last = Math.max(last, timestamps[row]);
            }
        }
        FieldPath payload = FieldPath.of(block.stream().type().payload());
        for (FieldPath field : block.fields()) {
            if (field.isBelow(payload)) {
                String[] keys = field.keys().subList(1, field.keys().size()).toArray(String[]::new);
                PropertyPath path = PropertyPath.ofKeys(keys);
                if (wanted.test(path)) {
                    properties
                            .computeIfAbsent(path, any -> new PropertyTally(owners, field))
                            .add(block);
                }
            }
        }
    }

    boolean isEmpty() {
        return messages == 0;
    }

    ObservedEvent observed() {
        List<ObservedProperty> observed = properties.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> new ObservedProperty(entry.getKey(), entry.getValue()))
                .toList();
        return new ObservedEvent(name, messages, Instant.ofEpochMilli(first), Instant.ofEpochMilli(last), observed);
    }
}
