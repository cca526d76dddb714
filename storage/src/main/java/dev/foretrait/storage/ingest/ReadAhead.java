package dev.foretrait.storage.ingest;

import dev.foretrait.storage.Rethrown;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
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

    private static final int PIECES_AHEAD = 4;

    /** What is taken. */
    sealed interface Step {}

    /**
     * A source begins.
     *
     * @param unchanged how far it was imported before, if the text up to there is the same; the pieces begin behind it
     * @param linesBefore how many lines are in that, one without an end included
     * @param document whether it is one JSON text over several lines, all of which are in one stream of pieces
     */
    record Start(ImportSource source, Optional<FileProgress> unchanged, long linesBefore, boolean document)
            implements Step {}

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

    private record Failure(Throwable cause) implements Step {}

    private final Supplier<Optional<Sources.Waiting>> sources;
    private final BlockingQueue<Step> steps = new ArrayBlockingQueue<>(PIECES_AHEAD);
    private final Buffers buffers = new Buffers(PIECES_AHEAD + 2);
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
                throw Rethrown.of(failure.cause());
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
        buffers.release(piece.bytes());
    }

    @Override
    public synchronized void close() {
        reading.cancel(true);
    }

    /** The next source is looked up in the database, whose file an interruption would close. */
    private synchronized Optional<Sources.Waiting> next() throws InterruptedException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedException();
        }
        return sources.get();
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
            for (Optional<Sources.Waiting> next = next(); next.isPresent(); next = next()) {
                read(next.get().source(), next.get().known());
            }
            return Done.DONE;
        } catch (RuntimeException | Error failed) {
            return new Failure(failed);
        }
    }

    private void read(ImportSource source, Optional<FileProgress> known) throws InterruptedException {
        boolean started = false;
        long before = bytesRead.get();
        try {
            if (known.isPresent()) {
                try (InputStream text = Text.of(source, bytesRead)) {
                    Pieces pieces = new Pieces(text, buffers, steps::put);
                    if (isUnchanged(pieces, known.get())) {
                        steps.put(new Start(source, known, known.get().lines() + (pieces.isInLine() ? 1 : 0), false));
                        started = true;
                        pieces.putAll();
                        steps.put(new End(Optional.empty(), ""));
                        return;
                    }
                }
            }
            bytesRead.set(before);
            try (InputStream text = Text.of(source, bytesRead)) {
                Pieces pieces = new Pieces(text, buffers, steps::put);
                Pieces.Shape shape = pieces.shape();
                steps.put(new Start(source, Optional.empty(), 0, shape == Pieces.Shape.DOCUMENT));
                started = true;
                if (shape == Pieces.Shape.OTHER || shape == Pieces.Shape.UTF_16) {
                    boolean isUtf16 = shape == Pieces.Shape.UTF_16;
                    steps.put(new End(Optional.of(isUtf16 ? ImportRule.FILE_UTF_16 : ImportRule.FILE_NOT_JSON), ""));
                    return;
                }
                pieces.document = shape == Pieces.Shape.DOCUMENT;
                pieces.putAll();
            }
            steps.put(new End(Optional.empty(), ""));
        } catch (IOException broken) {
            if (!started) {
                steps.put(new Start(
                        source, known, known.map(each -> each.lines() + 1).orElse(0L), false));
            }
            boolean damaged = broken instanceof EOFException || broken instanceof ZipException;
            steps.put(
                    damaged
                            ? new End(Optional.of(ImportRule.GZIP_TRUNCATED), "")
                            : new End(Optional.of(ImportRule.FILE_UNREADABLE), detail(broken)));
        }
    }

    /** Whether nothing else has to be read than what follows; not if the text breaks off before that. */
    private static boolean isUnchanged(Pieces pieces, FileProgress known) {
        try {
            return pieces.skip(known) && (!known.whole() || pieces.isAtEnd());
        } catch (IOException brokenOff) {
            return false;
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
}
