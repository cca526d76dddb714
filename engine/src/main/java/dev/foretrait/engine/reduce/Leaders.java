package dev.foretrait.engine.reduce;

/**
 * The events of a stretch that may yet be the best of it, the best first: an event is out once a later one is as good. Each
 * event comes and goes once.
 */
abstract class Leaders implements Sliding {

    private int[] ring = new int[16];
    private int first;
    private int size;

    /** Whether the event competes at all. */
    abstract boolean competes(int event);

    /** Whether the later event makes the earlier one superfluous. */
    abstract boolean supersedes(int later, int earlier);

    /** Gives the best event of the stretch to a subject. */
    abstract void note(int subject, int best);

    @Override
    public final void add(int event) {
        if (!competes(event)) {
            return;
        }
        while (size > 0 && supersedes(event, ring[first + size - 1 & ring.length - 1])) {
            size--;
        }
        if (size == ring.length) {
            grow();
        }
        ring[first + size++ & ring.length - 1] = event;
    }

    @Override
    public final void remove(int event) {
        if (size > 0 && ring[first] == event) {
            first = first + 1 & ring.length - 1;
            size--;
        }
    }

    @Override
    public final void note(int subject) {
        if (size > 0) {
            note(subject, ring[first]);
        }
    }

    private void grow() {
        int[] larger = new int[ring.length * 2];
        for (int i = 0; i < size; i++) {
            larger[i] = ring[first + i & ring.length - 1];
        }
        ring = larger;
        first = 0;
    }
}
