package dev.foretrait.engine.column;

import dev.foretrait.engine.event.Value;
import java.util.LinkedHashMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Values of every kind, those with spellings of their own among them. */
final class AnyValues {

    private AnyValues() {}

    /** Values in objects and arrays that are nested that deep at most. */
    static Arbitrary<Value> nested(int depth) {
        Arbitrary<Value> text = Arbitraries.oneOf(
                        Arbitraries.strings().ofMaxLength(12),
                        Arbitraries.of(
                                "2024-02-05T10:15:30.123Z",
                                "2024-02-05T10:15:30.123z",
                                "2024-02-30T10:15:30.123Z",
                                "+024-02-05T10:15:30.123Z",
                                "0e6c6a3e-6a1f-4e86-8a53-2f5c1d0b9a11",
                                "0E6c6a3e-6a1f-4e86-8a53-2f5c1d0b9a11",
                                "WK00000000000000000000000000000001",
                                "WK0000000000000000000000000000000G",
                                "\ud800",
                                "\ud83d\ude00",
                                ""))
                .map(Value::of);
        Arbitrary<Value> number = Arbitraries.oneOf(
                Arbitraries.longs().map(Value::of),
                Arbitraries.of("0", "-0", "1.0", "1.50", "1e3", "1E+3", "-1", "9223372036854775808")
                        .map(Value.Number::new));
        Arbitrary<Value> scalar =
                Arbitraries.oneOf(text, number, Arbitraries.of(Value.of(true), Value.of(false), Value.ABSENT));
        if (depth == 0) {
            return scalar;
        }
        Arbitrary<Value> array = nested(depth - 1).list().ofMaxSize(4).map(Value.Array::new);
        Arbitrary<Value> object = Arbitraries.maps(Arbitraries.strings().ofMaxLength(3), nested(depth - 1))
                .ofMaxSize(4)
                .map(fields -> new Value.Object(new LinkedHashMap<>(fields)));
        return Arbitraries.frequencyOf(Tuple.of(6, scalar), Tuple.of(1, array), Tuple.of(1, object));
    }
}
