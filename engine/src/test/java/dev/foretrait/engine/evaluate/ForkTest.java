package dev.foretrait.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ForkTest {

    /** The caller may close what the others read. */
    @Test
    void nobodyIsAtWorkAnyMoreWhenOneHasFailed() {
        Thread caller = Thread.currentThread();
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        AtomicLong work = new AtomicLong();
        assertThatIllegalStateException()
                .isThrownBy(() -> Fork.run(2, () -> {
                    if (Thread.currentThread() == caller) {
                        awaitUninterruptibly(begun);
                        throw new IllegalStateException("failed");
                    }
                    begun.countDown();
                    for (int step = 0; step < 20_000_000; step++) {
                        work.accumulateAndGet(step, Long::sum);
                    }
                    ended.set(true);
                    return work;
                }));
        assertThat(ended).isTrue();
    }

    private static void awaitUninterruptibly(CountDownLatch begun) {
        try {
            begun.await();
        } catch (InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }
}
