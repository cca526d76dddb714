package dev.foretrait.engine.evaluate;

import java.util.Arrays;

/**
 * Which followers each enclosing event reaches by its time. As both are in order, both ends of that stretch only move
 * forward from one enclosing event to the next.
 *
 * @param window how long after the enclosing event
 */
record Reach(TimeRange window, Timeline parents, Timeline followers) {

    /** Whether the follower happened before the window of the enclosing event opens. */
    boolean isBefore(int follower, int parent) {
        return followers.time(follower) - parents.time(parent) < window.from();
    }

    /** Whether the follower happened after the window of the enclosing event has closed. */
    boolean isAfter(int follower, int parent) {
        return followers.time(follower) - parents.time(parent) > window.to();
    }

    /** The followers that at least one of the enclosing events reaches. */
    int[] reached(int[] enclosing, int[] candidates) {
        int[] reached = new int[candidates.length];
        int count = 0;
        int at = 0;
        for (int parent : enclosing) {
            while (at < candidates.length && isBefore(candidates[at], parent)) {
                at++;
            }
            while (at < candidates.length && !isAfter(candidates[at], parent)) {
                reached[count++] = candidates[at++];
            }
        }
        return count == reached.length ? reached : Arrays.copyOf(reached, count);
    }
}
