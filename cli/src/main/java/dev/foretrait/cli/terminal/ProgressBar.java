package dev.foretrait.cli.terminal;

import java.io.PrintStream;
import java.time.Duration;

/**
 * A line at the foot of a terminal that shows how far a long piece of work is. It is drawn at most ten times a second and
 * wiped at the end.
 */
public final class ProgressBar implements AutoCloseable {

    private static final long NANOS_BETWEEN = Duration.ofMillis(100).toNanos();
    private static final int BAR_CELLS = 24;
    private static final String WIPE = "\r\u001b[K";

    private final PrintStream screen;
    private final int width;
    private final Paint paint;
    private final long startedAt;
    private long drawnAt;

    /** A bar on that screen; the work begins at {@code nanos}, as {@link System#nanoTime} counts. */
    public ProgressBar(PrintStream screen, int width, Paint paint, long nanos) {
        this.screen = screen;
        this.width = width;
        this.paint = paint;
        this.startedAt = nanos;
        this.drawnAt = nanos - NANOS_BETWEEN;
    }

    /**
     * Shows the state, if it is time to.
     *
     * @param done bytes read
     * @param total bytes to read; 0 if nobody knows
     * @param messages messages read
     * @param nanos the present, as {@link System#nanoTime} counts
     */
    public void show(long done, long total, long messages, long nanos) {
        if (nanos - drawnAt < NANOS_BETWEEN) {
            return;
        }
        drawnAt = nanos;
        screen.print(WIPE + line(done, total, messages, nanos - startedAt));
        screen.flush();
    }

    @Override
    public void close() {
        screen.print(WIPE);
        screen.flush();
    }

    private String line(long done, long total, long messages, long elapsedNanos) {
        double seconds = Math.max(elapsedNanos, 1) / 1e9;
        String rate =
                Figures.count(messages, "message") + "  " + Figures.grouped(Math.round(messages / seconds)) + "/s";
        if (total <= 0) {
            return Cells.fit(Figures.bytes(done) + "  " + rate, width - 1);
        }
        long shown = Math.min(done, total);
        String left = shown == 0 ? "" : "  " + eta(seconds * (total - shown) / shown) + " left";
        String words = Cells.right(100 * shown / total + " %", 5) + "  " + rate + left;
        String bar = Cells.left(Bar.of(shown, total, BAR_CELLS), BAR_CELLS);
        return paint.cyan(bar) + Cells.fit(words, width - 1 - BAR_CELLS);
    }

    private static String eta(double seconds) {
        long whole = (long) Math.ceil(seconds);
        return whole < 60 ? whole + " s" : whole / 60 + " min " + whole % 60 + " s";
    }
}
