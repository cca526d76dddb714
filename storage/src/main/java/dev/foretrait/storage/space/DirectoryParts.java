package dev.foretrait.storage.space;

import java.nio.ByteBuffer;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
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
    static final int ENTRIES = 2_000;

    /** How many parts are kept decoded at a time. */
    private static final int DECODED = 4;

    private final int parts;
    private final int size;
    private final AtomicReferenceArray<@Nullable Decoded> decoded = new AtomicReferenceArray<>(DECODED);
    private IntFunction<byte[]> bytes;

    /** A part and its entries. */
    private record Decoded(int part, List<ProfileEntry> entries) {}

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
        int part = index / ENTRIES;
        Decoded known = decoded.get(part % DECODED);
        if (known == null || known.part() != part) {
            known = new Decoded(part, DirectoryCodec.decode(bytes(part)));
            decoded.set(part % DECODED, known);
        }
        return known.entries().get(index % ENTRIES);
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
