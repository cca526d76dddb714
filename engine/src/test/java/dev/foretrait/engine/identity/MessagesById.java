package dev.foretrait.engine.identity;

import java.util.Optional;
import java.util.function.IntFunction;

/** Messages of which nothing but the id is asked. */
record MessagesById(IntFunction<String> id) implements MessageLookup {

    @Override
    public String messageId(int message) {
        return id.apply(message);
    }

    @Override
    public String name(int message) {
        return "Flex - Engagement Initiated";
    }

    @Override
    public Optional<String> sourceId(int message) {
        return Optional.empty();
    }
}
