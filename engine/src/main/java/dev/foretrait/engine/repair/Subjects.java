package dev.foretrait.engine.repair;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.Column;
import dev.foretrait.engine.column.FieldPath;
import dev.foretrait.engine.column.Snapshot;
import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.event.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the events of one name are about: the values of the property that is the same on all events about one thing.
 *
 * @param messages how many events have the property
 * @param distinct its values
 */
record Subjects(long messages, Set<Value> distinct) {

    static Subjects of(Snapshot snapshot, String event, PropertyPath subject) {
        Set<Value> distinct = new HashSet<>();
        long messages = 0;
        for (Block block : snapshot.blocks()) {
            if (block.stream().eventName().filter(event::equals).isPresent()) {
                Column column = column(block, subject);
                int[] profiles = snapshot.profilesOf(block);
                for (int row = 0; row < profiles.length; row++) {
                    if (profiles[row] != Snapshot.NOBODY && !column.isEmpty(column.code(row))) {
                        messages++;
                        distinct.add(column.dictionary().value(column.code(row)));
                    }
                }
            }
        }
        return new Subjects(messages, distinct);
    }

    /** One property of every message of a block. */
    static Column column(Block block, PropertyPath path) {
        List<String> keys = new ArrayList<>();
        keys.add(block.stream().type().payload());
        keys.addAll(path.leadingKeys());
        FieldPath field = new FieldPath(keys);
        return block.fields().contains(field) ? block.column(field) : Column.missing(block.rows());
    }

    /** How many of these the others do not have. */
    long without(Subjects others) {
        return distinct.stream().filter(each -> !others.distinct.contains(each)).count();
    }
}
