package dev.foretrait.engine.evaluate;

import com.sun.management.OperatingSystemMXBean;
import dev.foretrait.engine.column.BlockBuilder;
import dev.foretrait.engine.column.FieldPath;
import dev.foretrait.engine.column.MemorySnapshot;
import dev.foretrait.engine.column.MessageStream;
import dev.foretrait.engine.column.Snapshot;
import dev.foretrait.engine.event.MessageType;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.query.Query;
import dev.foretrait.engine.semantics.Semantics;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * How long funnels take: over a million messages of 50,000 profiles, and over one profile that viewed 100,000 products and
 * bought 100,000. Run by hand, after {@code mvn -pl engine test-compile}, with the test classes, the classes and
 * jspecify on the class path: {@code FunnelSpeed [messages [messages of the one profile]]}. Each run is as of an instant of its
 * own, since a snapshot notes what came of a funnel.
 */
final class FunnelSpeed {

    private static final Duration YEAR = Duration.ofDays(365);
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final String BOUGHT = "event('Bought')";
    private static final int SLOWEST_TO_REPEAT = 20_000;

    private static final int COLD = 2;

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private static final List<String> FORMS = List.of(
            "within(parent: 5 days).count() >= 1",
            "within(parent: 5 days).count() = 0",
            "count() = 0",
            "where(property('sku') = property(parent: 'sku')).within(parent: 5 days).count() >= 1",
            "where(property('sku') = property(parent: 'sku')).count() >= 1",
            "where(property('order') = property(parent: 'order')).count() >= 1",
            "where(property('price') < property(parent: 'price')).within(parent: 5 days).count() >= 1",
            "where(property('price') < property(parent: 'price')).count() = 0",
            "where(property('sku') = property(parent: 'sku') AND property('price') < property(parent: 'price'))"
                    + ".count() >= 1",
            "where(property('sku') != property(parent: 'sku')).within(parent: 5 days).count() >= 1",
            "where(NOT property('order') = property(parent: 'order')).count() >= 1",
            "within(parent: 5 days).sum(property('price')) > trait('budget')",
            "within(parent: 5 days).max(property('price')) > 990",
            "within(parent: 5 days).last(property('sku')) = 'sku-1'",
            "within(parent: 5 days).mode(property('sku'), 2) = 'sku-1'",
            "within(parent: 5 days).unique(property('sku')).count() >= 3",
            "where(property('sku') = property(parent: 'sku')).sum(property('price')) > 5000");

    private FunnelSpeed() {}

    public static void main(String[] arguments) {
        int messages = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        int ofOne = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 200_000;
        String many = messages + " messages of " + messages / 20 + " profiles";
        time(many + ", as tiles", builder(messages, messages / 20).sorted().build());
        time(many + ", as they arrived", builder(messages, messages / 20).build());
        time(ofOne + " messages of one profile", builder(ofOne, 1).sorted().build());
    }

    private static void time(String name, Snapshot snapshot) {
        System.out.println(name + ": the first run, the median of the warm ones and their processor time; 2 threads");
        for (String form : FORMS) {
            Query query = Queries.audience("event('Viewed').where(" + BOUGHT + "." + form + ").count() >= 1");
            long[] nanos = new long[9];
            long processor = 0;
            int members = 0;
            int runs = 0;
            while (runs < nanos.length && (runs == 0 || nanos[runs - 1] < SLOWEST_TO_REPEAT * 1_000_000L)) {
                if (runs == COLD) {
                    processor = SYSTEM.getProcessCpuTime();
                }
                long before = System.nanoTime();
                Answer answer = Evaluation.evaluate(
                                List.of(Computation.of(query)), snapshot, NOW.plusMillis(runs), Semantics.DEFAULT, 2)
                        .get(0);
                nanos[runs++] = System.nanoTime() - before;
                members = ((ProfileValues) answer).members();
            }
            long first = nanos[0];
            int cold = Math.min(COLD, runs - 1);
            processor = (SYSTEM.getProcessCpuTime() - processor) / (runs - cold);
            Arrays.sort(nanos, cold, runs);
            System.out.printf(
                    "%8.1f %8.1f %8.1f ms, %6d members: %s%n",
                    first / 1e6, nanos[(cold + runs) / 2] / 1e6, processor / 1e6, members, form);
        }
    }

    /** Half of the messages are views, half purchases; a purchase has one of 40 products, a price and an order of its own. */
    private static MemorySnapshot.Builder builder(int messages, int profiles) {
        Random random = new Random(7);
        MemorySnapshot.Builder snapshot = new MemorySnapshot.Builder(profiles);
        budgets(snapshot, profiles, random);
        long step = YEAR.toMillis() / messages;
        BlockBuilder[] builders = {stream("Viewed"), stream("Bought")};
        int[][] owners = {new int[BlockBuilder.MAX_ROWS], new int[BlockBuilder.MAX_ROWS]};
        for (int i = 0; i < messages; i++) {
            int kind = i % 2;
            long at = NOW.minus(YEAR).toEpochMilli() + i * step + random.nextInt(1_000);
            BlockBuilder block = builders[kind];
            leaf(block, "sku", "sku-" + random.nextInt(random.nextInt(40) + 1));
            leaf(block, "order", "order-" + random.nextInt(messages));
            block.value(block.place(FieldPath.of("properties", "price")), Value.of(random.nextInt(100_000) / 100));
            owners[kind][block.rows()] = (int) (profiles * Math.pow(random.nextDouble(), 2));
            block.end(at, at + 10, Value.of("m" + i), Value.of("shop"));
            if (block.isFull()) {
                snapshot.add(block.build(), Arrays.copyOf(owners[kind], block.rows()));
                builders[kind] = new BlockBuilder(block.stream());
            }
        }
        for (int kind = 0; kind < 2; kind++) {
            snapshot.add(builders[kind].build(), Arrays.copyOf(owners[kind], builders[kind].rows()));
        }
        return snapshot;
    }

    private static void budgets(MemorySnapshot.Builder snapshot, int profiles, Random random) {
        long at = NOW.minus(YEAR).toEpochMilli();
        for (int from = 0; from < profiles; from += BlockBuilder.MAX_ROWS) {
            BlockBuilder block = new BlockBuilder(new MessageStream(MessageType.IDENTIFY, ""));
            int[] owners = new int[Math.min(BlockBuilder.MAX_ROWS, profiles - from)];
            for (int row = 0; row < owners.length; row++) {
                owners[row] = from + row;
                block.value(block.place(FieldPath.of("traits", "budget")), Value.of(100L * random.nextInt(50)));
                block.end(at, at + 10, Value.of("i" + (from + row)), Value.of("shop"));
            }
            snapshot.add(block.build(), owners);
        }
    }

    private static BlockBuilder stream(String event) {
        return new BlockBuilder(new MessageStream(MessageType.TRACK, event));
    }

    private static void leaf(BlockBuilder block, String property, String text) {
        block.value(block.place(FieldPath.of("properties", property)), Value.of(text));
    }
}
