package dev.foretrait.storage.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.query.Acceptance;
import dev.foretrait.engine.query.Kind;
import dev.foretrait.engine.query.Level;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * Reads nonsense: a little in every build, and as much as {@code -Dforetrait.fuzz.bytes} says, from {@code
 * -Dforetrait.fuzz.seed} on. A text that fails is kept under {@code target/fuzz}, with the seed and its number in its
 * name.
 */
class FuzzTest {

    /** Counts this thread's own work, so that a busy machine makes no text slow. */
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private static final long USUAL_BYTES = 2_000_000;

    /** Far more than any text takes, and far less than it would at anything but a linear cost. */
    private static final long NANOS_AT_LEAST = 5_000_000_000L;

    private static final long NANOS_PER_CHAR = 100_000;

    private static final long PROGRESS = 50_000_000;

    @Test
    void nonsenseGivesFindingsAndNothingWorse() throws IOException {
        long bytes = FuzzSize.bytes(USUAL_BYTES);
        long seed = FuzzSize.seed();
        Trial trial = new Trial();
        long began = System.nanoTime();
        long read = 0;
        long told = 0;
        long slowest = 0;
        long number = 0;
        for (; read < bytes; number++) {
            Nonsense nonsense = new Nonsense(seed, number);
            boolean file = nonsense.choice(16) == 0;
            String text = file ? nonsense.file() : nonsense.query();
            long before = CLOCK.getCurrentThreadCpuTime();
            attempt(trial, nonsense, file, text, seed, number);
            long nanos = CLOCK.getCurrentThreadCpuTime() - before;
            slowest = Math.max(slowest, nanos);
            if (nanos > NANOS_AT_LEAST + NANOS_PER_CHAR * text.length()) {
                throw new AssertionError("it took " + nanos / 1_000_000 + " ms, see " + kept(text, seed, number));
            }
            read += text.getBytes(StandardCharsets.UTF_8).length;
            if (read - told > PROGRESS) {
                told = read;
                System.out.println(progress(seed, number, read, began, slowest, trial));
            }
        }
        assertThat(trial.accepted()).isPositive();
        assertThat(trial.evaluated()).isPositive();
        if (bytes > USUAL_BYTES) {
            System.out.println(progress(seed, number, read, began, slowest, trial));
        }
    }

    private static void attempt(Trial trial, Nonsense nonsense, boolean file, String text, long seed, long number)
            throws IOException {
        Kind kind = Kind.values()[nonsense.choice(Kind.values().length)];
        Level level = nonsense.choice(3) > 0 ? Level.USERS : Level.values()[nonsense.choice(Level.values().length)];
        Acceptance acceptance = Acceptance.values()[nonsense.choice(Acceptance.values().length)];
        try {
            if (file) {
                trial.file(text, kind);
            } else {
                trial.query(text, kind, level, acceptance);
            }
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            throw new AssertionError(
                    kind + " " + level + " " + acceptance + ": " + e + ", see " + kept(text, seed, number), e);
        }
    }

    private static Path kept(String text, long seed, long number) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "fuzz"));
        return Files.write(
                folder.resolve("seed-" + seed + "-number-" + number + ".txt"), text.getBytes(StandardCharsets.UTF_16));
    }

    private static String progress(long seed, long number, long read, long began, long slowest, Trial trial) {
        double seconds = (System.nanoTime() - began) / 1e9;
        return String.format(
                Locale.ROOT,
                "fuzz seed %d: %d texts, %.0f MB in %.0f s (%.2f MB/s), %d accepted, %d evaluated, slowest %d ms",
                seed,
                number,
                read / 1e6,
                seconds,
                read / 1e6 / seconds,
                trial.accepted(),
                trial.evaluated(),
                slowest / 1_000_000);
    }
}
