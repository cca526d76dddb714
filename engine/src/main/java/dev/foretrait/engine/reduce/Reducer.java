package dev.foretrait.engine.reduce;

import dev.foretrait.engine.column.ProfileColumn;
import java.util.Map;
import java.util.Optional;

/**
 * Folds the values of kept events into one value per subject: a profile, or an enclosing event inside a funnel. All state
 * is in {@code S}, so one reducer serves every thread.
 *
 * <p>Laws: merging with {@link #empty} changes nothing; however the events are cut into blocks and calls of {@link #add},
 * and in whatever order they are added and the parts merged, the results are the same. Every event is added once, but for
 * an enclosing event that is reduced itself, which is added for each of its followers.
 */
public interface Reducer<S> {

    /** The state before any event. */
    S empty(int subjects, Places places);

    /** Folds in events. */
    void add(S state, Kept kept);

    /**
     * What the reducer makes of all events of its subjects, where it has a quicker way than {@link #empty}, {@link #add} and
     * {@link #results} if they come sorted.
     */
    default Optional<Reduced> ofRuns(Runs runs) {
        return Optional.empty();
    }

    /** The same for subjects whose events come bit by bit. */
    Ledger ledger();

    /** Folds {@code from} into {@code into}; {@code from} stays as it was. */
    void merge(S into, S from);

    /**
     * The same over stretches of a line, for funnels: what is noted goes into {@code state}.
     *
     * @param places the places that the state was made for
     */
    default Sliding sliding(S state, Line line, Places places) {
        return new OneByOne<>(this, state, line, places);
    }

    /** Reads the values out and leaves the state usable. */
    ProfileColumn results(S state);

    /** What was odd about the values added. */
    default Map<Oddity, Long> oddities(S state) {
        return Map.of();
    }
}
