package dev.foretrait.storage.measure;

import com.sun.management.OperatingSystemMXBean;
import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.evaluate.Computation;
import dev.foretrait.engine.evaluate.Evaluation;
import dev.foretrait.engine.evaluate.ProfileValues;
import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.identity.Identities;
import dev.foretrait.engine.identity.OwnedId;
import dev.foretrait.engine.identity.Profile;
import dev.foretrait.engine.query.Query;
import dev.foretrait.engine.semantics.Semantics;
import dev.foretrait.fixtures.json.JsonMessage;
import dev.foretrait.fixtures.naive.Naive;
import dev.foretrait.storage.definition.DefinitionFiles;
import dev.foretrait.storage.ingest.ImportSource;
import dev.foretrait.storage.settings.SettingsFile;
import dev.foretrait.storage.settings.SpaceSettings;
import dev.foretrait.storage.space.Space;
import dev.foretrait.storage.space.SpaceOptions;
import dev.foretrait.storage.space.SpaceSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Measures one large export and a space: how long an import takes, how long the values of all its definitions take once the
 * process is warm, and whether they are those of the naive reference on every profile.
 *
 * <p>{@code import EXPORT SPACE} imports into the space several times over, each time into an empty database in memory.
 * {@code values SPACE} times what a preview computes. {@code compare EXPORT SPACE} holds the space's values to plain loops over
 * the export's lines and wants some gigabytes of heap.
 */
final class LargeExport {

    private static final int ROUNDS = 61;
    private static final int IMPORTS = 4;

    private LargeExport() {}

    public static void main(String[] arguments) {
        switch (arguments[0]) {
            case "import" -> importAgainAndAgain(Path.of(arguments[1]), settings(Path.of(arguments[2])));
            case "values" -> timeValues(Path.of(arguments[1]));
            case "compare" -> compare(Path.of(arguments[1]), Path.of(arguments[2]));
            default -> throw new IllegalArgumentException("import, values or compare, not " + arguments[0]);
        }
    }

    private static void importAgainAndAgain(Path export, SpaceSettings settings) {
        for (int round = 1; round <= IMPORTS; round++) {
            try (Space space = Space.inMemory(options(settings))) {
                long start = System.nanoTime();
                var report = space.importFrom(List.of(ImportSource.of(export)), (file, done, size, messages) -> {});
                long millis = (System.nanoTime() - start) / 1_000_000;
                System.out.printf(
                        "import %d: %d ms, %d messages a second%n", round, millis, report.read() * 1_000 / millis);
            }
        }
    }

    private static void timeValues(Path folder) {
        SpaceSettings settings = settings(folder);
        try (Space space = Space.open(folder, options(settings))) {
            SpaceSnapshot snapshot = space.snapshot();
            List<Definition> definitions = DefinitionFiles.inSpace(folder).definitions();
            Instant now = snapshot.newestTimestamp().orElseThrow();
            System.out.printf("%d messages, %d profiles%n", snapshot.messages(), snapshot.profiles());
            for (int parallelism = 1; parallelism <= 2; parallelism++) {
                timeValues("all " + definitions.size(), definitions, snapshot, now, settings.semantics(), parallelism);
            }
            for (Definition definition : definitions) {
                timeValues(definition.key(), List.of(definition), snapshot, now, settings.semantics(), 2);
            }
        }
    }

    private static void timeValues(
            String name,
            List<Definition> definitions,
            SpaceSnapshot snapshot,
            Instant now,
            Semantics semantics,
            int parallelism) {
        double[] millis = new double[ROUNDS];
        double[] processor = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            long startOfProcessor = processorNanos();
            List<ProfileValues> values = values(definitions, snapshot, now, semantics, parallelism);
            values.forEach(each -> each.distribution().all());
            millis[round] = (System.nanoTime() - start) / 1e6;
            processor[round] = (processorNanos() - startOfProcessor) / 1e6;
        }
        double first = millis[0];
        Arrays.sort(millis);
        Arrays.sort(processor);
        System.out.printf(
                "%s, %d threads: first %.1f ms, median %.1f, best %.1f; processor: median %.1f, best %.1f%n",
                name, parallelism, first, millis[ROUNDS / 2], millis[0], processor[ROUNDS / 2], processor[0]);
    }

    /** What all threads of the process have used of the processor. */
    private static long processorNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static void compare(Path export, Path folder) {
        SpaceSettings settings = settings(folder);
        List<Definition> definitions = DefinitionFiles.inSpace(folder).definitions();
        Map<String, Profile> expected = new HashMap<>();
        for (Profile profile : Identities.resolve(
                        Naive.deduplicated(messages(export)), settings.identity(), settings.slug())
                .profiles()) {
            expected.put(profile.segmentId(), profile);
        }
        try (Space space = Space.open(folder, options(settings))) {
            SpaceSnapshot snapshot = space.snapshot();
            Instant now = snapshot.newestTimestamp().orElseThrow();
            List<ProfileValues> values = values(definitions, snapshot, now, settings.semantics(), 2);
            long compared = 0;
            long present = 0;
            for (int number = 0; number < snapshot.profiles(); number++) {
                Profile profile = expected.remove(snapshot.segmentId(number));
                if (profile == null) {
                    throw new AssertionError("no such profile: " + snapshot.segmentId(number));
                }
                for (int at = 0; at < definitions.size(); at++) {
                    Value naive = naive(definitions.get(at), profile, now, settings.semantics());
                    Value fast = values.get(at).has(number) ? values.get(at).value(number) : Value.ABSENT;
                    if (!naive.equals(fast)) {
                        throw new AssertionError(definitions.get(at).key() + " of " + profile.segmentId() + ": naive "
                                + naive + ", fast " + fast);
                    }
                    compared++;
                    present += fast.isAbsent() ? 0 : 1;
                }
            }
            if (!expected.isEmpty()) {
                throw new AssertionError(expected.size() + " profiles are missing");
            }
            System.out.printf(
                    "%d values of %d profiles agree, %d of them present%n", compared, snapshot.profiles(), present);
        }
    }

    private static Value naive(Definition definition, Profile profile, Instant now, Semantics semantics) {
        List<String> types = profile.identifiers().stream()
                .map(OwnedId::id)
                .map(id -> id.type())
                .toList();
        return Naive.eligible(types, definition.includeAnonymous(), semantics)
                ? Naive.materialised(
                        (Query.Trait) definition.query(),
                        definition.level(),
                        profile.messages(),
                        profile.traits(),
                        now,
                        semantics)
                : Value.ABSENT;
    }

    private static List<ProfileValues> values(
            List<Definition> definitions, SpaceSnapshot snapshot, Instant now, Semantics semantics, int parallelism) {
        List<Computation> computations = definitions.stream()
                .map(definition ->
                        new Computation(definition.query(), definition.level(), definition.includeAnonymous()))
                .toList();
        return Evaluation.evaluate(computations, snapshot, now, semantics, parallelism).stream()
                .map(ProfileValues.class::cast)
                .toList();
    }

    private static List<Message> messages(Path export) {
        try (Stream<String> lines = Files.lines(export)) {
            return lines.map(JsonMessage::read).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static SpaceSettings settings(Path folder) {
        return SettingsFile.inSpace(folder).settings().orElseThrow();
    }

    private static SpaceOptions options(SpaceSettings settings) {
        return SpaceOptions.DEFAULT.withName(settings.slug()).withIdentity(settings.identity());
    }
}
