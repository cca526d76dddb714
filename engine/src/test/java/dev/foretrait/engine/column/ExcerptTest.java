package dev.foretrait.engine.column;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.event.MessageType;
import dev.foretrait.engine.event.Value;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExcerptTest {

    private static final MessageStream STREAM = new MessageStream(MessageType.TRACK, "A");

    /** Whoever puts messages together asks for them with every row. */
    @Test
    void columnsBesideFieldsAreCutOnce() {
        BlockBuilder builder = new BlockBuilder(STREAM);
        for (int number = 0; number < 10; number++) {
            builder.add(message(number));
        }
        Excerpt excerpt = new Excerpt(builder.build(), new int[] {7, 2});
        assertThat(excerpt.shapes()).isSameAs(excerpt.shapes());
        assertThat(excerpt.sources()).isSameAs(excerpt.sources());
        assertThat(excerpt.messageIds()).isSameAs(excerpt.messageIds());
        assertThat(excerpt.message(0)).isEqualTo(message(7));
        assertThat(excerpt.message(1)).isEqualTo(message(2));
    }

    private static Message message(int number) {
        Instant time = Instant.ofEpochSecond(number);
        Value.Object properties = new Value.Object(Map.of("number", Value.of(number)));
        Value.Object body = new Value.Object(Map.of("properties", properties));
        return new Message(body, MessageType.TRACK, "m" + number, time, Optional.of(time), Optional.empty());
    }
}
