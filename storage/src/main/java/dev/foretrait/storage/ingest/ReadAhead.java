package dev.foretrait.storage.ingest;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads and unpacks sources on a thread of its own, some pieces ahead of whoever takes them. A source is a {@link Start},
 * any number of {@link Piece}s and an {@link End}.
 */
final class ReadAhead implements AutoCloseable {

    /** The longest line, and the size of most pieces. */
    static final int MAX_LINE = 1 << 20;

    private static final int CAPACITY = MAX_LINE + 1;

    /** The size of the first piece of a source; each is twice as large as the one before, until they are whole. */
    private static final int FIRST = 1 << 14;

    private static final int PIECES_AHEAD = 4;

    /** So many bytes behind a piece may be read; they are 0. */
    static final int MARGIN = 16;

    /** What is taken. */
    sealed interface Step {}

    /**
     * A source begins.
     *
     * @param unchanged how far it was imported before, if the text up to there is the same; the pieces begin behind it
     * @param document whether it is one JSON text over several lines, all of which are in one stream of pieces
     */
    record Start(ImportSource source, Optional<FileProgress> unchanged, boolean document) implements Step {}

    /**
     * Some whole lines; of a document, some bytes.
     *
     * @param bytes to be given back with {@link #release} when they are read
     * @param length how many of {@code bytes} count
     * @param textBytes where it ends, from the start of the text
     * @param textHash the hash of the text up to its end
     * @param cut whether it is the start of a line that is too long, the rest of which was skipped
     * @param last whether it ends without a line end, because the file does
     */
    record Piece(byte[] bytes, int length, long textBytes, long textHash, boolean cut, boolean last) implements Step {}

    /** The source ends here, for that reason if it should not. */
    record End(Optional<ImportRule> problem, String detail) implements Step {}

    /** There are no more sources. */
    enum Done implements Step {
        DONE
    }

    private record Failure(RuntimeException cause) implements Step {}

    private final Supplier<Optional<Sources.Waiting>> sources;
    private final BlockingQueue<Step> steps = new ArrayBlockingQueue<>(PIECES_AHEAD);
    private final BlockingQueue<byte[]> spare = new ArrayBlockingQueue<>(PIECES_AHEAD + 2);
    private final AtomicLong bytesRead = new AtomicLong();
    private final Future<?> reading;

    /**
     * @param sources leads to the source that is to be read next; to none after the last one
     */
    ReadAhead(Supplier<Optional<Sources.Waiting>> sources) {
        this.sources = sources;
        this.reading = ImportThreads.start(this::readAll);
    }

    Step take() {
        try {
            Step step = steps.take();
            if (step instanceof Failure failure) {
                throw failure.cause();
            }
            return step;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading", interrupted);
        }
    }

    /** How many bytes were read so far, as they lie on disk. */
    long bytes() {
        return bytesRead.get();
    }

    /** Takes back the bytes of a piece that is read. */
    void release(Piece piece) {
        if (piece.bytes().length == CAPACITY + MARGIN) {
            spare.offer(piece.bytes());
        }
    }

    private byte[] buffer(int capacity) {
        byte[] used = capacity == CAPACITY ? spare.poll() : null;
        return used == null ? new byte[capacity + MARGIN] : used;
    }

    @Override
    public void close() {
        reading.cancel(true);
    }

