package dev.foretrait.storage.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SharedWorkTest {

    private static final Duration A_WHILE = Duration.ofSeconds(30);

    private final SharedWork shared = new SharedWork();

    @Test
    void whoeverNeedsWorkDoesWhatNobodyHasBegun() {
        List<FutureTask<Integer>> started = new ArrayList<>();
        for (int each = 0; each < 5; each++) {
            int number = each;
            started.add(shared.start(() -> number * number));
        }
        assertTimeoutPreemptively(A_WHILE, () -> shared.finish(started));
        assertEquals(
                List.of(0, 1, 4, 9, 16),
                started.stream().map(SharedWork::result).toList());
        assertFalse(shared.help(), "nothing is left to be done");
    }

    @Test
    void allWorkIsDoneOnceHoweverManyHelp() {
        AtomicInteger done = new AtomicInteger();
        assertTimeoutPreemptively(A_WHILE, () -> {
            CountDownLatch ended = new CountDownLatch(1);
            Thread helper = new Thread(() -> {
                while (ended.getCount() > 0) {
                    shared.help();
                }
            });
            helper.start();
            for (int round = 0; round < 2_000; round++) {
                List<FutureTask<Integer>> started = List.of(
                        shared.start(done::incrementAndGet),
                        shared.start(done::incrementAndGet),
                        shared.start(done::incrementAndGet));
                shared.finish(started);
                assertEquals((round + 1) * 3, done.get());
            }
            ended.countDown();
            helper.join();
        });
    }

    @Test
    void whatWorkThrowsIsThrownWhereItIsNeeded() {
        IllegalArgumentException refused = new IllegalArgumentException("refused");
        Callable<Object> refusing = () -> {
            throw refused;
        };
        FutureTask<Object> helpedWith = shared.start(refusing);
        shared.help();
        assertSame(refused, assertThrows(RuntimeException.class, () -> shared.finish(List.of(helpedWith))));

        OutOfMemoryError full = new OutOfMemoryError("full");
        FutureTask<Object> dying = shared.start(() -> {
            throw full;
        });
        assertSame(full, assertThrows(OutOfMemoryError.class, () -> shared.finish(List.of(dying))));
    }
}
