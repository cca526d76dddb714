package dev.foretrait.storage.space;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.fixtures.generate.FlexExport;
import dev.foretrait.storage.block.StoredBlock;
import dev.foretrait.storage.ingest.Follower;
import dev.foretrait.storage.ingest.ImportProgress;
import dev.foretrait.storage.ingest.ImportReport;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However an export is cut into imports, the space holds the same, and not many more blocks. */
class SmallImportsLawsTest {

    /** Three of each power of four below the most rows of a block. */
    private static final int MOST_OF_A_STREAM = 24;

    private static final Pattern MESSAGE_ID = Pattern.compile("\"messageId\":\"([^\"]*)\"");

    @TempDir
    Path folder;

    @Property(tries = 12)
    void anyCuttingIntoImportsGivesTheSameMessagesAndProfiles(@ForAll Random random) {
        List<String> lines = FlexExport.of(300)
                .withSeed(random.nextLong())
                .withDelivery(0.2, 0.2)
                .lines();
        try (Space cut = Space.inMemory(SpaceOptions.DEFAULT);
                Space whole = Space.inMemory(SpaceOptions.DEFAULT)) {
            Exports.importText(whole, String.join("\n", lines));
            int most = 2 + random.nextInt(40);
            for (int from = 0; from < lines.size(); ) {
                int to = Math.min(lines.size(), from + 1 + random.nextInt(most));
                cut.importOnly(
                        List.of(Exports.source(String.join("\n", lines.subList(from, to)))),
                        ImportProgress.SILENT,
                        Follower.NONE);
                cut.mergeBlocks();
                from = to;
            }
            assertThat(Exports.messages(cut)).isEqualTo(Exports.messages(whole));
            assertThat(Exports.profiles(cut.snapshot())).isEqualTo(Exports.profiles(whole.snapshot()));
            assertThat(cut.snapshot().resolutionLog())
                    .isEqualTo(whole.snapshot().resolutionLog());
            assertFewBlocks(cut);
            ImportReport again = Exports.importText(cut, String.join("\n", lines));
            assertThat(again.stored()).isZero();
            assertThat(Exports.messages(cut)).isEqualTo(Exports.messages(whole));
        }
    }

