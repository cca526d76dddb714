package dev.foretrait.benchmark.inner;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.Coded;
import dev.foretrait.engine.column.Fields;
import dev.foretrait.engine.column.ProfileColumn;
import dev.foretrait.engine.column.Vocabularies;
import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.reduce.Kept;
import dev.foretrait.engine.reduce.Places;
import dev.foretrait.engine.reduce.Reducer;
import dev.foretrait.engine.reduce.ReducerFunction;
import dev.foretrait.engine.semantics.Semantics;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A reducer over all events of one block, each of any of 2,000 profiles. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class Reducing {

    private static final int PROFILES = 2_000;

    @Param({"COUNT", "SUM", "MODE", "LAST"})
    public ReducerFunction function = ReducerFunction.COUNT;

    private final Block block = new BlockOfEvents().block();
    private final Places places = new Places(List.of(block));
    private final Kept kept = kept(block);

    private static Kept kept(Block block) {
        int[] rows = IntStream.range(0, block.rows()).toArray();
        Random random = new Random(1);
        int[] profiles = IntStream.generate(() -> random.nextInt(PROFILES))
                .limit(rows.length)
                .toArray();
        Coded values = new Fields(block, Semantics.DEFAULT).property(PropertyPath.ofKeys("Duration"));
        return new Kept(block, 0, 0, rows.length, rows, profiles, values, values.allCodes(), new Vocabularies());
    }

    @Benchmark
    public ProfileColumn aBlock() {
        return reduced(function.reducer(Optional.empty(), 1, Semantics.DEFAULT));
    }

    private <S> ProfileColumn reduced(Reducer<S> reducer) {
        S state = reducer.empty(PROFILES, places);
        reducer.add(state, kept);
        return reducer.results(state);
    }
}
