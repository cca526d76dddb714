package dev.foretrait.engine.evaluate;

/** What an evaluation has to say about a definition: its values, or why it cannot tell them. */
public sealed interface Answer permits ProfileValues, Answer.Unsupported {

    /**
     * A definition whose values cannot be told from the messages at hand. That is no statement about the values.
     *
     * @param reason why, as a sentence without full stop
     */
    record Unsupported(String reason) implements Answer {}
}
