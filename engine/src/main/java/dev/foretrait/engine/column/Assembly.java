package dev.foretrait.engine.column;

import dev.foretrait.engine.event.IsoTime;
import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.event.Value;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts objects together again from their leaves. A message's shape lists its leaves in the order sent, so keys come back
 * in their order. Two chars of a shape stand for times that are equal to the block's own and have no column.
 */
final class Assembly {

    static final char TIMESTAMP = 0;
    static final char RECEIVED_AT = 1;
    static final int FIRST_FIELD = 2;

    static final FieldPath TIMESTAMP_FIELD = FieldPath.of("timestamp");
    static final FieldPath RECEIVED_AT_FIELD = FieldPath.of("receivedAt");

    private Assembly() {}

    static Message message(Block block, int row) {
        long received = block.receivedAt()[row];
        Value source = block.sources().dictionary().value(block.sources().code(row));
        return new Message(
                subtree(block, row, new FieldPath(List.of())),
                block.stream().type(),
                block.messageIds()
                        .dictionary()
                        .value(block.messageIds().code(row))
                        .string(),
                Instant.ofEpochMilli(block.timestamps()[row]),
                received == Block.NEVER_RECEIVED ? Optional.empty() : Optional.of(Instant.ofEpochMilli(received)),
                source.isAbsent() ? Optional.empty() : Optional.of(source.string()));
    }

    /** The object at that path of a message, from all leaves below it; the empty object if there are none. */
    static Value.Object subtree(Block block, int row, FieldPath root) {
        Map<String, Value> fields = new LinkedHashMap<>();
        String shape =
                block.shapes().dictionary().value(block.shapes().code(row)).string();
        for (int at = 0; at < shape.length(); at++) {
            char leaf = shape.charAt(at);
            if (leaf == TIMESTAMP || leaf == RECEIVED_AT) {
                if (root.keys().isEmpty()) {
                    long time = leaf == TIMESTAMP ? block.timestamps()[row] : block.receivedAt()[row];
                    fields.put(
                            (leaf == TIMESTAMP ? TIMESTAMP_FIELD : RECEIVED_AT_FIELD).name(),
                            Value.of(IsoTime.format(Instant.ofEpochMilli(time))));
                }
            } else {
                FieldPath field = block.fields().get(leaf - FIRST_FIELD);
                if (field.isBelow(root)) {
                    Column column = block.column(field);
                    put(
                            fields,
                            field.keys(),
                            root.keys().size(),
                            column.dictionary().value(column.code(row)));
                }
            }
        }
        return new Value.Object(fields);
    }

    private static void put(Map<String, Value> fields, List<String> keys, int depth, Value leaf) {
        Map<String, Value> object = fields;
        for (int at = depth; at < keys.size() - 1; at++) {
            Value child = object.get(keys.get(at));
            if (child instanceof Value.Object nested) {
                object = nested.fields();
            } else {
                Map<String, Value> fresh = new LinkedHashMap<>();
                object.put(keys.get(at), new Value.Object(fresh));
                object = fresh;
            }
        }
        object.put(keys.get(keys.size() - 1), leaf);
    }
}
