package dev.foretrait.engine.column;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.event.MessageType;
import dev.foretrait.engine.event.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BlockBuilderTest {

    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

    @Test
    void messagesComeBackFieldForFieldWithTheirKeysInOrder() {
        List<Message> messages = List.of(
                message(
                        "{z, timestamp, properties{codes{topic, empty{}}, list[], nothing}, receivedAt}",
                        object(
                                "z", Value.of("last letter first"),
                                "timestamp", Value.of("2026-01-15T12:00:00.000Z"),
                                "properties",
                                        object(
                                                "codes",
                                                object("topic", Value.of("Billing"), "empty", Value.Object.EMPTY),
                                                "list",
                                                new Value.Array(List.of()),
                                                "nothing",
                                                Value.ABSENT,
                                                "price",
                                                new Value.Number("1.50")),
                                "receivedAt", Value.of("2026-01-15T12:00:00.000Z"))),
                message(
                        "times in another spelling",
                        object("receivedAt", Value.of("2026-01-15T12:00:00Z"), "a.b", Value.of(true))),
                message("nothing", object()));
        BlockBuilder builder = new BlockBuilder(new MessageStream(MessageType.TRACK, "Call"));
        messages.forEach(builder::add);
        Block block = builder.build();
        for (int row = 0; row < messages.size(); row++) {
            assertThat(block.message(row)).isEqualTo(messages.get(row));
            assertThat(block.message(row).body().json())
                    .isEqualTo(messages.get(row).body().json());
        }
    }

    @Test
    void aBuilderThatServesAgainBuildsWhatANewOneWould() {
        MessageStream stream = new MessageStream(MessageType.TRACK, "Call");
        BlockBuilder used = new BlockBuilder(stream);
        for (int number = 0; number < 3_000; number++) {
            used.add(message("first " + number, object("a", Value.of("v" + number), "b", Value.of(number % 7))));
        }
        used.build();
        used.clear();
        BlockBuilder fresh = new BlockBuilder(stream);
        for (int number = 0; number < 100; number++) {
            Message message = message("second " + number, object("b", Value.of("v" + number % 3), "c", Value.of(1)));
            used.add(message);
            fresh.add(message);
        }
        Block again = used.build();
        Block expected = fresh.build();
        assertSame(again, expected);
    }

    @Test
    void blocksPutTogetherAreTheBlockOfAllTheirMessages() {
        MessageStream stream = new MessageStream(MessageType.TRACK, "Call");
        BlockBuilder joined = new BlockBuilder(stream);
        BlockBuilder expected = new BlockBuilder(stream);
        for (int part = 0; part < 5; part++) {
            BlockBuilder builder = new BlockBuilder(stream);
            for (int number = 0; number < 900; number++) {
                Message message = various(part, number);
                builder.add(message);
                expected.add(message);
            }
            joined.addAll(builder.build());
        }
        assertThat(joined.rows()).isEqualTo(4_500);
        assertThat(joined.weight()).isPositive();
        assertSame(joined.build(), expected.build());
    }

    /** Of each part other keys in another order; one field of few values, one of many, and one that is an object at times. */
    private static Message various(int part, int number) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put(part % 2 == 0 ? "a" : "z", Value.of(number % 7));
        fields.put("each", Value.of("value " + part + " " + number));
        fields.put("of part " + part, Value.of(number % 2 == 0));
        fields.put("object", number % 3 == 0 ? Value.of("text") : object("each", Value.of("e" + number % 500)));
        fields.put("timestamp", Value.of(number % 5 == 0 ? "2026-01-15T12:00:00.000Z" : "noon"));
        return new Message(
                new Value.Object(fields),
                MessageType.TRACK,
                part + "-" + number,
                NOON,
                number % 4 == 0 ? Optional.empty() : Optional.of(NOON.plusMillis(number)),
                number % 6 == 0 ? Optional.empty() : Optional.of("source " + number % 3));
    }

    private static void assertSame(Block found, Block expected) {
        assertThat(found.fields()).isEqualTo(expected.fields());
        for (FieldPath field : expected.fields()) {
            assertThat(ColumnCodec.encode(found.column(field))).isEqualTo(ColumnCodec.encode(expected.column(field)));
        }
        assertThat(ColumnCodec.encode(found.shapes())).isEqualTo(ColumnCodec.encode(expected.shapes()));
        assertThat(ColumnCodec.encode(found.messageIds())).isEqualTo(ColumnCodec.encode(expected.messageIds()));
        assertThat(ColumnCodec.encode(found.sources())).isEqualTo(ColumnCodec.encode(expected.sources()));
        for (int row = 0; row < expected.rows(); row++) {
            assertThat(found.message(row)).isEqualTo(expected.message(row));
        }
    }

    @Test
    void objectsBelowTheDeepestColumnAreKeptWhole() {
        Value inner = Value.of("core");
        for (int level = 0; level < 40; level++) {
            inner = object("k" + level, inner);
        }
        Message deep = message("deep", object("properties", inner));
        BlockBuilder builder = new BlockBuilder(new MessageStream(MessageType.TRACK, "Call"));
        builder.add(deep);
        Block block = builder.build();
        assertThat(block.fields()).allMatch(field -> field.keys().size() <= FieldPath.MAX_DEPTH);
        assertThat(block.message(0)).isEqualTo(deep);
    }

    private static Message message(String id, Value.Object body) {
        return new Message(body, MessageType.TRACK, id, NOON, Optional.of(NOON), Optional.of("web"));
    }

    private static Value.Object object(Object... keysAndValues) {
        Map<String, Value> fields = new LinkedHashMap<>();
        List<Object> parts = new ArrayList<>(List.of(keysAndValues));
        for (int at = 0; at < parts.size(); at += 2) {
            fields.put((String) parts.get(at), (Value) parts.get(at + 1));
        }
        return new Value.Object(fields);
    }
}