    private void readAll() {
        try {
            steps.put(readSources());
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns the last step. */
    private Step readSources() throws InterruptedException {
        try {
            for (Optional<Sources.Waiting> next = sources.get(); next.isPresent(); next = sources.get()) {
                read(next.get().source(), next.get().known());
            }
            return Done.DONE;
        } catch (RuntimeException bug) {
            return new Failure(bug);
        }
    }

    private void read(ImportSource source, Optional<FileProgress> known) throws InterruptedException {
        boolean started = false;
        long before = bytesRead.get();
        try {
            if (known.isPresent()) {
                try (InputStream text = Text.of(source, bytesRead)) {
                    Pieces pieces = new Pieces(text);
                    if (pieces.skip(known.get()) && (!known.get().whole() || pieces.isAtEnd())) {
                        steps.put(new Start(source, known, false));
                        started = true;
                        pieces.putAll();
                        steps.put(new End(Optional.empty(), ""));
                        return;
                    }
                }
            }
            bytesRead.set(before);
            try (InputStream text = Text.of(source, bytesRead)) {
                Pieces pieces = new Pieces(text);
                Shape shape = pieces.shape();
                steps.put(new Start(source, Optional.empty(), shape == Shape.DOCUMENT));
                started = true;
                if (shape == Shape.OTHER) {
                    steps.put(new End(Optional.of(ImportRule.FILE_NOT_JSON), ""));
                    return;
                }
                pieces.document = shape == Shape.DOCUMENT;
                pieces.putAll();
            }
            steps.put(new End(Optional.empty(), ""));
        } catch (IOException broken) {
            if (!started) {
                steps.put(new Start(source, Optional.empty(), false));
            }
            boolean damaged = broken instanceof EOFException || broken instanceof ZipException;
            steps.put(
                    damaged
                            ? new End(Optional.of(ImportRule.GZIP_TRUNCATED), "")
                            : new End(Optional.of(ImportRule.FILE_UNREADABLE), detail(broken)));
        }
    }

    private static String detail(IOException unreadable) {
        if (unreadable instanceof NoSuchFileException) {
            return "it is not there";
        }
        return unreadable instanceof java.nio.file.AccessDeniedException
                ? "no permission"
                : text(unreadable.getMessage());
    }

    private static String text(@Nullable String message) {
        return message == null ? "" : message;
    }

    /** What a text looks like from its start. */
    private enum Shape {
        LINES,
        DOCUMENT,
        OTHER
    }

    /** Cuts a text into pieces of whole lines. */
    private final class Pieces {
        private final InputStream text;
        private final TextHash hash = new TextHash();
        private byte[] bytes = buffer(FIRST);
        private int length;
        private long textBytes;
        private boolean ended;
        private @Nullable IOException pending;
        boolean document;

        Pieces(InputStream text) {
            this.text = text;
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
            }
            return hash.value() == known.textHash();
        }

        boolean isAtEnd() throws IOException {
            fill();
            return ended && length == 0;
        }

        private int capacity() {
            return bytes.length - MARGIN;
        }

        private int nextCapacity() {
            return Math.min(CAPACITY, 2 * capacity());
        }

        /** Makes room for more bytes before the piece is put. */
        private void grow() {
            bytes = Arrays.copyOf(bytes, nextCapacity() + MARGIN);
        }

        Shape shape() {
            pending = tryFill();
            while (length == capacity() && length < CAPACITY && lineEnd(firstByte()) == length) {
                grow();
                pending = tryFill();
            }
            int start = firstByte();
            if (start == length) {
                return ended || pending != null ? Shape.LINES : Shape.OTHER;
            }
            if (bytes[start] != '{' && bytes[start] != '[') {
                return Shape.OTHER;
            }
            int end = lineEnd(start);
            if (end == length) {
                return ended || pending != null ? Shape.LINES : Shape.DOCUMENT;
            }
            int last = end - 1;
            while (last > start && isBlank(bytes[last])) {
                last--;
            }
            return "{[,:".indexOf(bytes[last]) >= 0 ? Shape.DOCUMENT : Shape.LINES;
        }

        private int lineEnd(int from) {
            int end = from;
            while (end < length && bytes[end] != '\n') {
                end++;
            }
            return end;
        }

        private int firstByte() {
            int at = hasByteOrderMark() ? 3 : 0;
            while (at < length && isBlank(bytes[at])) {
                at++;
            }
            return at;
        }

        private boolean hasByteOrderMark() {
            return length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
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
            } else if (length == CAPACITY) {
                skipRest();
            } else if (length == capacity()) {
                grow();
            }
        }

        private void put(int end, boolean cut, boolean last) throws InterruptedException {
            byte[] piece = bytes;
            hash.add(piece, 0, end);
            textBytes += end;
            bytes = buffer(nextCapacity());
            System.arraycopy(piece, end, bytes, 0, length - end);
            Arrays.fill(piece, end, end + MARGIN, (byte) 0);
            length -= end;
            steps.put(new Piece(piece, end, textBytes, hash.value(), cut, last));
        }

        /** Reads to the end of a line that is too long and puts only its start. */
        private void skipRest() throws IOException, InterruptedException {
            byte[] start = bytes;
            bytes = buffer(CAPACITY);
            hash.add(start, 0, CAPACITY);
            textBytes += CAPACITY;
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
            steps.put(new Piece(start, CAPACITY, textBytes, hash.value(), true, end < 0));
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
}
