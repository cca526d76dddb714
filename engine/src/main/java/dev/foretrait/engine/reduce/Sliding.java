package dev.foretrait.engine.reduce;

/**
 * What a reducer makes of a stretch of a {@link Line}. Both ends of the stretch only move forward, so that going through
 * all stretches of a line costs as much as going through the line.
 *
 * <p>Law: what is noted for a subject is what the reducer makes of the events of the stretch, added one by one.
 */
public interface Sliding {

    /** Takes in an event behind the last of the stretch. */
    void add(int event);

    /** Lets go of the first event of the stretch. */
    void remove(int event);

    /** Takes in some events behind the last of the stretch. */
    default void addAll(int[] events, int from, int to) {
        for (int at = from; at < to; at++) {
            add(events[at]);
        }
    }

    /** Lets go of the first events of the stretch. */
    default void removeAll(int[] events, int from, int to) {
        for (int at = from; at < to; at++) {
            remove(events[at]);
        }
    }

    /** Gives the stretch, as it is now, to a subject that has been given nothing yet. */
    void note(int subject);
}
