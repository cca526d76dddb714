package dev.foretrait.engine.column;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.event.MessageType;
import dev.foretrait.engine.event.Value;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A row that is read while a block is being filled is what the block will have. */
class BuilderRowsTest {

    private static final MessageStream CALLS = new MessageStream(MessageType.TRACK, "Call");

    @Property(tries = 200)
    void everyRowIsThatOfTheBlock(@ForAll("messages") List<Message> messages, @ForAll("messages") List<Message> more) {
        BlockBuilder builder = new BlockBuilder(CALLS);
        messages.forEach(builder::add);
        assertThat(rows(builder)).isEqualTo(messages).isEqualTo(rows(builder.build()));
        more.forEach(builder::add);
        assertThat(rows(builder)).isEqualTo(rows(builder.build()));
        builder.clear();
        more.forEach(builder::add);
        assertThat(rows(builder)).isEqualTo(more).isEqualTo(rows(builder.build()));
    }

    @Example
    void rowsOfManyDifferentValuesAreThoseOfTheBlock() {
        BlockBuilder builder = new BlockBuilder(CALLS);
        for (int number = 0; number < 5_000; number++) {
            builder.add(message("id " + number, new Value.Object(new LinkedHashMap<>()), 0, number, Optional.empty()));
        }
        assertThat(rows(builder)).isEqualTo(rows(builder.build()));
    }

    private static List<Message> rows(BlockBuilder builder) {
        return IntStream.range(0, builder.rows()).mapToObj(builder::message).toList();
    }

    private static List<Message> rows(Block block) {
        return IntStream.range(0, block.rows()).mapToObj(block::message).toList();
    }

    @Provide
    Arbitrary<List<Message>> messages() {
        Arbitrary<String> key = Arbitraries.oneOf(
                Arbitraries.of("timestamp", "receivedAt", "messageId", "properties"),
                Arbitraries.strings().ofMaxLength(2));
        Arbitrary<Value> value = Arbitraries.oneOf(
                AnyValues.nested(2),
                Arbitraries.of("1970-01-01T00:00:00.001Z", "id 1").map(Value::of));
        Arbitrary<Value.Object> body =
                Arbitraries.maps(key, value).ofMaxSize(5).map(fields -> new Value.Object(new LinkedHashMap<>(fields)));
        return Combinators.combine(
                        Arbitraries.integers().between(0, 3).map(number -> "id " + number),
                        body,
                        Arbitraries.longs().between(0, 2),
                        Arbitraries.longs().between(0, 2),
                        Arbitraries.of("web", "app").optional())
                .as(BuilderRowsTest::message)
                .list()
                .ofMaxSize(20);
    }

    private static Message message(
            String id, Value.Object body, long timestamp, long received, Optional<String> source) {
        return new Message(
                body,
                MessageType.TRACK,
                id,
                Instant.ofEpochMilli(timestamp),
                received == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(received)),
                source);
    }
}
