package dev.foretrait.storage.resolution;

import java.nio.ByteBuffer;
import java.util.AbstractList;
import java.util.BitSet;
import java.util.Map;
import java.util.RandomAccess;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Entries of a directory, read when they are asked for: a space may have more profiles than memory would hold. Those near an
 * entry are read with it, and kept until some other part has taken their place. Safe for several threads.
 */
final class DirectoryParts extends AbstractList<ProfileEntry> implements RandomAccess {

    /** How many entries each part has, but for the last. */
    static final int ENTRIES = 256;

    /** How many parts are kept at a time. */
    private static final int KEPT = 32;

    private final int parts;
    private final int size;
    private final AtomicReferenceArray<@Nullable Part> kept = new AtomicReferenceArray<>(KEPT);
    private final Map<Integer, String> firstSegmentIds = new ConcurrentHashMap<>();
    private IntFunction<byte[]> bytes;

    /** A part, of which entries are decoded when they are asked for. */
    private static final class Part {
        private final int number;
        private final byte[] bytes;
        private final int[] starts;
        private final AtomicReferenceArray<@Nullable ProfileEntry> entries;

        Part(int number, byte[] bytes) {
            this.number = number;
            this.bytes = bytes;
            this.starts = DirectoryCodec.starts(bytes);
            this.entries = new AtomicReferenceArray<>(starts.length);
        }

        ProfileEntry entry(int at) {
            ProfileEntry known = entries.get(at);
            if (known == null) {
                known = DirectoryCodec.decode(bytes, starts[at]);
                entries.set(at, known);
            }
            return known;
        }
    }

    /**
     * @param parts how many there are
     * @param bytes reads a part
     */
    DirectoryParts(int parts, IntFunction<byte[]> bytes) {
        this.parts = parts;
        this.bytes = bytes;
        this.size = parts == 0
                ? 0
                : (parts - 1) * ENTRIES
                        + ByteBuffer.wrap(bytes.apply(parts - 1)).getInt();
    }

    @Override
    public ProfileEntry get(int index) {
        int number = index / ENTRIES;
        Part part = kept.get(number % KEPT);
        if (part == null || part.number != number) {
            part = new Part(number, bytes(number));
            kept.set(number % KEPT, part);
        }
        return part.entry(index % ENTRIES);
    }

    /** The places of the entries that have one of these ids. */
    BitSet having(SoughtIds ids) {
        BitSet having = new BitSet();
        for (int part = 0; part < parts; part++) {
            byte[] read = bytes(part);
            int first = part * ENTRIES;
            DirectoryCodec.forEachId(read, (entry, from, to) -> {
                if (ids.contains(read, from, to)) {
                    having.set(first + entry);
                }
            });
        }
        return having;
    }

    /** How many entries there are before the first one whose segment id is that or a greater one. */
    int before(String segmentId) {
        int part = 0;
        for (int beyond = parts; part + 1 < beyond; ) {
            int middle = part + beyond >>> 1;
            if (firstSegmentId(middle).compareTo(segmentId) <= 0) {
                part = middle;
            } else {
                beyond = middle;
            }
        }
        int at = part * ENTRIES;
        for (int beyond = Math.min(size, at + ENTRIES); at < beyond; ) {
            int middle = at + beyond >>> 1;
            if (get(middle).segmentId().compareTo(segmentId) < 0) {
                at = middle + 1;
            } else {
                beyond = middle;
            }
        }
        return at;
    }

    private String firstSegmentId(int part) {
        return firstSegmentIds.computeIfAbsent(part, unknown -> DirectoryCodec.firstSegmentId(bytes(unknown)));
    }

    private synchronized byte[] bytes(int part) {
        return bytes.apply(part);
    }

    /** Takes all that is left into memory, before it is replaced where it is kept. */
    synchronized void detach() {
        bytes = IntStream.range(0, parts).mapToObj(bytes).toList()::get;
    }

    @Override
    public int size() {
        return size;
    }
}
