package dev.foretrait.storage.measure;

import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.query.Acceptance;
import dev.foretrait.engine.query.Kind;
import dev.foretrait.engine.query.Level;
import dev.foretrait.engine.query.Printer;
import dev.foretrait.engine.query.Query;
import dev.foretrait.engine.query.QueryReader;
import dev.foretrait.fixtures.arbitrary.Definitions;
import dev.foretrait.storage.definition.DefinitionFiles;
import dev.foretrait.storage.definition.DefinitionSet;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;

/**
 * Measures what a thousand definitions cost once the process is warm: their queries read, checked and printed, and a YAML file
 * of them read.
 *
 * <pre>
 * mvn -q -DskipTests package
 * java -Xmx512m -XX:+UseSerialGC -cp storage/target/test-classes:storage/target/classes:fixtures/target/classes:cli/target/foretrait.jar:JQWIK \
 *     dev.foretrait.storage.measure.DefinitionSpeed
 * </pre>
 *
 * where {@code JQWIK} are the jars of jqwik, which the definitions are generated with.
 */
final class DefinitionSpeed {

    private static final int DEFINITIONS = 1_000;
    private static final int ROUNDS = 31;
    private static final int WARM_UP = 10;
    private static final long SEED = 1;

    private DefinitionSpeed() {}

    public static void main(String[] arguments) {
        List<String> queries = new ArrayList<>();
        JqwikSession.run(() -> queries.addAll(queries()));
        String file = file(queries);
        System.out.printf(
                "%d definitions, %d characters of queries, a file of %d characters%n",
                queries.size(), queries.stream().mapToInt(String::length).sum(), file.length());
        time("read, checked and printed", () -> queries.forEach(DefinitionSpeed::readAndPrint));
        time("file read", () -> read(file));
    }

    private static List<String> queries() {
        RandomGenerator<Query.Trait> generator = Definitions.traits().generator(DEFINITIONS);
        Random random = new Random(SEED);
        List<String> queries = new ArrayList<>();
        while (queries.size() < DEFINITIONS) {
            String query = Printer.print(generator.next(random).value());
            if (query.chars().allMatch(c -> c >= ' ' && c <= '~')) {
                queries.add(query);
            }
        }
        return queries;
    }

    private static String file(List<String> queries) {
        StringBuilder text = new StringBuilder("traits:\n");
        for (int number = 0; number < queries.size(); number++) {
            text.append("  - key: trait_").append(number).append('\n');
            text.append("    query: |-\n      ").append(queries.get(number)).append('\n');
        }
        return text.toString();
    }

    private static void readAndPrint(String text) {
        Query query = QueryReader.read(new Source("query", text), Kind.TRAIT, Level.USERS, Acceptance.STRICT)
                .query()
                .orElseThrow();
        if (!Printer.print(query).equals(text)) {
            throw new AssertionError(text);
        }
    }

    private static void read(String file) {
        DefinitionSet set = DefinitionFiles.inText(new Source("traits.yaml", file), Kind.TRAIT);
        if (set.hasErrors() || set.definitions().size() != DEFINITIONS) {
            throw new AssertionError(set.findings().toString());
        }
    }

    private static void time(String what, Runnable work) {
        long[] wall = new long[ROUNDS];
        long[] cpu = new long[ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            long start = System.nanoTime();
            long startOfCpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            work.run();
            if (round >= 0) {
                wall[round] = System.nanoTime() - start;
                cpu[round] = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - startOfCpu;
            }
        }
        Arrays.sort(wall);
        Arrays.sort(cpu);
        System.out.printf(
                "%s: median %.1f ms of wall time, %.1f ms of the thread's own; best %.1f and %.1f ms%n",
                what, wall[ROUNDS / 2] / 1e6, cpu[ROUNDS / 2] / 1e6, wall[0] / 1e6, cpu[0] / 1e6);
    }
}
