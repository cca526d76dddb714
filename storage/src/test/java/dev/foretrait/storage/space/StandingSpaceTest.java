package dev.foretrait.storage.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.evaluate.Computation;
import dev.foretrait.engine.evaluate.Evaluation;
import dev.foretrait.engine.evaluate.ProfileValues;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.identity.IdentitySettings;
import dev.foretrait.engine.query.Acceptance;
import dev.foretrait.engine.query.Kind;
import dev.foretrait.engine.query.Level;
import dev.foretrait.engine.query.QueryReader;
import dev.foretrait.engine.semantics.AccountLimits;
import dev.foretrait.engine.semantics.Semantics;
import dev.foretrait.engine.standing.HeldValues;
import dev.foretrait.fixtures.generate.FlexExport;
import dev.foretrait.storage.StorageException;
import dev.foretrait.storage.ingest.ImportProgress;
import dev.foretrait.storage.ingest.ImportSource;
import dev.foretrait.storage.ingest.Importer;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandingSpaceTest {

    private static final Instant START = Instant.parse("2026-02-01T00:00:00Z");

    private static final List<Computation> DEFINITIONS = List.of(
            trait("calls", "event('Call').count()"),
            trait("recent", "event('Call').within(3 days).count()"),
            trait("note", "event('Call').last(property('note'))"),
            trait("usual", "event('Call').mode(property('note'), 2)"),
            audience("caller", "event('Call').count() >= 2"),
            audience("silent", "NOT event('Call').within(2 days).count() >= 1"));

    private static final List<Computation> OF_ACCOUNTS = List.of(
            computation("calls", "event('Call').count()", Kind.TRAIT, Level.ACCOUNTS),
            computation("called", "ANY event('Call').count() >= 2", Kind.AUDIENCE, Level.ACCOUNTS));

    private static Computation trait(String key, String query) {
        return computation(key, query, Kind.TRAIT, Level.USERS);
    }

    private static Computation audience(String key, String query) {
        return computation(key, query, Kind.AUDIENCE, Level.USERS);
    }

    private static Computation computation(String key, String query, Kind kind, Level level) {
        return new Computation(
                Optional.of(key),
                QueryReader.read(new Source(key, query), kind, level, Acceptance.STRICT)
                        .query()
                        .orElseThrow(),
                level,
                true);
    }

    @Property(tries = 150)
    void valuesAreThoseOfEvaluatingTheWholeSpace(@ForAll Random random) {
        SpaceOptions options = SpaceOptions.DEFAULT.withIdentity(settings(random));
        try (Space space = Space.inMemory(options)) {
            Instant now = START;
            int values = 1 + random.nextInt(6);
            Exports.importText(space, batch(random, 0, values));
            StandingSpace standing = new StandingSpace(space, DEFINITIONS, DEFINITIONS, Optional.empty(), now, 1);
            assertRight(standing, space);
            for (int batch = 1; batch < 6; batch++) {
                now = now.plusSeconds(random.nextInt(3) * 40_000L);
                standing.importFrom(List.of(source(batch(random, batch, values))), ImportProgress.SILENT, now);
                assertRight(standing, space);
            }
        }
    }

    @Property(tries = 150)
    void valuesOfAccountsAreThoseOfEvaluatingTheWholeSpace(@ForAll Random random) {
        IdentitySettings settings = settings(random);
        SpaceOptions options = SpaceOptions.DEFAULT.withIdentity(
                random.nextInt(4) == 0 ? settings.with(AccountLimits.AS_SET) : settings);
        try (Space space = Space.inMemory(options)) {
            int values = 1 + random.nextInt(6);
            Exports.importText(space, ofAccounts(random, 0, values));
            StandingSpace standing = new StandingSpace(space, OF_ACCOUNTS, OF_ACCOUNTS, Optional.empty(), START, 1);
            for (int batch = 1; batch < 6; batch++) {
                standing.importFrom(List.of(source(ofAccounts(random, batch, values))), ImportProgress.SILENT, START);
                SpaceSnapshot snapshot = space.snapshot();
                for (int at = 0; at < OF_ACCOUNTS.size(); at++) {
                    ProfileValues expected = (ProfileValues) Evaluation.evaluate(
                                    OF_ACCOUNTS, OF_ACCOUNTS, snapshot, Optional.empty(), START, Semantics.DEFAULT, 1)
                            .get(at);
                    HeldValues found = standing.values(OF_ACCOUNTS.get(at)).orElseThrow();
                    assertThat(sorted(found.profiles(), found::value))
                            .isEqualTo(sorted(expected.profiles(), expected::value));
                }
            }
        }
    }

    /** The values of all accounts, which have other numbers elsewhere. */
    private static List<String> sorted(int accounts, IntFunction<Value> values) {
        return IntStream.range(0, accounts)
                .mapToObj(account -> values.apply(account).json())
                .sorted()
                .toList();
    }

    /** The same messages, of which some name an account, and few two. */
    private static String ofAccounts(Random random, int batch, int values) {
        return batch(random, batch, values)
                .lines()
                .map(line -> random.nextInt(3) == 0 ? withAccount(line, random, values) : line)
                .collect(Collectors.joining("\n"));
    }

    private static String withAccount(String line, Random random, int values) {
        String account = "g" + random.nextInt(values);
        String context = random.nextInt(6) > 0
                ? ""
                : "\"externalIds\":[{\"id\":\"g" + random.nextInt(values)
                        + "\",\"type\":\"group_id\",\"collection\":\"accounts\",\"encoding\":\"none\"}]";
        if (random.nextBoolean()) {
            return line.replace("\"type\":\"track\"", "\"type\":\"group\",\"groupId\":\"" + account + "\"")
                    .replace(",\"properties\"", ",\"context\":{" + context + "},\"properties\"");
        }
        String named = "\"groupId\":\"" + account + "\"" + (context.isEmpty() ? "" : ",");
        return line.replace(",\"properties\"", ",\"context\":{" + named + context + "},\"properties\"");
    }

    private static ImportSource source(String text) {
        return ImportSource.of("-", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** By external ids, because numbers differ. */
    private static void assertRight(StandingSpace standing, Space space) {
        SpaceSnapshot snapshot = space.snapshot();
        for (int at = 0; at < DEFINITIONS.size(); at++) {
            ProfileValues expected = (ProfileValues) Evaluation.evaluate(
                            DEFINITIONS, DEFINITIONS, snapshot, Optional.empty(), standing.now(), Semantics.DEFAULT, 1)
                    .get(at);
            HeldValues found = standing.values(DEFINITIONS.get(at)).orElseThrow();
            assertThat(found.members())
                    .as(DEFINITIONS.get(at).key().orElseThrow())
                    .isEqualTo(expected.members());
            for (int profile = 0; profile < snapshot.profiles(); profile++) {
                for (Map.Entry<String, List<String>> ids :
                        snapshot.externalIds(profile).entrySet()) {
                    for (String value : ids.getValue()) {
                        int number = standing.find(ids.getKey(), value).orElseThrow();
                        assertThat(found.value(number)).isEqualTo(expected.value(profile));
                        assertThat(found.has(number)).isEqualTo(expected.has(profile));
                    }
                }
            }
        }
    }

    /** Messages of few people in any order; some bring ids together that were apart, some are later copies of others. */
    private static String batch(Random random, int batch, int values) {
        List<String> lines = new ArrayList<>();
        for (int at = random.nextInt(20); at >= 0; at--) {
            int id = random.nextInt(5) == 0 ? random.nextInt(20) : 20 * batch + at;
            Instant time = START.minusSeconds(
                    random.nextInt(6) * 86_400L - (random.nextInt(4) == 0 ? 0 : batch * 9_000L + at));
            lines.add("{\"type\":\"track\",\"event\":\"Call\",\"messageId\":\"m" + id + "\",\"timestamp\":\"" + time
                    + "\",\"receivedAt\":\"" + START.plusSeconds(id) + "\""
                    + (random.nextBoolean() ? ",\"userId\":\"u" + random.nextInt(values) + "\"" : "")
                    + ",\"anonymousId\":\"a" + random.nextInt(values * 2) + "\""
                    + ",\"properties\":{\"note\":\"n" + random.nextInt(3) + "\"}}");
        }
        return String.join("\n", lines);
    }

    private static IdentitySettings settings(Random random) {
        return random.nextBoolean()
                ? IdentitySettings.DEFAULT
                : IdentitySettings.DEFAULT.withMergeLimit(random.nextInt(3));
    }

    @Test
    void aLateMessageThatNamesAKnownAccountNeedsNoFurtherEvaluation() {
        try (Space space = Space.inMemory(SpaceOptions.DEFAULT)) {
            Exports.importText(
                    space, call("m1", 0, "u1", "g1") + call("m2", 2, "u1", "g1") + call("m3", 5, "u1", "g2"));
            StandingSpace standing = new StandingSpace(space, DEFINITIONS, DEFINITIONS, Optional.empty(), START, 1);
            standing.importFrom(List.of(source(call("m4", 4, "u2", "g2"))), ImportProgress.SILENT, START);
            assertThat(standing.evaluations())
                    .as("the first of an account is late")
                    .isEqualTo(2);
            standing.importFrom(List.of(source(call("m5", 1, "u3", "g1"))), ImportProgress.SILENT, START);
            standing.importFrom(List.of(source(call("m6", 3, "u1", "g1"))), ImportProgress.SILENT, START);
            assertRight(standing, space);
            assertThat(standing.evaluations()).isEqualTo(2);
        }
    }

    private static String call(String id, int seconds, String user, String account) {
        return "{\"type\":\"track\",\"event\":\"Call\",\"messageId\":\"" + id + "\",\"timestamp\":\""
                + START.plusSeconds(seconds) + "\",\"userId\":\"" + user + "\",\"context\":{\"groupId\":\"" + account
                + "\"}}\n";
    }

    @Test
    void whatCouldNotBeStoredHasNoPartInValues(@TempDir Path folder) {
        List<String> lines = FlexExport.of(600).lines();
        AtomicLong free = new AtomicLong(Long.MAX_VALUE);
        try (Space space = Space.open(folder, SpaceOptions.DEFAULT, Importer.COMMIT_EVERY, free::get)) {
            Exports.importText(space, String.join("\n", lines.subList(0, 300)));
            StandingSpace standing = new StandingSpace(space, DEFINITIONS, DEFINITIONS, Optional.empty(), START, 1);
            List<ImportSource> more = List.of(ImportSource.of(Exports.bytes(
                    folder,
                    "more.ndjson",
                    String.join("\n", lines.subList(300, 600)).getBytes(StandardCharsets.UTF_8))));
            long stored = space.snapshot().messages();
            free.set(5L << 20);
            assertThatThrownBy(() -> standing.importFrom(more, ImportProgress.SILENT, START.plusSeconds(1)))
                    .isInstanceOf(StorageException.class)
                    .hasMessageStartingWith("the disk of the space is nearly full");
            assertThat(standing.now()).isEqualTo(START);
            assertThat(space.snapshot().messages()).isEqualTo(stored);
            assertRight(standing, space);
            assertThat(standing.evaluations()).isEqualTo(2);
            free.set(Long.MAX_VALUE);
            standing.importFrom(more, ImportProgress.SILENT, START.plusSeconds(1));
            assertThat(space.snapshot().messages()).isGreaterThan(stored);
            assertRight(standing, space);
            assertThat(standing.evaluations()).isEqualTo(2);
        }
    }

    @Test
    void anExportInPortionsNeedsNoFurtherEvaluation() {
        List<String> lines = FlexExport.of(6_000).withDelivery(0.05, 0.05).lines();
        try (Space space = Space.inMemory(SpaceOptions.DEFAULT)) {
            Exports.importText(space, String.join("\n", lines.subList(0, 4_000)));
            StandingSpace standing = new StandingSpace(space, DEFINITIONS, DEFINITIONS, Optional.empty(), START, 1);
            for (int from = 4_000; from < lines.size(); from += 200) {
                String portion = String.join("\n", lines.subList(from, Math.min(lines.size(), from + 200)));
                standing.importFrom(List.of(source(portion)), ImportProgress.SILENT, START);
            }
            assertRight(standing, space);
            assertThat(standing.evaluations()).isEqualTo(1);
        }
    }
}
