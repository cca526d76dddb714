package dev.foretrait.engine.evaluate;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Goes through blocks, on several threads where that is allowed. */
final class Scan {

    private Scan() {}

    /**
     * Folds blocks together.
     *
     * @param wanted which blocks, by number
     * @param start what each thread begins with
     * @param add folds in one block
     * @param merge folds the second into the first
     */
    static <T> T blocks(
            Run run, IntPredicate wanted, Supplier<T> start, BiConsumer<T, BlockScan> add, BinaryOperator<T> merge) {
        int[] numbers = IntStream.range(0, run.blocks.size()).filter(wanted).toArray();
        int threads = Math.max(1, Math.min(run.parallelism, numbers.length));
        AtomicInteger next = new AtomicInteger();
        List<T> parts = Fork.run(threads, () -> {
            T part = start.get();
            Workspace workspace = new Workspace();
            for (int at = next.getAndIncrement(); at < numbers.length; at = next.getAndIncrement()) {
                add.accept(part, new BlockScan(run, numbers[at], workspace));
                workspace.reuse();
            }
            return part;
        });
        return parts.stream().reduce(merge).orElseThrow();
    }
}
