package dev.foretrait.storage.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SharedWorkTest {

    private final SharedWork shared = new SharedWork();

    @Test
    @Timeout(30)
    void whoeverNeedsWorkDoesWhatNobodyHasBegun() {
        List<FutureTask<Integer>> started = new ArrayList<>();
        for (int each = 0; each < 5; each++) {
            int number = each;
            started.add(shared.start(() -> number * number));
        }
        shared.finish(started);
        assertThat(started).extracting(SharedWork::result).containsExactly(0, 1, 4, 9, 16);
        assertThat(shared.help()).as("something is left to be done").isFalse();
    }

    @Test
    @Timeout(30)
    void allWorkIsDoneOnceHoweverManyHelp() throws InterruptedException {
        AtomicInteger done = new AtomicInteger();
        CountDownLatch ended = new CountDownLatch(1);
        Thread helper = new Thread(() -> {
            while (ended.getCount() > 0) {
                shared.help();
            }
        });
        helper.start();
        try {
            for (int round = 0; round < 2_000; round++) {
                shared.finish(List.of(
                        shared.start(done::incrementAndGet),
                        shared.start(done::incrementAndGet),
                        shared.start(done::incrementAndGet)));
                assertThat(done).hasValue((round + 1) * 3);
            }
        } finally {
            ended.countDown();
            helper.join();
        }
    }

    @Test
    void whatWorkThrowsIsThrownWhereItIsNeeded() {
        IllegalArgumentException refused = new IllegalArgumentException("refused");
        FutureTask<Object> helpedWith = shared.start(() -> {
            throw refused;
        });
        shared.help();
        assertThatThrownBy(() -> shared.finish(List.of(helpedWith))).isSameAs(refused);

        OutOfMemoryError full = new OutOfMemoryError("full");
        FutureTask<Object> dying = shared.start(() -> {
            throw full;
        });
        assertThatThrownBy(() -> shared.finish(List.of(dying))).isSameAs(full);
    }
}
