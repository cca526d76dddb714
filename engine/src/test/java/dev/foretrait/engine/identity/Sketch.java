package dev.foretrait.engine.identity;

import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.event.MessageType;
import dev.foretrait.engine.event.Value;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A message in the making: {@code Sketch.track("e1").with("userId", "u1").day(3).message()}. */
final class Sketch {

    static final Instant START = Instant.parse("2024-05-02T14:00:00Z");

    private final MessageType type;
    private final String messageId;
    private final Map<String, Object> body = new LinkedHashMap<>();
    private Instant timestamp = START;
    private Optional<Instant> receivedAt = Optional.empty();
    private Optional<String> sourceId = Optional.empty();

    private Sketch(MessageType type, String messageId) {
        this.type = type;
        this.messageId = messageId;
        body.put("type", type.spelling());
        body.put("messageId", messageId);
    }

    static Sketch track(String messageId) {
        return new Sketch(MessageType.TRACK, messageId).with("event", "Flex - Engagement Initiated");
    }

    static Sketch identify(String messageId) {
        return new Sketch(MessageType.IDENTIFY, messageId);
    }

    static Sketch group(String messageId) {
        return new Sketch(MessageType.GROUP, messageId);
    }

    static Sketch page(String messageId) {
        return new Sketch(MessageType.PAGE, messageId);
    }

    static Sketch of(MessageType type, String messageId) {
        return new Sketch(type, messageId);
    }

    /** Sets a field; dots lead into objects. The value is a {@link Value}, a text, a number or a boolean. */
    @SuppressWarnings("unchecked")
    Sketch with(String path, Object value) {
        String[] keys = path.split("\\.");
        Map<String, Object> object = body;
        for (int at = 0; at < keys.length - 1; at++) {
            object = (Map<String, Object>) object.computeIfAbsent(keys[at], key -> new LinkedHashMap<>());
        }
        object.put(keys[keys.length - 1], value);
        return this;
    }

    Sketch day(int day) {
        return at(START.plusSeconds(day * 86_400L));
    }

    Sketch at(Instant instant) {
        timestamp = instant;
        return this;
    }

    Sketch receivedAt(Instant instant) {
        receivedAt = Optional.of(instant);
        return this;
    }

    Sketch from(String source) {
        sourceId = Optional.of(source);
        return this;
    }

    Message message() {
        return new Message((Value.Object) value(body), type, messageId, timestamp, receivedAt, sourceId);
    }

    private static Value value(Object plain) {
        if (plain instanceof Map<?, ?> map) {
            Map<String, Value> fields = new LinkedHashMap<>();
            map.forEach((key, value) -> fields.put((String) key, value(value)));
            return new Value.Object(fields);
        }
        return plain instanceof Value value
                ? value
                : plain instanceof Boolean truth
                        ? Value.of(truth)
                        : plain instanceof Number number
                                ? new Value.Number(number.toString())
                                : Value.of((String) plain);
    }
}
