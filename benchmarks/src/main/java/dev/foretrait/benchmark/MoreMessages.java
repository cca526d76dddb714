package dev.foretrait.benchmark;

import com.sun.management.OperatingSystemMXBean;
import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.BlockBuilder;
import dev.foretrait.engine.column.MemorySnapshot;
import dev.foretrait.engine.column.MessageStream;
import dev.foretrait.engine.column.Snapshot;
import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.evaluate.Answer;
import dev.foretrait.engine.evaluate.Computation;
import dev.foretrait.engine.evaluate.Evaluation;
import dev.foretrait.engine.evaluate.ProfileValues;
import dev.foretrait.engine.event.IsoTime;
import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.event.MessageType;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.query.Level;
import dev.foretrait.engine.query.Query;
import dev.foretrait.engine.semantics.Semantics;
import dev.foretrait.engine.standing.Change;
import dev.foretrait.engine.standing.HeldValues;
import dev.foretrait.engine.standing.Standing;
import dev.foretrait.fixtures.json.JsonMessage;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A thousand messages more in a process that holds the values of all before: how long until values are right again. The
 * profiles of the messages are known; whose they are is not found out here. Afterwards every value is held to an evaluation of
 * everything.
 */
final class MoreMessages {

    private static final int MORE = 1_000;
    private static final int ROUNDS = 300;
    private static final int WARM = 100;
    private static final double NANOS = 1e6;
    private static final Duration STEP = Duration.ofMinutes(10);
    private static final Duration LATE = Duration.ofDays(60);

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final OpenSpace space;
    private final PrintStream out;
    private final Random random = new Random(3);
    private final List<Message> patterns = new ArrayList<>();
    private int made;

    private MoreMessages(OpenSpace space, PrintStream out) {
        this.space = space;
        this.out = out;
    }

    /** Makes a space of the workload, and measures there. */
    static void measure(Workload workload, PrintStream out) throws IOException {
        Path export = workload.plain();
        Path folder = workload.space();
        try (OpenSpace space = new OpenSpace(folder, Comparison.THREADS)) {
            space.importFrom(export);
            MoreMessages more = new MoreMessages(space, out);
            try (Stream<String> lines = Files.lines(export)) {
                lines.limit(40L * MORE).map(JsonMessage::read).forEach(more.patterns::add);
            }
            more.measure();
        }
    }

    private void measure() {
        List<Query> eight = space.recipes().stream().map(Definition::query).toList();
        String initiated = "event('Flex - Engagement Initiated')";
        Query window = OpenSpace.read(initiated + ".within(30 days).count()");
        Query funnel = OpenSpace.read(
                initiated + ".where(event('Flex - Engagement Completed').within(parent: 1 hour).count() >= 1).count()");
        out.println("| definitions | messages | made ready | first | median | nine of ten | processor |");
        out.println("| --- | --- | ---: | ---: | ---: | ---: | ---: |");
        measure("all eight", eight, "the newest", Duration.ZERO);
        measure("all eight", eight, "up to 60 days late", LATE);
        measure("all eight and a window of 30 days", and(eight, window), "the newest", Duration.ZERO);
        measure("all eight and a funnel", and(eight, funnel), "the newest", Duration.ZERO);
    }

    private static List<Query> and(List<Query> queries, Query another) {
        return Stream.concat(queries.stream(), Stream.of(another)).toList();
    }

    private void measure(String definitions, List<Query> queries, String messages, Duration late) {
        List<Computation> computations = queries.stream()
                .map(query -> new Computation(query, Level.USERS, true))
                .toList();
        Snapshot first = space.snapshot();
        Instant now = space.snapshot().newestTimestamp().orElseThrow();
        MemorySnapshot.Builder all = new MemorySnapshot.Builder(first.profiles());
        first.blocks().forEach(block -> all.add(block, first.profilesOf(block)));
        long start = System.nanoTime();
        Standing standing = new Standing(
                computations, computations, first, Optional.empty(), now, Semantics.DEFAULT, Comparison.THREADS);
        double ready = (System.nanoTime() - start) / NANOS;
        double cold = 0;
        double processor = 0;
        double[] warm = new double[ROUNDS];
        for (int round = -WARM; round < ROUNDS; round++) {
            now = now.plus(STEP);
            Change change = new Change(first.profiles(), 0);
            for (Block block : blocks(now, late)) {
                int[] owners = owners(block, first);
                change.add(block, owners);
                all.add(block, owners);
            }
            long processorBefore = SYSTEM.getProcessCpuTime();
            long before = System.nanoTime();
            standing.advance(change, now);
            double millis = (System.nanoTime() - before) / NANOS;
            cold = round == -WARM ? millis : cold;
            if (round >= 0) {
                warm[round] = millis;
                processor += (SYSTEM.getProcessCpuTime() - processorBefore) / NANOS / ROUNDS;
            }
        }
        check(standing, computations, all);
        Arrays.sort(warm);
        out.println(String.join(
                " | ",
                "| " + definitions,
                messages,
                Figures.millis(ready),
                Figures.millis(cold),
                Figures.millis(warm[ROUNDS / 2]),
                Figures.millis(warm[ROUNDS * 9 / 10]),
                Figures.millis(processor) + " |"));
    }

    /** Messages that happened just before an instant, or up to so much earlier. */
    private List<Block> blocks(Instant now, Duration late) {
        Map<MessageStream, BlockBuilder> builders = new LinkedHashMap<>();
        for (int message = 0; message < MORE; message++) {
            Message pattern = patterns.get(random.nextInt(patterns.size()));
            Instant happened = now.minusMillis(
                    (long) (random.nextDouble() * late.plus(STEP).toMillis()));
            Map<String, Value> body = new LinkedHashMap<>(pattern.body().fields());
            body.put("messageId", Value.of("more-" + made++));
            body.put("timestamp", Value.of(IsoTime.format(happened)));
            body.put("receivedAt", Value.of(IsoTime.format(now)));
            boolean isTrack = pattern.type() == MessageType.TRACK;
            MessageStream stream = new MessageStream(
                    pattern.type(), isTrack ? pattern.eventName().orElse("") : "");
            builders.computeIfAbsent(stream, BlockBuilder::new).add(JsonMessage.of(new Value.Object(body)));
        }
        return builders.values().stream().map(BlockBuilder::build).toList();
    }

    /** Profiles by how many messages they have already. */
    private int[] owners(Block block, Snapshot first) {
        int[] owners = new int[block.rows()];
        for (int row = 0; row < owners.length; row++) {
            Block other = first.blocks().get(random.nextInt(first.blocks().size()));
            owners[row] = first.profilesOf(other)[random.nextInt(other.rows())];
        }
        return owners;
    }

    private static void check(Standing standing, List<Computation> computations, MemorySnapshot.Builder all) {
        List<Answer> answers =
                Evaluation.evaluate(computations, all.build(), standing.now(), Semantics.DEFAULT, Comparison.THREADS);
        for (int at = 0; at < answers.size(); at++) {
            ProfileValues expected = (ProfileValues) answers.get(at);
            HeldValues held = standing.values(computations.get(at)).orElseThrow();
            for (int profile = 0; profile < expected.profiles(); profile++) {
                if (!held.value(profile).equals(expected.value(profile))) {
                    throw new IllegalStateException(computations.get(at) + " of profile " + profile + " is "
                            + expected.value(profile) + " and was kept as " + held.value(profile));
                }
            }
        }
    }
}
