package dev.foretrait.engine.evaluate;

/**
 * A stretch of time in milliseconds, both ends included: since the epoch, or since an enclosing event.
 *
 * @param from the least
 * @param to the greatest; less than {@code from} if nothing is inside
 */
record TimeRange(long from, long to) {

    static final TimeRange ALWAYS = new TimeRange(Long.MIN_VALUE, Long.MAX_VALUE);

    /** Strictly after an enclosing event (U-10, U-16). */
    static final TimeRange AFTERWARDS = new TimeRange(1, Long.MAX_VALUE);

    TimeRange and(TimeRange other) {
        return new TimeRange(Math.max(from, other.from), Math.min(to, other.to));
    }

    /** The shortest stretch that has both inside. */
    TimeRange hull(TimeRange other) {
        return new TimeRange(Math.min(from, other.from), Math.max(to, other.to));
    }

    /** The same for all instants between the two, and open where none of them is outside. */
    TimeRange openBeyond(long first, long last) {
        return new TimeRange(from <= first ? Long.MIN_VALUE : from, to >= last ? Long.MAX_VALUE : to);
    }

    boolean isEmpty() {
        return from > to;
    }

    /** Whether some instant between the two is inside. */
    boolean meets(long first, long last) {
        return !isEmpty() && from <= last && first <= to;
    }

    /** Whether every instant between the two is inside. */
    boolean covers(long first, long last) {
        return from <= first && last <= to;
    }
}
