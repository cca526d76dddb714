package dev.foretrait.storage.resolution;

import dev.foretrait.engine.column.Hash;
import dev.foretrait.engine.identity.ExternalId;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** External ids that are looked for among the bytes of a directory. */
final class SoughtIds {

    private final Set<ByteBuffer> spelled = new HashSet<>();
    private final long[] hashes;

    SoughtIds(Collection<ExternalId> ids) {
        hashes = new long[ids.size()];
        int size = 0;
        for (ExternalId id : ids) {
            byte[] bytes = DirectoryCodec.encode(id);
            spelled.add(ByteBuffer.wrap(bytes));
            hashes[size++] = Hash.of(bytes, 0, bytes.length);
        }
        Arrays.sort(hashes);
    }

    /** Whether the id that {@link DirectoryCodec#encode(ExternalId)} spelled there is one of them. */
    boolean contains(byte[] bytes, int from, int to) {
        return Arrays.binarySearch(hashes, Hash.of(bytes, from, to - from)) >= 0
                && spelled.contains(ByteBuffer.wrap(bytes, from, to - from));
    }
}
