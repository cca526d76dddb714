package dev.foretrait.benchmark.inner;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.BlockBuilder;
import dev.foretrait.engine.column.MessageStream;
import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.event.MessageType;
import dev.foretrait.fixtures.generate.FlexExport;
import dev.foretrait.fixtures.json.JsonMessage;
import java.util.List;

/** A block of one Flex event, as messages and as columns. */
final class BlockOfEvents {

    static final String EVENT = "Flex - Engagement Initiated";

    private static final int MESSAGES = 80_000;

    final List<Message> messages = FlexExport.of(MESSAGES).lines().stream()
            .map(JsonMessage::read)
            .filter(message -> message.eventName().filter(EVENT::equals).isPresent())
            .limit(BlockBuilder.MAX_ROWS)
            .toList();

    Block block() {
        BlockBuilder builder = new BlockBuilder(new MessageStream(MessageType.TRACK, EVENT));
        messages.forEach(builder::add);
        return builder.build();
    }
}
