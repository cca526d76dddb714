package dev.foretrait.engine.evaluate;

import com.sun.management.OperatingSystemMXBean;
import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.BlockBuilder;
import dev.foretrait.engine.column.FieldPath;
import dev.foretrait.engine.column.MemorySnapshot;
import dev.foretrait.engine.column.MessageStream;
import dev.foretrait.engine.column.Snapshot;
import dev.foretrait.engine.event.MessageType;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.semantics.Semantics;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * How long evaluations take over a million Flex-like messages: first in blocks as they arrived, then in tiles. Run by hand:
 * {@code FlexSpeed [messages]}.
 */
final class FlexSpeed {

    private static final String INITIATED = "Flex - Engagement Initiated";
    private static final String COMPLETED = "Flex - Engagement Completed";
    private static final long START = Instant.parse("2025-03-01T00:00:00Z").toEpochMilli();
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    private static final int COLD = 8;
    private static final int RUNS = 15;
    private static final int AT_ONCE = 3;

    private FlexSpeed() {}

    public static void main(String[] arguments) {
        int messages = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        MemorySnapshot.Builder builder = snapshot(messages, messages / 20);
        List<Snapshot> snapshot = List.of(builder.build(), builder.sorted().build());
        String initiated = "event('" + INITIATED + "')";
        String completed = "event('" + COMPLETED + "')";
        String inbound = initiated + ".where(property('Direction') = 'Inbound')";
        List<String> eight = List.of(
                inbound + ".count()",
                initiated + ".where(property('Direction') = 'Outbound').count()",
                inbound + ".mode(property('channelType'), 2)",
                initiated + ".last(property('lastKnownAgentWorkerSid'))",
                initiated + ".last(property('Duration'))",
                completed + ".mode(property('codes.topic'), 2)",
                completed + ".last(property('sentiment'))",
                completed + ".last(property('codes.topic'))");
        time("all eight", eight, snapshot, 1);
        time("all eight, 2 threads", eight, snapshot, 2);
        for (String one : List.of(
                inbound + ".count()",
                inbound + ".mode(property('channelType'), 2)",
                initiated + ".last(property('lastKnownAgentWorkerSid'))",
                initiated + ".sum(property('Duration'))",
                initiated + ".max(property('Duration'))",
                initiated + ".unique(property('channelType'))",
                initiated + ".unique(property('interactionSid')).count()",
                inbound + ".within(30 days).count()",
                initiated + ".expires_after(1 day).count()",
                initiated + ".where(property('Direction') = 'Inbound' AND (property('channelType') = 'SMS'"
                        + " OR property('Duration') > 600)).count()",
                initiated + ".where(" + completed + ".within(parent: 5 days).count() >= 1).count()",
                initiated + ".where(" + completed
                        + ".where(property('sentiment') = property(parent: 'channelType'))"
                        + ".within(parent: 5 days).count() = 0).count()")) {
            time(one.replace(initiated, "…").replace(completed, "…"), List.of(one), snapshot, 1);
        }
    }

    private static void time(String name, List<String> queries, List<Snapshot> layouts, int parallelism) {
        List<Computation> computations =
                queries.stream().map(Queries::trait).map(Computation::of).toList();
        long[][] nanos = new long[layouts.size()][RUNS];
        long[] processor = new long[layouts.size()];
        for (int run = -COLD; run < RUNS; run++) {
            for (int layout = 0; layout < layouts.size(); layout++) {
                long before = System.nanoTime();
                long processorBefore = processorNanos();
                for (int again = 0; again < AT_ONCE; again++) {
                    Evaluation.evaluate(computations, layouts.get(layout), NOW, Semantics.DEFAULT, parallelism)
                            .forEach(answer -> ((ProfileValues) answer).members());
                }
                if (run >= 0) {
                    nanos[layout][run] = (System.nanoTime() - before) / AT_ONCE;
                    processor[layout] += (processorNanos() - processorBefore) / AT_ONCE / RUNS;
                }
            }
        }
        StringBuilder line = new StringBuilder();
        for (int layout = 0; layout < layouts.size(); layout++) {
            Arrays.sort(nanos[layout]);
            line.append(String.format(
                    Locale.ROOT,
                    "%7.1f ms (best %6.1f, processor %6.1f) ",
                    nanos[layout][RUNS / 2] / 1e6,
                    nanos[layout][0] / 1e6,
                    processor[layout] / 1e6));
        }
        System.out.println(line + name);
    }

    /** What all threads of the process have used of the processor. */
    private static long processorNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static MemorySnapshot.Builder snapshot(int messages, int profiles) {
        Random random = new Random(7);
        MemorySnapshot.Builder snapshot = new MemorySnapshot.Builder(profiles);
        BlockBuilder initiated = new BlockBuilder(new MessageStream(MessageType.TRACK, INITIATED));
        BlockBuilder completed = new BlockBuilder(new MessageStream(MessageType.TRACK, COMPLETED));
        int[] initiators = new int[BlockBuilder.MAX_ROWS];
        int[] completers = new int[BlockBuilder.MAX_ROWS];
        String[] channels = {"Email", "SMS", "WhatsApp", "Voice", "Web"};
        String[] topics = {"Used vehicles", "Service", "Billing", "Parts", "Finance", "Returns", "Other", "Leasing"};
        String[] moods = {"positive", "neutral", "negative"};
        long step = (NOW.toEpochMilli() - START) / messages;
        for (int i = 0; i < messages; i += 2) {
            int profile = (int) (profiles * Math.pow(random.nextDouble(), 2));
            long at = START + i * step + random.nextInt(1_000);
            leaf(initiated, "Direction", random.nextInt(4) == 0 ? "Outbound" : "Inbound");
            leaf(initiated, "channelType", channels[random.nextInt(random.nextInt(5) + 1)]);
            leaf(initiated, "lastKnownAgentWorkerSid", String.format("WK%032x", random.nextInt(300)));
            leaf(initiated, "interactionSid", String.format("KD%032x", i));
            initiated.value(
                    initiated.place(FieldPath.of("properties", "Duration")), Value.of((long) random.nextInt(1_800)));
            initiators[initiated.rows()] = profile;
            initiated.end(at, at + 10, Value.of("m" + i), Value.of("flex"));
            leaf(completed, "sentiment", moods[random.nextInt(3)]);
            if (random.nextInt(10) > 0) {
                completed.value(
                        completed.place(FieldPath.of("properties", "codes", "topic")),
                        Value.of(topics[random.nextInt(random.nextInt(8) + 1)]));
            }
            completers[completed.rows()] = profile;
            completed.end(at + 60_000, at + 60_010, Value.of("n" + i), Value.of("flex"));
            if (initiated.isFull()) {
                add(snapshot, initiated.build(), initiators);
                add(snapshot, completed.build(), completers);
                initiated = new BlockBuilder(initiated.stream());
                completed = new BlockBuilder(completed.stream());
            }
        }
        add(snapshot, initiated.build(), initiators);
        add(snapshot, completed.build(), completers);
        return snapshot;
    }

    private static void add(MemorySnapshot.Builder snapshot, Block block, int[] profiles) {
        snapshot.add(block, Arrays.copyOf(profiles, block.rows()));
    }

    private static void leaf(BlockBuilder block, String property, String text) {
        block.value(block.place(FieldPath.of("properties", property)), Value.of(text));
    }
}
