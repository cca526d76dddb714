package dev.foretrait.storage.space;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.storage.ingest.ImportProgress;
import dev.foretrait.storage.ingest.ImportSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingMeanwhileTest {

    private static final int MESSAGES = 3_000;
    private static final int ROUNDS = 8;
    private static final int COMMIT_EVERY = 50;

    @TempDir
    Path folder;

    /** Each round brings a copy of every message that was received before those that are there. */
    @Test
    void everyMessageIsThereOnceWhileBetterCopiesAreImported() {
        try (Space space = Space.open(folder, SpaceOptions.DEFAULT, COMMIT_EVERY)) {
            imported(space, ROUNDS);
            CompletableFuture<Void> imports = CompletableFuture.runAsync(() -> {
                for (int round = ROUNDS - 1; round >= 0; round--) {
                    imported(space, round);
                }
            });
            do {
                List<String> ids = new ArrayList<>();
                space.snapshot().forEachMessage(message -> ids.add(message.messageId()));
                assertThat(ids).hasSize(MESSAGES).doesNotHaveDuplicates();
            } while (!imports.isDone());
            imports.join();
        }
    }

    /** An interruption closes the file that the thread reads from. */
    @Test
    void aThreadThatIsInterruptedLeavesTheSpaceOpen() {
        try (Space space = Space.open(folder, SpaceOptions.DEFAULT)) {
            imported(space, 0);
        }
        try (Space space = Space.open(folder, SpaceOptions.DEFAULT)) {
            Thread.currentThread().interrupt();
            assertThat(messages(space)).isEqualTo(MESSAGES);
            Thread.interrupted();
            imported(space, 1);
            assertThat(messages(space)).isEqualTo(MESSAGES);
        }
    }

    private static int messages(Space space) {
        AtomicInteger messages = new AtomicInteger();
        space.snapshot().forEachMessage(message -> messages.incrementAndGet());
        return messages.get();
    }

    private void imported(Space space, int receivedAt) {
        String[] lines = IntStream.range(0, MESSAGES)
                .mapToObj(number -> Exports.track("m" + number, "u" + number % 50, receivedAt, "{}"))
                .toArray(String[]::new);
        Path file = Exports.file(folder, receivedAt + ".ndjson", lines);
        space.importFrom(List.of(ImportSource.of(file)), ImportProgress.SILENT);
    }
}
