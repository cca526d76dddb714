package dev.foretrait.engine.identity;

import java.util.List;

/** A value of a message, read as an external id of some type. */
public sealed interface Normalised {

    /**
     * It is one.
     *
     * @param value the form in which it is compared and stored
     * @param spelling the form in which it is shown: as sent, without white space around it
     * @param warnings what is worth knowing about it
     */
    record Accepted(String value, String spelling, List<PromotionWarning> warnings) implements Normalised {}

    /** It is none, for that reason. */
    record Refused(Refusal reason) implements Normalised {}
}
