package dev.foretrait.storage.block;

import java.nio.ByteBuffer;
import java.util.List;

/** Several byte values in one. */
final class Packed {

    private Packed() {}

    static byte[] encode(List<byte[]> values) {
        int size = Integer.BYTES * (1 + values.size())
                + values.stream().mapToInt(value -> value.length).sum();
        ByteBuffer out = ByteBuffer.allocate(size).putInt(values.size());
        values.forEach(value -> out.putInt(value.length).put(value));
        return out.array();
    }

    static byte[][] decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        byte[][] values = new byte[in.getInt()][];
        for (int at = 0; at < values.length; at++) {
            values[at] = new byte[in.getInt()];
            in.get(values[at]);
        }
        return values;
    }
}
