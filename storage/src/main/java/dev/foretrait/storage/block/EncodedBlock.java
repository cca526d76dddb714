package dev.foretrait.storage.block;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.ColumnCodec;
import dev.foretrait.engine.column.TimesCodec;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A block as it goes into the database: its row, and the bytes of each slot. Fields of few bytes share a slot: data with
 * thousands of keys would else make thousands of tiny rows.
 */
public final class EncodedBlock {

    private static final int SMALL_BYTES = 512;

    private final BlockRow row;
    private final Map<Integer, byte[]> slots;

    private EncodedBlock(BlockRow row, Map<Integer, byte[]> slots) {
        this.row = row;
        this.slots = slots;
    }

    /**
     * @param fingerprints for each row, 32 bits that are equal for messages of equal content
     * @param files which file each row is of
     */
    public static EncodedBlock of(int number, Block block, int[] fingerprints, FileRuns files) {
        Map<Integer, byte[]> slots = new LinkedHashMap<>();
        slots.put(PartKey.TIMESTAMPS, TimesCodec.encode(block.timestamps()));
        slots.put(PartKey.RECEIVED_AT, TimesCodec.encode(block.receivedAt()));
        slots.put(PartKey.MESSAGE_IDS, ColumnCodec.encode(block.messageIds()));
        slots.put(PartKey.SOURCES, ColumnCodec.encode(block.sources()));
        slots.put(PartKey.SHAPES, ColumnCodec.encode(block.shapes()));
        slots.put(PartKey.FINGERPRINTS, bytes(fingerprints, block.rows()));
        BitSet small = new BitSet();
        List<byte[]> smallFields = new ArrayList<>();
        for (int place = 0; place < block.fields().size(); place++) {
            byte[] bytes = ColumnCodec.encode(block.column(block.fields().get(place)));
            if (bytes.length <= SMALL_BYTES) {
                small.set(place);
                smallFields.add(bytes);
            } else {
                slots.put(PartKey.field(place), bytes);
            }
        }
        if (!smallFields.isEmpty()) {
            slots.put(PartKey.SMALL_FIELDS, Packed.encode(smallFields));
        }
        long lastReceivedAt = Long.MIN_VALUE;
        for (int row = 0; row < block.rows(); row++) {
            long received = block.receivedAt()[row];
            lastReceivedAt =
                    Math.max(lastReceivedAt, received == Block.NEVER_RECEIVED ? block.timestamps()[row] : received);
        }
        BlockRow row = new BlockRow(
                number,
                block.stream(),
                block.rows(),
                Arrays.stream(block.timestamps()).min().orElse(0),
                Arrays.stream(block.timestamps()).max().orElse(0),
                lastReceivedAt,
                block.fields(),
                small,
                files);
        return new EncodedBlock(row, slots);
    }

    BlockRow row() {
        return row;
    }

    Map<Integer, byte[]> slots() {
        return slots;
    }

    private static byte[] bytes(int[] fingerprints, int rows) {
        ByteBuffer bytes = ByteBuffer.allocate(rows * Integer.BYTES);
        bytes.asIntBuffer().put(fingerprints, 0, rows);
        return bytes.array();
    }
}
