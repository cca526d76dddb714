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
 * in their order. The first chars stand for the times and the id where they are the block's own; these have no column.
 */
final class Assembly {

    static final char TIMESTAMP = 0;
    static final char RECEIVED_AT = 1;
    static final char MESSAGE_ID = 2;
    static final int FIRST_FIELD = 3;

    static final FieldPath TIMESTAMP_FIELD = FieldPath.of("timestamp");
    static final FieldPath RECEIVED_AT_FIELD = FieldPath.of("receivedAt");
    static final FieldPath MESSAGE_ID_FIELD = FieldPath.of("messageId");

    private Assembly() {}

    static Message message(Block block, int row) {
        long received = block.receivedAt()[row];
        Value source = block.sources().dictionary().value(block.sources().code(row));
        return new Message(
                subtree(block, row, new FieldPath(List.of())),
                block.stream().type(),
                messageId(block, row).string(),
                Instant.ofEpochMilli(block.timestamps()[row]),
                received == Block.NEVER_RECEIVED ? Optional.empty() : Optional.of(Instant.ofEpochMilli(received)),
                source.isAbsent() ? Optional.empty() : Optional.of(source.string()));
    }

    /** The leaf at that path of every message, or the object of all leaves below it. */
    static Column whole(Block block, FieldPath field) {
        Column leaf = block.column(field);
        boolean isLeaf = block.fields().stream().noneMatch(other -> other.isBelow(field));
        if (isLeaf) {
            return leaf;
        }
        ColumnBuilder whole = new ColumnBuilder();
        for (int row = 0; row < block.rows(); row++) {
            int code = leaf.code(row);
            Value.Object object = code == 0 ? subtree(block, row, field) : Value.Object.EMPTY;
            if (code != 0) {
                whole.value(row, leaf.dictionary().value(code));
            } else if (!object.fields().isEmpty()) {
                whole.value(row, object);
            }
        }
        return whole.build(block.rows());
    }

    /** The object at that path of a message, from all leaves below it; the empty object if there are none. */
    static Value.Object subtree(Block block, int row, FieldPath root) {
        Map<String, Value> fields = new LinkedHashMap<>();
        String shape =
                block.shapes().dictionary().value(block.shapes().code(row)).string();
        for (int at = 0; at < shape.length(); at++) {
            char leaf = shape.charAt(at);
            if (leaf < FIRST_FIELD) {
                if (root.keys().isEmpty()) {
                    putOwn(fields, block, row, leaf);
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

    private static void putOwn(Map<String, Value> fields, Block block, int row, char leaf) {
        switch (leaf) {
            case TIMESTAMP -> fields.put(TIMESTAMP_FIELD.name(), spelled(block.timestamps()[row]));
            case RECEIVED_AT -> fields.put(RECEIVED_AT_FIELD.name(), spelled(block.receivedAt()[row]));
            default -> fields.put(MESSAGE_ID_FIELD.name(), messageId(block, row));
        }
    }

    private static Value spelled(long time) {
        return Value.of(IsoTime.format(Instant.ofEpochMilli(time)));
    }

    private static Value messageId(Block block, int row) {
        return block.messageIds().dictionary().value(block.messageIds().code(row));
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
