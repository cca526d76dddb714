package dev.foretrait.storage.ingest;

import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/** A hash of a growing text, by which it is recognised. Two checksums that the processor computes. */
final class TextHash {

    private final CRC32 low = new CRC32();
    private final CRC32C high = new CRC32C();

    void add(byte[] bytes, int offset, int count) {
        low.update(bytes, offset, count);
        high.update(bytes, offset, count);
    }

    long value() {
        return high.getValue() << 32 | low.getValue();
    }
}
