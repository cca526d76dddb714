package dev.foretrait.storage.space;

import java.nio.ByteBuffer;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Entries of a directory as bytes; those near an entry that is asked for are decoded with it. Safe for several threads. */
final class DirectoryParts extends AbstractList<ProfileEntry> implements RandomAccess {

    /** How many entries each part has, but for the last. */
    static final int ENTRIES = 2_000;

    private final List<byte[]> parts;
    private final AtomicReferenceArray<List<ProfileEntry>> decoded;
    private final int size;

    DirectoryParts(List<byte[]> parts) {
        this.parts = List.copyOf(parts);
        this.decoded = new AtomicReferenceArray<>(parts.size());
        this.size = parts.isEmpty()
                ? 0
                : (parts.size() - 1) * ENTRIES
                        + ByteBuffer.wrap(parts.get(parts.size() - 1)).getInt();
    }

    @Override
    public ProfileEntry get(int index) {
        int part = index / ENTRIES;
        List<ProfileEntry> entries = decoded.get(part);
        if (entries == null) {
            entries = DirectoryCodec.decode(parts.get(part));
            decoded.set(part, entries);
        }
        return entries.get(index % ENTRIES);
    }

    @Override
    public int size() {
        return size;
    }
}
