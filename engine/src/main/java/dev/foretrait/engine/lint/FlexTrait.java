package dev.foretrait.engine.lint;

import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.query.Chain;
import dev.foretrait.engine.query.Operand;
import dev.foretrait.engine.query.Query;
import dev.foretrait.engine.query.Reduction;
import dev.foretrait.engine.reduce.ReducerFunction;
import dev.foretrait.engine.reference.FlexEvents;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The traits that Flex writes to profiles by itself, each the last value of a property (flex.md 2). */
enum FlexTrait {
    DURATION("flex_last-interaction-duration", FlexEvents.INITIATED, "Duration"),
    START_TIME("flex_last-interaction-start-time", FlexEvents.INITIATED, "customerStartTime"),
    AGENT("flex_last-known-agent", FlexEvents.INITIATED, "lastKnownAgentWorkerSid"),
    OUTCOME("flex_last-interaction-outcome", FlexEvents.COMPLETED, "codes.dispositionCode"),
    SENTIMENT("flex_last-interaction-sentiment", FlexEvents.COMPLETED, "sentiment"),
    TOPICS("flex_last-interaction-topics", FlexEvents.COMPLETED, "codes.topic");

    private final String key;
    private final Query query;

    FlexTrait(String key, String event, String property) {
        Operand.Field item = new Operand.Field(Operand.Scope.PROPERTY, PropertyPath.parse(property), Span.NONE);
        Reduction last = new Reduction(ReducerFunction.LAST, Optional.of(item), Optional.empty(), 0);
        this.key = key;
        this.query = new Query.Trait(new Chain(Chain.Extractor.EVENT, event, List.of(), last, Span.NONE));
    }

    String key() {
        return key;
    }

    /** The trait that has the value of the query. */
    static Optional<FlexTrait> of(Query query) {
        return Stream.of(values()).filter(trait -> trait.query.equals(query)).findFirst();
    }

    static boolean isKey(String key) {
        return Stream.of(values()).anyMatch(trait -> trait.key.equals(key));
    }
}
