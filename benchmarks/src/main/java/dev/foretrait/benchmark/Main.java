package dev.foretrait.benchmark;

import dev.foretrait.fixtures.generate.FlexExport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** The command behind {@code benchmarks/run}. */
public final class Main {

    private static final String USAGE = """
            usage: benchmarks/run compare [MESSAGES]    Foretrait beside DuckDB and H2; default: 1000000
                   benchmarks/run check [MESSAGES]      only whether all give the same values
                   benchmarks/run harder [MESSAGES]     windows, sessions, funnels, arrays and long conditions alone
                   benchmarks/run imports [MESSAGES]    imports alone, Foretrait beside DuckDB
                   benchmarks/run scale SIZE...         what each message costs; SIZE is MESSAGES or MESSAGES/PROFILES
                   benchmarks/run history               32 traits of one profile at 100,000 instants
                   benchmarks/run more [MESSAGES]       1,000 messages more where the values of all before are held
                   benchmarks/run inner [OPTIONS]       the inner loops, with JMH and its options
            Exports, spaces and peers are kept in the folder FORETRAIT_BENCHMARKS; default: /tmp/foretrait-benchmarks.""";

    private static final long USUAL_SIZE = 1_000_000;
    private static final long WARM_UP = 300_000;
    private static final long SEED = 11;

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        String command = arguments.length == 0 ? "compare" : arguments[0];
        String[] rest = Arrays.copyOfRange(arguments, Math.min(1, arguments.length), arguments.length);
        switch (command) {
            case "compare" -> comparison(size(rest)).measure();
            case "harder" -> comparison(size(rest)).measureHarder();
            case "imports" -> comparison(size(rest)).measureImports();
            case "check" -> comparison(size(rest)).check();
            case "scale" -> scale(rest);
            case "history" -> new AsOfJoin().measure(System.out);
            case "more" -> MoreMessages.measure(workload(size(rest)), System.out);
            case "inner" -> org.openjdk.jmh.Main.main(rest);
            default -> {
                System.err.println(USAGE);
                System.exit(2);
            }
        }
    }

    private static void scale(String[] sizes) throws IOException {
        Scale scale = new Scale(System.out);
        scale.warmUp(workload(WARM_UP));
        for (String size : sizes) {
            String[] parts = size.split("/", 2);
            Workload workload = workload(Long.parseLong(parts[0]));
            scale.measure(
                    parts.length == 1
                            ? workload
                            : new Workload(
                                    home().resolve(size.replace('/', '-')),
                                    workload.export().withProfiles(Integer.parseInt(parts[1]))));
        }
    }

    private static long size(String[] arguments) {
        return arguments.length == 0 ? USUAL_SIZE : Long.parseLong(arguments[0]);
    }

    private static Comparison comparison(long messages) {
        return new Comparison(
                workload(messages), new Command(Path.of(System.getProperty("foretrait.home"))), System.out);
    }

    private static Workload workload(long messages) {
        return new Workload(
                home().resolve(Long.toString(messages)), FlexExport.of(messages).withSeed(SEED));
    }

    private static Path home() {
        return Path.of(System.getProperty("foretrait.benchmarks"));
    }
}