    @Property(tries = 8)
    void importsByProcessesOfTheirOwnGiveTheSameAsOneImport(@ForAll Random random) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : FlexExport.of(240)
                .withSeed(random.nextLong())
                .withDelivery(0.3, 0.2)
                .lines()) {
            lines.add(MESSAGE_ID
                    .matcher(line)
                    .replaceFirst(id -> Matcher.quoteReplacement("\"messageId\":" + oddId(id.group(1)))));
        }
        Collections.shuffle(lines, random);
        Path home = Files.createTempDirectory("foretrait-imports");
        try (Space whole = Space.inMemory(SpaceOptions.DEFAULT)) {
            ImportReport report = Exports.importText(whole, String.join("\n", lines));
            long stored = 0;
            for (int from = 0; from < lines.size(); ) {
                int to = Math.min(lines.size(), from + 1 + random.nextInt(random.nextBoolean() ? 20 : 200));
                stored += importAlone(home, String.join("\n", lines.subList(from, to)))
                        .stored();
                from = to;
            }
            try (Space cut = Space.open(home, SpaceOptions.DEFAULT)) {
                assertThat(stored).isEqualTo(report.stored());
                assertThat(Exports.messages(cut)).isEqualTo(Exports.messages(whole));
                assertThat(Exports.profiles(cut.snapshot())).isEqualTo(Exports.profiles(whole.snapshot()));
                assertThat(Exports.copies(cut.snapshot())).isEqualTo(Exports.copies(whole.snapshot()));
                assertThat(cut.snapshot().resolutionLog())
                        .isEqualTo(whole.snapshot().resolutionLog());
            }
        } finally {
            Exports.delete(home);
        }
    }

    @Test
    void whatGaveWayInAnEarlierProcessIsNotTakenForTheMessage() {
        String better = received("m1", 30);
        String between = received("m1", 35);
        Path space = folder.resolve("space");
        for (String one : List.of(received("m1", 40), better, received("m2", 50), received("m3", 50))) {
            importAlone(space, one);
        }
        assertThat(importAlone(space, between).stored()).isZero();
        assertThat(importAlone(space, many("few", 200), between).stored()).isEqualTo(200);
        assertThat(messagesIn(space)).contains(better).hasSize(203);
    }

    @Test
    void whatGaveWayInThisImportIsNotTakenForTheMessageEither() {
        String better = received("m1", 30);
        Path space = folder.resolve("space");
        importAlone(space, received("m1", 40));
        assertThat(importAlone(space, better, many("many", 200), received("m1", 35))
                        .stored())
                .isEqualTo(200);
        assertThat(messagesIn(space)).contains(better).hasSize(201);
    }

    private static String received(String id, int second) {
        return Exports.track(id, "ana", 1).replace(Exports.time(2), Exports.time(second));
    }

    private static String many(String name, int count) {
        return IntStream.range(0, count).mapToObj(at -> received(name + at, 50)).collect(Collectors.joining("\n"));
    }

    /** Imports into a space that is opened for nothing else. */
    private static ImportReport importAlone(Path space, String... text) {
        try (Space process = Space.open(space, SpaceOptions.DEFAULT)) {
            return Exports.importText(process, String.join("\n", text));
        }
    }

    private static List<String> messagesIn(Path space) {
        try (Space process = Space.open(space, SpaceOptions.DEFAULT)) {
            return Exports.messages(process);
        }
    }

    /** Another id for each id, as JSON, in one of the forms that ids are stored in. */
    private static String oddId(String uuid) {
        String digits = uuid.replace("-", "");
        return switch (digits.charAt(12 + 7) % 6) {
            case 0 -> "\"" + uuid.toUpperCase(Locale.ROOT) + "\"";
            case 1 -> "\"SM" + digits + "\"";
            case 2 -> "\"\\ud83d" + uuid + "\"";
            case 3 -> "\"" + digits.repeat(3) + " \u00fc\"";
            case 4 -> Long.toString(Long.parseUnsignedLong(digits.substring(17), 16));
            default -> "\"" + uuid + "\"";
        };
    }

    private static void assertFewBlocks(Space space) {
        Map<Object, Long> blocks = space.store().blocks().stream()
                .collect(Collectors.groupingBy(StoredBlock::stream, Collectors.counting()));
        assertThat(blocks.values()).allMatch(count -> count <= MOST_OF_A_STREAM);
    }

    @Test
    void blocksBecomeOneAsSoonAsFourAreOfOneSize() {
        try (Space space = Space.inMemory(SpaceOptions.DEFAULT)) {
            List<List<Integer>> rows = new ArrayList<>();
            for (int call = 0; call < 17; call++) {
                Exports.importText(space, Exports.track("m" + call, "ana", call));
                rows.add(space.store().blocks().stream().map(StoredBlock::rows).toList());
            }
            assertThat(rows.subList(0, 5))
                    .containsExactly(List.of(1), List.of(1, 1), List.of(1, 1, 1), List.of(4), List.of(4, 1));
            assertThat(rows.get(14)).containsExactly(4, 4, 4, 1, 1, 1);
            assertThat(rows.get(15)).containsExactly(16);
            assertThat(rows.get(16)).containsExactly(16, 1);
        }
    }

    @Test
    void aSnapshotCanBeReadWhenItsBlocksAreMerged() {
        List<String> lines = FlexExport.of(600).lines();
        try (Space space = Space.open(folder.resolve("space"), SpaceOptions.DEFAULT)) {
            Exports.importText(space, String.join("\n", lines.subList(0, 100)));
            SpaceSnapshot before = space.snapshot();
            for (int from = 100; from < lines.size(); from += 100) {
                Exports.importText(space, String.join("\n", lines.subList(from, from + 100)));
            }
            assertThat(Exports.messages(before)).hasSize(100);
        }
    }

    @Test
    void nothingIsLeftOfMergedBlocksWhenTheSpaceIsClosed() {
        Path space = folder.resolve("space");
        try (Space open = Space.open(space, SpaceOptions.DEFAULT)) {
            for (int call = 0; call < 9; call++) {
                Exports.importText(open, Exports.track("m" + call, "ana", call));
            }
        }
        try (Database database = Database.in(space)) {
            int parts = database.jdbi()
                    .withHandle(handle -> handle.createQuery("SELECT count(DISTINCT id / 67108864) FROM block_part")
                            .mapTo(Integer.class)
                            .one());
            assertThat(parts).isEqualTo(3);
        }
    }

    @Test
    void aProcessKilledBetweenSmallImportsLosesNothingThatItImported() throws Exception {
        Path space = folder.resolve("space");
        for (int round = 0; round < 2; round++) {
            Process process = ChildProcess.importingCalls(space);
            int calls = 0;
            try (BufferedReader reader = process.inputReader()) {
                while (calls < 20 * (round + 1)) {
                    calls = Integer.parseInt(reader.readLine());
                }
            }
            process.destroyForcibly().waitFor();
            try (Space killed = Space.open(space, SpaceOptions.DEFAULT)) {
                List<String> messages = Exports.messages(killed);
                assertThat(messages).hasSizeGreaterThanOrEqualTo(calls).doesNotHaveDuplicates();
                assertThat(messages.subList(0, calls)).isEqualTo(ChildProcess.calls(calls));
                assertFewBlocks(killed);
            }
        }
    }
}
