package dev.foretrait.storage.space;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.identity.LogKind;
import dev.foretrait.fixtures.generate.FlexExport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Few messages more in a space of many: only what they have to do with is resolved, and it is as if all came at once. */
class ResolutionUpdateTest {

    @TempDir
    Path folder;

    private final List<String> imported = new ArrayList<>();
    private SpaceOptions options = SpaceOptions.DEFAULT;

    /** Three calls each of many people, the last of whom are known by an anonymous id alone. */
    private void importHistory() {
        String calls = IntStream.range(0, 900)
                .mapToObj(at -> call("m" + at, at / 3 < 290 ? "u" + at / 3 : "", "a" + at / 3, 600 + at))
                .collect(Collectors.joining("\n"));
        assertThat(importAlone(calls)).isEqualTo(1);
    }

    private static String call(String id, String userId, String anonymousId, int second) {
        return Exports.track(id, userId, second)
                .replace("\"userId\":\"\"", "\"userId\":null")
                .replace("\"messageId\"", "\"anonymousId\":\"" + anonymousId + "\",\"messageId\"");
    }

    /** Imports into a space that is opened for nothing else; returns how often all messages were resolved. */
    private int importAlone(String text) {
        imported.add(text);
        try (Space process = Space.open(folder, options)) {
            Exports.importText(process, text);
            return process.resolutionsOfAll();
        }
    }

    private void assertIsAsIfAllCameAtOnce() {
        try (Space updated = Space.open(folder, options);
                Space whole = Space.inMemory(options)) {
            Exports.importText(whole, String.join("\n", imported));
            assertThat(Exports.profiles(updated.snapshot())).isEqualTo(Exports.profiles(whole.snapshot()));
            assertThat(updated.snapshot().resolutionLog())
                    .isEqualTo(whole.snapshot().resolutionLog());
            assertThat(updated.resolutionsOfAll()).isZero();
        }
    }

    @Test
    void aCallOfOneWhoIsKnownAndOneOfANewPerson() {
        importHistory();
        assertThat(importAlone(call("n1", "u7", "a7", 3_000))).isZero();
        assertThat(importAlone(call("n2", "new", "other", 3_001))).isZero();
        assertThat(importAlone(call("n3", "", "other", 3_002))).isZero();
        assertIsAsIfAllCameAtOnce();
    }

    @Test
    void aCallThatMergesTwoProfilesMovesTheNumbersOfThoseBehind() {
        importHistory();
        assertThat(importAlone(call("n1", "u7", "a291", 3_000))).isZero();
        assertThat(importAlone(call("n2", "u8", "a299", 3_001))).isZero();
        assertIsAsIfAllCameAtOnce();
    }

    @Test
    void aCallThatHappenedBeforeAllOthersMakesAnotherProfile() {
        importHistory();
        assertThat(importAlone(call("n1", "u7", "a8", 1))).isZero();
        assertThat(importAlone(call("n2", "u9", "a9", 2))).isZero();
        assertIsAsIfAllCameAtOnce();
    }

    @Test
    void aDeviceOfTwoPeopleTiesTheirProfilesTogether() {
        importHistory();
        assertThat(importAlone(call("n1", "u7", "a8", 3_000))).isZero();
        assertThat(importAlone(call("n2", "u8", "a7", 2))).isZero();
        assertThat(importAlone(call("n3", "", "a8", 1))).isZero();
        assertIsAsIfAllCameAtOnce();
    }

    @Test
    void aBetterCopyTakesTheIdsOfTheMessageWithIt() {
        importHistory();
        assertThat(importAlone(call("m21", "u7", "elsewhere", 599))).isZero();
        assertThat(importAlone(call("m870", "", "a11", 600))).isZero();
        assertIsAsIfAllCameAtOnce();
    }

    @Test
    void aCopyOfAMessageOfNobodyLeavesNoMarkInTheLog() {
        importHistory();
        String tooLong = "x".repeat(501);
        assertThat(importAlone(call("n1", "", tooLong, 3_000))).isZero();
        assertThat(importAlone(call("n1", "u7", "a7", 2_000))).isEqualTo(1);
        assertIsAsIfAllCameAtOnce();
        try (Space space = Space.open(folder, options)) {
            assertThat(space.snapshot().resolutionLog()).containsEntry(LogKind.NO_MATCHING_IDENTIFIERS, 0L);
        }
    }

    @Test
    void groupCallsAndGroupsNamedByOtherCallsLeadToAccounts() {
        importHistory();
        for (int at = 0; at < 6; at++) {
            String call = call("n" + at, "u" + at, "a" + at, 3_000 + at);
            String group = call.replace("\"track\",\"event\":\"Call\"", "\"group\",\"groupId\":\"g" + at % 2 + "\"")
                    .replace("\"properties\"", "\"traits\"");
            String named =
                    call.replace("\"properties\"", "\"context\":{\"groupId\":\"g" + at % 2 + "\"},\"properties\"");
            assertThat(importAlone(at % 3 == 0 ? group : named)).isZero();
        }
        assertIsAsIfAllCameAtOnce();
        try (Space space = Space.open(folder, options)) {
            assertThat(space.snapshot().accounts()).isEqualTo(2);
        }
    }

    @Test
    void aFilterDropsNewMessagesAndOldOnesStayDropped() {
        options = SpaceFiltersTest.filtered("userId = 'u7'");
        importHistory();
        assertThat(importAlone(call("n1", "u7", "a8", 3_000) + "\n" + call("n2", "", "a7", 3_001)))
                .isZero();
        assertIsAsIfAllCameAtOnce();
    }

    @Test
    void manySmallImportsWhoseBlocksAreMerged() {
        List<String> lines =
                FlexExport.of(3_000).withProfiles(700).withDelivery(0.1, 0.1).lines();
        importAlone(String.join("\n", lines.subList(0, 2_900)));
        int resolutions = 0;
        for (int from = 2_900; from < lines.size(); from += 5) {
            resolutions += importAlone(String.join("\n", lines.subList(from, from + 5)));
        }
        assertThat(resolutions).isZero();
        assertThat(rows("block_profiles")).isEqualTo(rows("block"));
        assertThat(rows("block_accounts")).isEqualTo(rows("block"));
        assertIsAsIfAllCameAtOnce();
    }

    private int rows(String table) {
        try (Database database = Database.in(folder)) {
            return database.jdbi()
                    .withHandle(handle -> handle.createQuery("SELECT count(*) FROM " + table)
                            .mapTo(Integer.class)
                            .one());
        }
    }

    @Test
    void underOtherSettingsAllIsResolved() {
        importHistory();
        options = options.withName("another");
        assertThat(importAlone(call("n1", "u7", "a7", 3_000))).isEqualTo(1);
        assertIsAsIfAllCameAtOnce();
    }

    @Test
    void whereMuchIsNewAllIsResolved() {
        importHistory();
        assertThat(importAlone(IntStream.range(0, 400)
                        .mapToObj(at -> call("n" + at, "u" + at, "a" + at, 1_600 + at))
                        .collect(Collectors.joining("\n"))))
                .isEqualTo(1);
        assertIsAsIfAllCameAtOnce();
    }
}
