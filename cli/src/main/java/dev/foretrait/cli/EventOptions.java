package dev.foretrait.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which data a command is about, and at which instant. */
final class EventOptions {

    @Option(
            names = "--events",
            arity = "1..*",
            paramLabel = "PATH",
            description =
                    "Evaluate these exports, in a throw-away space: files, folders, globs, or - for standard input."
                            + " No foretrait.yaml is needed; where there is one, its settings and definitions count.")
    private List<String> events = new ArrayList<>();

    @Option(
            names = "--as-of",
            paramLabel = "TIME",
            description =
                    "The instant to compute for: a date or an ISO-8601 timestamp. Default: that of the space; else now;"
                            + " for --events the newest event.")
    private Optional<String> asOf = Optional.empty();

    /** Whether one of the exports comes from standard input. */
    boolean readsStandardInput() {
        return events.contains(Imports.STANDARD_INPUT);
    }

    /** Whether exports were named. */
    boolean areGiven() {
        return !events.isEmpty();
    }

    /**
     * Where the command works.
     *
     * @throws Failure if it needs a space and there is none
     */
    SpaceOnDisk find(Invocation invocation) {
        SpaceOnDisk onDisk = SpaceOnDisk.find(invocation);
        if (events.isEmpty()) {
            onDisk.needed(invocation);
        }
        return onDisk;
    }

    /** Opens the space, or a throw-away one for {@code --events}. */
    SpaceInUse open(SpaceOnDisk onDisk, Invocation invocation) throws IOException {
        Optional<Instant> instant = asOf.map(typed -> TypedTime.of("--as-of", typed));
        return events.isEmpty()
                ? SpaceInUse.open(onDisk, instant, invocation)
                : SpaceInUse.throwAway(onDisk, events, instant, invocation);
    }
}
