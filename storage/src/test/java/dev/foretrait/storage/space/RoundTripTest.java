package dev.foretrait.storage.space;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.event.Value;
import dev.foretrait.fixtures.json.Json;
import dev.foretrait.storage.ingest.ImportReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoundTripTest {

    @Property(tries = 60)
    void everyMessageComesBackFieldForFieldWithItsKeysInOrder(@ForAll("exports") List<Value.Object> messages) {
        try (Space space = Space.inMemory(SpaceOptions.DEFAULT)) {
            ImportReport report = Exports.importText(space, lines(messages));
            assertThat(report.rejected()).isEmpty();
            assertThat(Exports.messages(space))
                    .containsExactlyInAnyOrderElementsOf(
                            messages.stream().map(Value::json).toList());
        }
    }

    @Test
    void messagesComeBackFromDiskAfterTheSpaceWasClosed(@TempDir Path folder) {
        List<String> messages = new ArrayList<>();
        for (int sample = 0; sample < 200; sample++) {
            messages.add(message(sample, exports().sample().get(0)).json());
        }
        try (Space space = Space.open(folder, SpaceOptions.DEFAULT)) {
            Exports.importText(space, String.join("\n", messages));
        }
        try (Space space = Space.open(folder, SpaceOptions.DEFAULT)) {
            assertThat(Exports.messages(space)).containsExactlyInAnyOrderElementsOf(messages);
        }
    }

    @Test
    void eventNamesThatNoDatabaseTextCanHoldComeBack(@TempDir Path folder) {
        String broken =
                "{\"type\":\"track\",\"event\":\"a\\ud800\\u0000b\",\"messageId\":\"m\",\"userId\":\"u\\udc00\","
                        + "\"timestamp\":\"2026-01-15T12:00:00.000Z\"}";
        try (Space space = Space.open(folder, SpaceOptions.DEFAULT)) {
            Exports.importText(space, broken);
        }
        try (Space space = Space.open(folder, SpaceOptions.DEFAULT)) {
            assertThat(Exports.messages(space))
                    .containsExactly(Json.read(broken).json());
            assertThat(space.snapshot().find("user_id", "u\udc00")).hasValue(0);
        }
    }

    private static String lines(List<Value.Object> messages) {
        return String.join("\n", messages.stream().map(Value::json).toList());
    }

    @Provide
    Arbitrary<List<Value.Object>> exports() {
        return objects(3).list().ofMinSize(1).ofMaxSize(12).map(bodies -> {
            List<Value.Object> messages = new ArrayList<>();
            for (Value.Object body : bodies) {
                messages.add(message(messages.size(), body));
            }
            return messages;
        });
    }

    /** A message with that id whose properties, context and other fields are any JSON. */
    private static Value.Object message(int number, Value.Object any) {
        Map<String, Value> fields = new LinkedHashMap<>();
        any.fields().forEach((key, value) -> fields.put("x" + key, value));
        fields.put("properties", any);
        fields.put("type", Value.of("track"));
        fields.put("event", Value.of(number % 2 == 0 ? "Call" : "Chat"));
        fields.put("userId", Value.of("u" + number % 3));
        fields.put("timestamp", Value.of("2026-01-15T12:00:0" + number % 10 + (number % 2 == 0 ? ".000Z" : "Z")));
        fields.put("context", new Value.Object(Map.of("any", any)));
        fields.put("messageId", Value.of("m" + number));
        return new Value.Object(fields);
    }

    private static Arbitrary<Value.Object> objects(int depth) {
        return Combinators.combine(
                        keys().list().uniqueElements().ofMaxSize(4),
                        values(depth).list().ofSize(4))
                .as((keys, values) -> {
                    Map<String, Value> fields = new LinkedHashMap<>();
                    for (int at = 0; at < keys.size(); at++) {
                        fields.put(keys.get(at), values.get(at));
                    }
                    return new Value.Object(fields);
                });
    }

    private static Arbitrary<String> keys() {
        return Arbitraries.oneOf(
                Arbitraries.of("topic", "Topic", "a.b", "", "$", "\u0000", "email", "receivedAt", "name"),
                Arbitraries.strings().ofMaxLength(3));
    }

    private static Arbitrary<Value> values(int depth) {
        Arbitrary<Value> leaves = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(6).map(Value::of),
                Arbitraries.of(
                                "2026-01-15T12:00:00.000Z",
                                "2026-01-15T12:00:00Z",
                                "0e6c6a3e-6a1f-4e86-8a53-2f5c1d0b9a11",
                                "WK00000000000000000000000000000001",
                                "\ud83d\ude00",
                                "\ud800",
                                "\"\\/\b\f\n\r\t")
                        .map(Value::of),
                Arbitraries.of("0", "-0", "1.50", "1E+2", "9007199254740993", "-1", "1e400", "0.10")
                        .map(Value.Number::new),
                Arbitraries.of(Value.of(true), Value.of(false), Value.ABSENT));
        if (depth == 0) {
            return leaves;
        }
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(4, leaves),
                net.jqwik.api.Tuple.of(1, objects(depth - 1).map(object -> object)),
                net.jqwik.api.Tuple.of(1, values(depth - 1).list().ofMaxSize(3).map(Value.Array::new)));
    }
}
