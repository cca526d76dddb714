package dev.foretrait.storage.ingest;

import java.io.InputStream;

/** The pieces of a source as one stream. */
final class PieceStream extends InputStream {

    private static final ReadAhead.End OPEN = new ReadAhead.End(java.util.Optional.empty(), "");

    private final ReadAhead reading;
    private byte[] bytes = new byte[0];
    private int at;
    private int length;
    private long textBytes;
    private long textHash;
    private ReadAhead.End end = OPEN;

    PieceStream(ReadAhead reading) {
        this.reading = reading;
    }

    long textBytes() {
        return textBytes;
    }

    long textHash() {
        return textHash;
    }

    /** Reads over what is left and says how the source ended. */
    ReadAhead.End readToEnd() {
        while (next()) {
            at = length;
        }
        return end;
    }

    @Override
    public int read() {
        return at < length || next() ? bytes[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int most) {
        if (at == length && !next()) {
            return -1;
        }
        int count = Math.min(most, length - at);
        System.arraycopy(bytes, at, into, offset, count);
        at += count;
        return count;
    }

    private boolean next() {
        if (end != OPEN) {
            return false;
        }
        ReadAhead.Step step = reading.take();
        if (step instanceof ReadAhead.Piece piece) {
            bytes = piece.bytes();
            at = 0;
            length = piece.length();
            textBytes = piece.textBytes();
            textHash = piece.textHash();
            return true;
        }
        end = (ReadAhead.End) step;
        return false;
    }
}
