package dev.foretrait.engine.evaluate;

/**
 * Enclosing events of one profile and events that may follow each of them, as far as their time allows: a stretch of either of
 * two arrays, each in its order. Who sends groups may send this one again with others in it, so it is not to be kept.
 */
final class Group {

    private static final int[] NOBODY = {};

    int[] parents = NOBODY;
    int firstParent;
    int endOfParents;
    int[] followers = NOBODY;
    int firstFollower;
    int endOfFollowers;

    /** Where groups go. */
    interface Sink {

        void take(Group group);

        /** Works off what is still waiting. */
        default void finish() {}
    }

    /** A group of all events of two arrays. */
    static Group of(int[] parents, int[] followers) {
        return new Group().parents(parents, 0, parents.length).followers(followers, 0, followers.length);
    }

    /** Puts other enclosing events in. */
    Group parents(int[] events, int first, int end) {
        parents = events;
        firstParent = first;
        endOfParents = end;
        return this;
    }

    /** Puts other followers in. */
    Group followers(int[] events, int first, int end) {
        followers = events;
        firstFollower = first;
        endOfFollowers = end;
        return this;
    }

    /** The number of enclosing events. */
    int parentCount() {
        return endOfParents - firstParent;
    }

    /** The number of followers. */
    int followerCount() {
        return endOfFollowers - firstFollower;
    }
}
