package dev.foretrait.engine.reference;

import dev.foretrait.engine.event.PropertyPath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The engagement events of Twilio Flex (flex.md 1 and 3). */
public final class FlexEvents {

    /** Sent when the talk ends, despite its name (FC-17). */
    public static final String INITIATED = "Flex - Engagement Initiated";

    /** Sent when the wrap-up is done. */
    public static final String COMPLETED = "Flex - Engagement Completed";

    private static final String SUBJECT = "interactionSid";

    /** All of them. */
    public static final EventReference REFERENCE = new EventReference(
            "Flex",
            List.of(
                    new ReferenceEvent(
                            INITIATED,
                            paths(
                                    "customerStartTime",
                                    "Duration",
                                    "lastKnownAgentWorkerSid",
                                    "firstKnownAgentWorkerSid",
                                    SUBJECT,
                                    "channelSid",
                                    "channelType",
                                    "Direction"),
                            Optional.of(PropertyPath.ofKeys(SUBJECT)),
                            Optional.of(COMPLETED),
                            Optional.of(new ReferenceEvent.Talk(
                                    PropertyPath.ofKeys("customerStartTime"), PropertyPath.ofKeys("Duration")))),
                    new ReferenceEvent(
                            COMPLETED,
                            paths("channelSid", SUBJECT, "codes.dispositionCode", "codes.topic", "sentiment"),
                            Optional.of(PropertyPath.ofKeys(SUBJECT)),
                            Optional.of(INITIATED),
                            Optional.empty())),
            Map.of("Flex - Wrap Up Completed", COMPLETED));

    private FlexEvents() {}

    private static List<PropertyPath> paths(String... texts) {
        return Stream.of(texts).map(PropertyPath::parse).toList();
    }
}
