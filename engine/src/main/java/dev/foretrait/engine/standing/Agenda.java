package dev.foretrait.engine.standing;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** When each profile is to be looked at again. A heap of instants, in which those that no longer hold are passed over. */
final class Agenda {

    private static final long NEVER = Long.MAX_VALUE;

    private long[] dueOf;
    private long[] instants = new long[16];
    private int[] profiles = new int[16];
    private int size;

    Agenda(int profiles) {
        dueOf = new long[profiles];
        Arrays.fill(dueOf, NEVER);
    }

    /** Makes room for so many profiles. */
    void reach(int many) {
        if (many > dueOf.length) {
            int before = dueOf.length;
            dueOf = Arrays.copyOf(dueOf, Math.max(many, before + before / 2));
            Arrays.fill(dueOf, before, dueOf.length, NEVER);
        }
    }

    /** Has a profile looked at by an instant, if not before. */
    void add(int profile, long instant) {
        if (instant < dueOf[profile]) {
            dueOf[profile] = instant;
            push(instant, profile);
        }
    }

    /** Strikes a profile out. */
    void remove(int profile) {
        dueOf[profile] = NEVER;
    }

    /** Strikes out the profiles that are due up to an instant. */
    void take(long upTo, IntConsumer action) {
        while (size > 0 && instants[0] <= upTo) {
            int profile = profiles[0];
            boolean holds = dueOf[profile] == instants[0];
            pop();
            if (holds) {
                remove(profile);
                action.accept(profile);
            }
        }
    }

    private void push(long instant, int profile) {
        if (size == instants.length) {
            instants = Arrays.copyOf(instants, 2 * size);
            profiles = Arrays.copyOf(profiles, 2 * size);
        }
        int at = size++;
        while (at > 0 && instants[(at - 1) / 2] > instant) {
            put(at, (at - 1) / 2);
            at = (at - 1) / 2;
        }
        instants[at] = instant;
        profiles[at] = profile;
    }

    private void pop() {
        size--;
        long instant = instants[size];
        int profile = profiles[size];
        int at = 0;
        for (int child = 1; child < size; child = 2 * at + 1) {
            if (child + 1 < size && instants[child + 1] < instants[child]) {
                child++;
            }
            if (instants[child] >= instant) {
                break;
            }
            put(at, child);
            at = child;
        }
        instants[at] = instant;
        profiles[at] = profile;
    }

    private void put(int to, int from) {
        instants[to] = instants[from];
        profiles[to] = profiles[from];
    }
}
