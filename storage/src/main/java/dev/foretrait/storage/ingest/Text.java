package dev.foretrait.storage.ingest;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;

/** The unpacked text of a source: gzip is known by its first bytes, not by the name (exports.md 1.1). */
final class Text {

    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;
    private static final int BUFFER = 1 << 16;

    private Text() {}

    /**
     * @param bytes counts the bytes as they lie on disk
     */
    static InputStream of(ImportSource source, AtomicLong bytes) throws IOException {
        InputStream raw = new Counted(source.open(), bytes);
        PushbackInputStream start = new PushbackInputStream(raw, 2);
        byte[] magic = start.readNBytes(2);
        start.unread(magic);
        boolean packed = magic.length == 2 && (magic[0] & 0xFF) == GZIP_FIRST && (magic[1] & 0xFF) == GZIP_SECOND;
        return packed ? new GZIPInputStream(new Members(start), BUFFER) : start;
    }

    /**
     * Whoever unpacks it asks at the end of each member what is available, and takes nothing for the end. A pipe may have nothing yet.
     */
    private static final class Members extends BufferedInputStream {
        Members(InputStream in) {
            super(in, BUFFER);
        }

        @Override
        public synchronized int available() throws IOException {
            mark(1);
            if (read() < 0) {
                return 0;
            }
            reset();
            return count - pos;
        }
    }

    private static final class Counted extends FilterInputStream {
        private final AtomicLong bytes;

        Counted(InputStream in, AtomicLong bytes) {
            super(in);
            this.bytes = bytes;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            bytes.addAndGet(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int most) throws IOException {
            int count = super.read(into, offset, most);
            bytes.addAndGet(Math.max(0, count));
            return count;
        }
    }
}
