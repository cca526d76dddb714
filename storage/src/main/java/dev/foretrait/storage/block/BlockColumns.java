package dev.foretrait.storage.block;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.foretrait.engine.column.Column;
import dev.foretrait.engine.column.ColumnCodec;
import dev.foretrait.engine.column.TimesCodec;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;

/** The columns of stored blocks, decoded. Those used most stay in memory, up to a budget in bytes. */
final class BlockColumns {

    /** Whoever reads a column keeps others from what has the same place in the table, so there are many places. */
    private static final int PLACES = 4_096;

    private final Jdbi jdbi;
    private final Cache<Long, Object> decoded;

    /** What was read of a block before it was asked for. */
    private final Map<Long, List<byte[]>> ahead = new ConcurrentHashMap<>();

    BlockColumns(Jdbi jdbi, long cacheBytes) {
        this.jdbi = jdbi;
        this.decoded = Caffeine.newBuilder()
                .initialCapacity(PLACES)
                .maximumWeight(cacheBytes)
                .weigher((Long key, Object value) -> weight(value))
                .executor(Runnable::run)
                .build();
    }

    Column column(int block, int slot) {
        return (Column) decoded.get(PartKey.first(block, slot), key -> ColumnCodec.decode(read(block, slot)));
    }

    /** The column of a field that shares its slot, where it is the one at that place among them. */
    Column smallColumn(int block, int at, int field) {
        long key = PartKey.first(block, PartKey.field(field));
        if (decoded.getIfPresent(key) instanceof Column known) {
            return known;
        }
        byte[][] packed = (byte[][]) decoded.get(
                PartKey.first(block, PartKey.SMALL_FIELDS), slot -> Packed.decode(read(block, PartKey.SMALL_FIELDS)));
        Column column = ColumnCodec.decode(packed[at]);
        decoded.put(key, column);
        return column;
    }

    /** Keeps what a slot holds, the column of a field or times, as if it had been read. */
    void keep(int block, int slot, Object content) {
        decoded.put(PartKey.first(block, slot), content);
    }

    long[] times(int block, int slot) {
        return (long[]) decoded.get(PartKey.first(block, slot), key -> TimesCodec.decode(read(block, slot)));
    }

    int[] fingerprints(int block) {
        ByteBuffer bytes = ByteBuffer.wrap(read(block, PartKey.FINGERPRINTS));
        int[] fingerprints = new int[bytes.remaining() / Integer.BYTES];
        bytes.asIntBuffer().get(fingerprints);
        return fingerprints;
    }

    /** Reads all slots of some blocks at once, because it is going to be asked for them. */
    void readAhead(int first, int last) {
        ahead.clear();
        jdbi.useHandle(handle -> handle.createQuery(
                        "SELECT id, bytes FROM block_part WHERE id >= ? AND id < ? ORDER BY id")
                .bind(0, PartKey.first(first, 0))
                .bind(1, PartKey.first(last + 1, 0))
                .map((row, context) -> Map.entry(PartKey.slotOf(row.getLong(1)), row.getBytes(2)))
                .forEach(part -> ahead.computeIfAbsent(part.getKey(), slot -> new ArrayList<>())
                        .add(part.getValue())));
    }

    private byte[] read(int block, int slot) {
        List<byte[]> known = ahead.remove(PartKey.first(block, slot));
        List<byte[]> parts = known != null ? known : parts(block, slot);
        if (parts.isEmpty()) {
            throw new IllegalStateException("block " + block + " has nothing in slot " + slot);
        }
        if (parts.size() == 1) {
            return parts.get(0);
        }
        ByteBuffer whole =
                ByteBuffer.allocate(parts.stream().mapToInt(part -> part.length).sum());
        parts.forEach(whole::put);
        return whole.array();
    }

    private List<byte[]> parts(int block, int slot) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT bytes FROM block_part WHERE id BETWEEN ? AND ? ORDER BY id")
                        .bind(0, PartKey.first(block, slot))
                        .bind(1, PartKey.last(block, slot))
                        .mapTo(byte[].class)
                        .list());
    }

    private static int weight(Object value) {
        long bytes = 64;
        if (value instanceof Column column) {
            bytes += column.weight();
        } else if (value instanceof long[] times) {
            bytes += 8L * times.length;
        } else {
            for (byte[] packed : (byte[][]) value) {
                bytes += packed.length + 16;
            }
        }
        return (int) Math.min(Integer.MAX_VALUE, bytes);
    }
}
