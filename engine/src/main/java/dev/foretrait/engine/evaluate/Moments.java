package dev.foretrait.engine.evaluate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongUnaryOperator;

/** What is asked for, profile by profile and in the order of time. */
final class Moments {

    private final Timeline timeline;
    private final int[] positions;

    private Moments(Timeline timeline, int[] positions) {
        this.timeline = timeline;
        this.positions = positions;
    }

    /**
     * @param measured what windows are measured from at an instant; never earlier for a later instant
     */
    static Moments of(Run run, List<AsOf> asked, LongUnaryOperator measured) {
        Integer[] order = new Integer[asked.size()];
        Arrays.setAll(order, moment -> moment);
        Arrays.sort(
                order,
                Comparator.<Integer>comparingInt(moment -> asked.get(moment).profile())
                        .thenComparingLong(moment -> asked.get(moment).instant()));
        int[] starts = new int[run.population.profiles() + 1];
        long[] times = new long[order.length];
        int[] positions = new int[order.length];
        for (int position = 0; position < order.length; position++) {
            AsOf moment = asked.get(order[position]);
            starts[moment.profile() + 1]++;
            times[position] = measured.applyAsLong(moment.instant());
            positions[order[position]] = position;
        }
        for (int profile = 1; profile < starts.length; profile++) {
            starts[profile] += starts[profile - 1];
        }
        return new Moments(Timeline.ofInstants(run, starts, times), positions);
    }

    /** The instants, as if they were enclosing events. */
    Timeline timeline() {
        return timeline;
    }

    /** Where each of what was asked for stands in the timeline. */
    int[] positions() {
        return positions;
    }
}
