package dev.foretrait.storage.measure;

import dev.foretrait.engine.evaluate.Computation;
import dev.foretrait.engine.evidence.ChainEvidence;
import dev.foretrait.engine.evidence.Evidence;
import dev.foretrait.engine.evidence.NextChange;
import dev.foretrait.engine.evidence.Question;
import dev.foretrait.storage.definition.DefinitionFiles;
import dev.foretrait.storage.settings.SettingsFile;
import dev.foretrait.storage.settings.SpaceSettings;
import dev.foretrait.storage.space.IdentityTrail;
import dev.foretrait.storage.space.Space;
import dev.foretrait.storage.space.SpaceOptions;
import dev.foretrait.storage.space.SpaceSnapshot;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Measures how long it takes to explain one value of one profile of a space, once the process is warm: profiles drawn by seed,
 * each asked for every definition. Figures are processor time of the one thread that works, and for the whole also time by the
 * clock.
 *
 * <p>Arguments: the folder of the space and, if wanted, how many profiles.
 */
final class ExplainSpeed {

    private static final int PROFILES = 200;
    private static final int ROUNDS = 3;

    /** The parts of an explanation, in the order in which they are measured. */
    private enum Part {
        CUT("its messages cut out"),
        EVIDENCE("evidence"),
        NEXT_CHANGE("next change"),
        IDENTITY("identity"),
        ALL("all of it"),
        BY_THE_CLOCK("all of it by the clock");

        private final String words;

        Part(String words) {
            this.words = words;
        }
    }

    private ExplainSpeed() {}

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        int profiles = arguments.length > 1 ? Integer.parseInt(arguments[1]) : PROFILES;
        SpaceSettings settings = SettingsFile.inSpace(folder).settings().orElseThrow();
        SpaceOptions options = SpaceOptions.DEFAULT.withName(settings.slug()).withIdentity(settings.identity());
        try (Space space = Space.open(folder, options)) {
            SpaceSnapshot snapshot = space.snapshot();
            System.out.printf("%d messages, %d profiles%n", snapshot.messages(), snapshot.profiles());
            List<Computation> definitions = DefinitionFiles.inSpace(folder).definitions().stream()
                    .map(Computation::of)
                    .toList();
            int[] chosen =
                    new Random(1).ints(0, snapshot.profiles()).limit(profiles).toArray();
            for (int round = 1; round <= ROUNDS; round++) {
                measure("round " + round, snapshot, definitions, chosen, settings);
            }
        }
    }

    private static void measure(
            String name,
            SpaceSnapshot snapshot,
            List<Computation> definitions,
            int[] profiles,
            SpaceSettings settings) {
        Instant now = snapshot.newestTimestamp().orElseThrow();
        double[][] millis = new double[Part.values().length][profiles.length * definitions.size()];
        int at = 0;
        for (int profile : profiles) {
            for (Computation definition : definitions) {
                long[] times = explain(snapshot, definition, definitions, profile, now, settings);
                for (int part = 0; part < times.length; part++) {
                    millis[part][at] = times[part] / 1e6;
                }
                at++;
            }
        }
        for (Part part : Part.values()) {
            double[] sorted = millis[part.ordinal()];
            Arrays.sort(sorted);
            System.out.printf(
                    "%s, %s: median %.1f ms, 99 of 100 within %.1f, longest %.1f%n",
                    name,
                    part.words,
                    sorted[sorted.length / 2],
                    sorted[sorted.length * 99 / 100],
                    sorted[sorted.length - 1]);
        }
    }

    /** What this thread has used of the processor. */
    private static long processorNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** How long each part took, in nanoseconds. */
    private static long[] explain(
            SpaceSnapshot snapshot,
            Computation definition,
            List<Computation> known,
            int profile,
            Instant now,
            SpaceSettings settings) {
        long began = System.nanoTime();
        long start = processorNanos();
        Question question =
                Question.of(definition, known, snapshot, profile, Optional.empty(), now, settings.semantics());
        long cut = processorNanos();
        Evidence evidence = Evidence.of(question);
        long found = processorNanos();
        NextChange.of(question);
        long ahead = processorNanos();
        Set<String> ids = new HashSet<>();
        for (ChainEvidence chain : evidence.chains()) {
            chain.contributions().forEach(each -> ids.add(each.event().messageId()));
            chain.nearMisses().forEach(each -> ids.add(each.event().messageId()));
        }
        IdentityTrail trail = snapshot.trail(profile);
        trail.merges();
        trail.elsewhere();
        trail.copies(ids);
        long end = processorNanos();
        return new long[] {cut - start, found - cut, ahead - found, end - ahead, end - start, System.nanoTime() - began
        };
    }
}
