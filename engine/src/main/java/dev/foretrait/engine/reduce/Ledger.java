package dev.foretrait.engine.reduce;

import dev.foretrait.engine.event.Value;

/**
 * What a {@link Reducer} makes of the events of every subject, kept so that an event that comes later costs no more than
 * itself, however many came before.
 *
 * <p>Law: the value of a subject is what the reducer makes of the events added since the subject was last forgotten, in
 * whatever portions and order they were added.
 */
public interface Ledger {

    /** Makes room for so many subjects. */
    void reach(int subjects);

    /** Enters events of subjects that there is room for. */
    void add(Kept kept);

    /** Strikes out all events of a subject. */
    void forget(int subject);

    /** The value of a subject, or {@link Value#ABSENT}. */
    Value value(int subject);
}
