package dev.foretrait.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs subjects in turn, round after round, so that what else the machine does falls on all of them. Before, each is run
 * by itself until it is warm: a virtual machine goes on compiling for seconds after code was first run. Wall times are
 * medians over the rounds; processor times, which the machine tells in steps of 10 ms, are means.
 *
 * @param warmUps how often each subject is run at least before it counts
 * @param warmUp how long each subject is run at least before it counts
 * @param inARow how often each subject is run in its turn: threads that have slept take a while to wake
 * @param fewest rounds that are run however long they take
 * @param most rounds that are not exceeded
 * @param budget how long rounds go on between the two
 */
record Alternation(int warmUps, Duration warmUp, int inARow, int fewest, int most, Duration budget) {

    /** For what takes milliseconds. */
    static final Alternation OF_QUERIES = new Alternation(3, Duration.ofSeconds(6), 3, 5, 41, Duration.ofSeconds(10));

    /** For what goes through most of the program each time: it is compiled later. */
    static final Alternation OF_ARRIVALS = new Alternation(3, Duration.ofSeconds(20), 3, 5, 41, Duration.ofSeconds(20));

    /** For what is different the second time. */
    static final Alternation ONCE = new Alternation(0, Duration.ZERO, 1, 1, 1, Duration.ZERO);

    /** For what takes seconds. The first import of a process takes up to four times as long as the tenth of a million messages. */
    static final Alternation OF_IMPORTS = new Alternation(3, Duration.ofMinutes(1), 1, 3, 3, Duration.ZERO);

    /** For processes of their own, each of which starts cold. */
    static final Alternation OF_PROCESSES = new Alternation(1, Duration.ZERO, 1, 3, 3, Duration.ZERO);

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /**
     * Something to be measured.
     *
     * @param preparation what is done before each run and does not count
     */
    record Subject(String name, Runnable preparation, Runnable work) {

        Subject(String name, Runnable work) {
            this(name, () -> {}, work);
        }
    }

    /** What the subjects took, in their order. */
    List<Timing> time(List<Subject> subjects) {
        List<List<Double>> walls = new ArrayList<>();
        double[] processors = new double[subjects.size()];
        for (Subject ignored : subjects) {
            walls.add(new ArrayList<>());
        }
        subjects.forEach(this::warm);
        long end = System.nanoTime() + budget.toNanos();
        for (int round = 0; round < fewest || round < most && System.nanoTime() < end; round++) {
            for (int turn = 0; turn < inARow * subjects.size(); turn++) {
                int at = turn / inARow;
                subjects.get(at).preparation().run();
                long processor = SYSTEM.getProcessCpuTime();
                long start = System.nanoTime();
                subjects.get(at).work().run();
                long wall = System.nanoTime() - start;
                walls.get(at).add(wall / 1e6);
                processors[at] += (SYSTEM.getProcessCpuTime() - processor) / 1e6;
            }
        }
        List<Timing> timings = new ArrayList<>();
        for (int at = 0; at < subjects.size(); at++) {
            timings.add(new Timing(
                    subjects.get(at).name(),
                    median(walls.get(at)),
                    processors[at] / walls.get(at).size()));
        }
        return timings;
    }

    private void warm(Subject subject) {
        long end = System.nanoTime() + warmUp.toNanos();
        for (int run = 0; run < warmUps || System.nanoTime() < end; run++) {
            subject.preparation().run();
            subject.work().run();
        }
    }

    private static double median(List<Double> figures) {
        List<Double> sorted = figures.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
