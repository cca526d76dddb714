package dev.foretrait.engine.evaluate;

/**
 * Enclosing events of one profile and events that may follow each of them, as far as their time allows. Both are in their
 * order.
 */
record Group(int[] parents, int[] followers) {

    /** Where groups go. */
    interface Sink {

        void take(Group group);

        /** Works off what is still waiting. */
        default void finish() {}
    }
}
