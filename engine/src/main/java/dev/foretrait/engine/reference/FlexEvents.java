package dev.foretrait.engine.reference;

/** The names of the engagement events of Twilio Flex (flex.md 1); the built-in catalogue lists their properties. */
public final class FlexEvents {

    /** Sent when the talk ends, despite its name (FC-17). */
    public static final String INITIATED = "Flex - Engagement Initiated";

    /** Sent when the wrap-up is done. */
    public static final String COMPLETED = "Flex - Engagement Completed";

    private FlexEvents() {}
}
