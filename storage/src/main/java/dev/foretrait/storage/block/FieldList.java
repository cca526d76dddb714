package dev.foretrait.storage.block;

import dev.foretrait.engine.column.FieldPath;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Turns a list of paths into bytes and back. Keys are kept as UTF-16, because they may hold anything that a Java text may. */
final class FieldList {

    private FieldList() {}

    static byte[] encode(List<FieldPath> fields) {
        int size = Integer.BYTES;
        for (FieldPath field : fields) {
            size += Integer.BYTES;
            for (String key : field.keys()) {
                size += Integer.BYTES + Character.BYTES * key.length();
            }
        }
        ByteBuffer out = ByteBuffer.allocate(size).putInt(fields.size());
        for (FieldPath field : fields) {
            out.putInt(field.keys().size());
            for (String key : field.keys()) {
                out.putInt(key.length());
                key.chars().forEach(c -> out.putChar((char) c));
            }
        }
        return out.array();
    }

    static List<FieldPath> decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int size = in.getInt();
        List<FieldPath> fields = new ArrayList<>(size);
        for (int field = 0; field < size; field++) {
            int depth = in.getInt();
            List<String> keys = new ArrayList<>(depth);
            for (int key = 0; key < depth; key++) {
                char[] chars = new char[in.getInt()];
                for (int at = 0; at < chars.length; at++) {
                    chars[at] = in.getChar();
                }
                keys.add(new String(chars));
            }
            fields.add(new FieldPath(keys));
        }
        return fields;
    }
}
