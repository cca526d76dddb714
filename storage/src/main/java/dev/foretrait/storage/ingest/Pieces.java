package dev.foretrait.storage.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Cuts a text into pieces of whole lines. */
final class Pieces {

    /** The size of the first piece of a source; each is twice as large as the one before, until they are whole. */
    private static final int FIRST = 1 << 14;

    private final InputStream text;
    private final TextHash hash = new TextHash();
    private final Buffers buffers;
    private final Receiver receiver;
    private byte[] bytes;
    private int length;
    private long textBytes;
    private boolean ended;
    private boolean inLine;
    private @Nullable IOException pending;
    boolean document;

    /** Takes the pieces, one after the other. */
    interface Receiver {
        void put(ReadAhead.Piece piece) throws InterruptedException;
    }

    /** What a text looks like from its start. */
    enum Shape {
        LINES,
        DOCUMENT,
        UTF_16,
        OTHER
    }

    Pieces(InputStream text, Buffers buffers, Receiver receiver) {
        this.text = text;
        this.buffers = buffers;
        this.receiver = receiver;
        this.bytes = buffers.take(FIRST);
    }

    /** Reads over the text that was imported before; false if it is another text. */
    boolean skip(FileProgress known) throws IOException {
        while (textBytes < known.textBytes()) {
            int most = (int) Math.min(capacity(), known.textBytes() - textBytes);
            int count = text.read(bytes, 0, most);
            if (count < 0) {
                return false;
            }
            hash.add(bytes, 0, count);
            textBytes += count;
            inLine = count == 0 ? inLine : bytes[count - 1] != '\n';
        }
        return hash.value() == known.textHash();
    }

    /** Whether what was {@link #skip skipped} ends with a line that has no end. */
    boolean isInLine() {
        return inLine;
    }

    boolean isAtEnd() throws IOException {
        fill();
        return ended && length == 0;
    }

    private int capacity() {
        return bytes.length - Buffers.MARGIN;
    }

    private int nextCapacity() {
        return Math.min(Buffers.CAPACITY, 2 * capacity());
    }

    /** Makes room for more bytes before the piece is put. */
    private void grow() {
        bytes = Arrays.copyOf(bytes, nextCapacity() + Buffers.MARGIN);
    }

    /** A text is a document if its first line ends inside of a value, and by its last sign or by the next line it goes on there. */
    Shape shape() {
        pending = tryFill();
        while (length == capacity() && length < Buffers.CAPACITY && behindBlanks(lineEnd(firstByte())) == length) {
            grow();
            pending = tryFill();
        }
        int start = firstByte();
        if (start == length) {
            return ended || pending != null ? Shape.LINES : Shape.OTHER;
        }
        if (bytes[start] != '{' && bytes[start] != '[') {
            return hasMarkOfUtf16() ? Shape.UTF_16 : Shape.OTHER;
        }
        int end = lineEnd(start);
        if (end == length) {
            return ended || pending != null ? Shape.LINES : Shape.DOCUMENT;
        }
        int last = end - 1;
        while (last > start && isBlank(bytes[last])) {
            last--;
        }
        boolean opensList = bytes[start] == '[' && bytes[last] != ']';
        int next = behindBlanks(end);
        boolean goesOn = "{[,:".indexOf(bytes[last]) >= 0 || next < length && ",}]:".indexOf(bytes[next]) >= 0;
        return opensList || goesOn && isOpen(start, end) ? Shape.DOCUMENT : Shape.LINES;
    }

    /** Whether there are more brackets that open than such that close, outside of texts. */
    private boolean isOpen(int from, int end) {
        int depth = 0;
        boolean inText = false;
        for (int at = from; at < end; at++) {
            switch (bytes[at]) {
                case '"' -> inText = !inText;
                case '\\' -> at += inText ? 1 : 0;
                case '{', '[' -> depth += inText ? 0 : 1;
                case '}', ']' -> depth -= inText ? 0 : 1;
                default -> {}
            }
        }
        return depth > 0;
    }

    private int lineEnd(int from) {
        int end = from;
        while (end < length && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    private int firstByte() {
        return behindBlanks(hasByteOrderMark() ? 3 : 0);
    }

    private int behindBlanks(int from) {
        int at = from;
        while (at < length && isBlank(bytes[at])) {
            at++;
        }
        return at;
    }

    private boolean hasByteOrderMark() {
        return length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
    }

    private boolean hasMarkOfUtf16() {
        return length >= 2
                && (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE
                        || bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF);
    }

    private static boolean isBlank(byte c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    void putAll() throws IOException, InterruptedException {
        while (true) {
            IOException broken = pending == null ? tryFill() : pending;
            put();
            if (broken != null) {
                throw broken;
            }
            if (ended) {
                if (length > 0) {
                    put(length, false, true);
                }
                return;
            }
        }
    }

    /** Puts the whole lines that are there. */
    private void put() throws IOException, InterruptedException {
        int end = length;
        while (!document && end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        if (end > 0) {
            put(end, false, false);
        } else if (length == Buffers.CAPACITY) {
            skipRest();
        } else if (length == capacity()) {
            grow();
        }
    }

    private void put(int end, boolean cut, boolean last) throws InterruptedException {
        byte[] piece = bytes;
        hash.add(piece, 0, end);
        textBytes += end;
        bytes = buffers.take(nextCapacity());
        System.arraycopy(piece, end, bytes, 0, length - end);
        Arrays.fill(piece, end, end + Buffers.MARGIN, (byte) 0);
        length -= end;
        receiver.put(new ReadAhead.Piece(piece, end, textBytes, hash.value(), cut, last));
    }

    /** Reads to the end of a line that is too long and puts only its start. */
    private void skipRest() throws IOException, InterruptedException {
        byte[] start = bytes;
        bytes = buffers.take(Buffers.CAPACITY);
        hash.add(start, 0, Buffers.CAPACITY);
        textBytes += Buffers.CAPACITY;
        length = 0;
        int end = -1;
        while (end < 0 && !ended) {
            length = 0;
            fill();
            for (int at = 0; at < length && end < 0; at++) {
                if (bytes[at] == '\n') {
                    end = at + 1;
                }
            }
            int skipped = end < 0 ? length : end;
            hash.add(bytes, 0, skipped);
            textBytes += skipped;
        }
        int rest = end < 0 ? 0 : length - end;
        if (end > 0) {
            System.arraycopy(bytes, end, bytes, 0, rest);
        }
        length = rest;
        receiver.put(new ReadAhead.Piece(start, Buffers.CAPACITY, textBytes, hash.value(), true, end < 0));
    }

    private void fill() throws IOException {
        IOException broken = tryFill();
        if (broken != null) {
            throw broken;
        }
    }

    /** Fills the buffer as far as the text goes; the exception, if there was one, belongs behind what was read. */
    private @Nullable IOException tryFill() {
        try {
            while (length < capacity()) {
                int count = text.read(bytes, length, capacity() - length);
                if (count < 0) {
                    ended = true;
                    return null;
                }
                length += count;
            }
            return null;
        } catch (IOException broken) {
            return broken;
        }
    }
}
