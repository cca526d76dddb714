package dev.foretrait.engine.semantics;

/**
 * What a question can be answered with. A question is an enum of options, listed by its {@link Choice}; its first option is
 * what the specification chooses.
 */
public interface Option {

    /** How settings spell it. */
    String name();

    /** The question it is an option of. */
    Class<?> getDeclaringClass();
}
