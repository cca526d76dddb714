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
        assertThat(again.fields()).isEqualTo(expected.fields());
        for (FieldPath field : expected.fields()) {
            assertThat(ColumnCodec.encode(again.column(field))).isEqualTo(ColumnCodec.encode(expected.column(field)));
        }
        assertThat(ColumnCodec.encode(again.shapes())).isEqualTo(ColumnCodec.encode(expected.shapes()));
        assertThat(ColumnCodec.encode(again.messageIds())).isEqualTo(ColumnCodec.encode(expected.messageIds()));
        assertThat(again.message(99)).isEqualTo(expected.message(99));
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
