package dev.foretrait.engine.identity;

import java.util.Arrays;

/** Profiles as ints in the order of their creation: their age, merges, and lists of identifiers. */
final class ProfileTable {

    private static final int NONE = IdentifierTable.NONE;

    private final IdentifierTable identifiers;

    private int size;
    private int[] parent = new int[1024];

    /** How many profiles became part of it; of one that was merged, less than that, into which at the time, as -1 less its number. */
    private int[] merges = new int[1024];

    private int[] firstIdentifier = new int[1024];
    private int[] lastIdentifier = new int[1024];
    private int[] identifierCount = new int[1024];
    private long[] createdAt = new long[1024];
    private int[] createdBy = new int[1024];

    ProfileTable(IdentifierTable identifiers) {
        this.identifiers = identifiers;
    }

    int create(long timestamp, int message) {
        if (size == parent.length) {
            grow(size + size / 4);
        }
        parent[size] = size;
        firstIdentifier[size] = NONE;
        lastIdentifier[size] = NONE;
        createdAt[size] = timestamp;
        createdBy[size] = message;
        return size++;
    }

    private void grow(int capacity) {
        parent = Arrays.copyOf(parent, capacity);
        merges = Arrays.copyOf(merges, capacity);
        firstIdentifier = Arrays.copyOf(firstIdentifier, capacity);
        lastIdentifier = Arrays.copyOf(lastIdentifier, capacity);
        identifierCount = Arrays.copyOf(identifierCount, capacity);
        createdAt = Arrays.copyOf(createdAt, capacity);
        createdBy = Arrays.copyOf(createdBy, capacity);
    }

    int size() {
        return size;
    }

    int canonical(int profile) {
        int at = profile;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    /** The profile it was merged into at the time, which may have been merged since; {@link #NONE} if it is canonical. */
    int mergedInto(int profile) {
        return merges[profile] < 0 ? -1 - merges[profile] : NONE;
    }

    /** Joins two canonical profiles; the identifiers of {@code merged} move with their times. */
    void merge(int merged, int survivor) {
        parent[merged] = survivor;
        merges[survivor] += merges[merged] + 1;
        merges[merged] = -1 - survivor;
        identifierCount[survivor] += identifierCount[merged];
        append(survivor, firstIdentifier[merged], lastIdentifier[merged]);
    }

    void give(int profile, int id, long timestamp, int message) {
        identifiers.own(id, profile, timestamp, message);
        append(profile, id, id);
        identifierCount[profile]++;
    }

    private void append(int profile, int first, int last) {
        if (lastIdentifier[profile] == NONE) {
            firstIdentifier[profile] = first;
        } else {
            identifiers.link(lastIdentifier[profile], first);
        }
        lastIdentifier[profile] = last;
    }

    /** The first of the list that {@link IdentifierTable#next} continues. */
    int firstIdentifier(int profile) {
        return firstIdentifier[profile];
    }

    int identifierCount(int profile) {
        return identifierCount[profile];
    }

    /** How many profiles became part of a canonical one. */
    int mergeCount(int profile) {
        return merges[profile];
    }

    long createdAt(int profile) {
        return createdAt[profile];
    }

    int createdBy(int profile) {
        return createdBy[profile];
    }
}
