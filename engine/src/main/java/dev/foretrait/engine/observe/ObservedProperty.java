package dev.foretrait.engine.observe;

import dev.foretrait.engine.event.PropertyPath;
import java.util.List;
import java.util.Map;

/** A property of an event, as it was seen. Its values are counted when one first asks for something about them. */
public final class ObservedProperty {

    /** The number of different values beyond which values are no longer told apart. */
    public static final int MAX_DISTINCT = 10_000;

    private final PropertyPath path;
    private final PropertyTally tally;

    ObservedProperty(PropertyPath path, PropertyTally tally) {
        this.path = path;
        this.tally = tally;
    }

    /** Where it is in {@code properties}. */
    public PropertyPath path() {
        return path;
    }

    /** How many messages of the event have it, with a value other than null. */
    public long messages() {
        return tally.counts().messages();
    }

    /** How many of these values are of each kind. */
    public Map<ValueKind, Long> kinds() {
        return tally.counts().kinds();
    }

    /** Whether some of these values are lists; they are not counted for it. */
    public boolean hasLists() {
        return tally.hasLists();
    }

    /** How many different values there are, up to {@link #MAX_DISTINCT}. */
    public int distinct() {
        return isComplete() ? values().size() : MAX_DISTINCT;
    }

    /** Every value, the commonest first; empty if there are more than {@link #MAX_DISTINCT} of them. */
    public List<ObservedValue> values() {
        return tally.counts().values();
    }

    /** Whether {@link #values} holds every value that there is. */
    public boolean isComplete() {
        return !values().isEmpty() || messages() == 0;
    }
}
