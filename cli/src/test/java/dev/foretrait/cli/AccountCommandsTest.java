package dev.foretrait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Ana and Ben of Acme, Ben of Beta, too; Coda has nobody. */
class AccountCommandsTest {

    private static final String EXPORT = """
            {"type":"group","messageId":"g1","userId":"ana","groupId":"acme","traits":{"tier":"gold"}}
            {"type":"group","messageId":"g2","userId":"ben","groupId":"acme"}
            {"type":"group","messageId":"g3","userId":"ben","groupId":"beta"}
            {"type":"track","messageId":"m1","userId":"ana","event":"Call","context":{"groupId":"coda"}}
            {"type":"track","messageId":"m2","userId":"ben","event":"Call"}
            {"type":"track","messageId":"m3","userId":"eva","event":"Call"}
            """;

    private static final String DEFINITIONS = """
            traits:
              - { key: calls, name: Calls, level: accounts, query: "event('Call').count()" }
            audiences:
              - { key: busy, name: Busy, level: accounts, query: "trait('calls') >= 2" }
              - { key: all_called, name: All called, level: accounts, query: "ALL event('Call').count() >= 1" }
              - { key: of_busy, name: Of busy accounts, query: "trait('busy') = 'true'" }
              - { key: owners, name: Owners, level: linked, query: "entity('orders').count() >= 1" }
            """;

    @TempDir
    static Path folder;

    @BeforeAll
    static void aSpaceWithAccounts() throws IOException {
        Ran.in(folder, "init", "--quiet");
        Files.delete(folder.resolve("traits/flex.yaml"));
        Files.writeString(folder.resolve("traits/all.yaml"), DEFINITIONS);
        Files.writeString(
                folder.resolve("export.ndjson"),
                EXPORT.replace("\"messageId\"", "\"timestamp\":\"2026-01-01T00:00:00Z\",\"messageId\""));
        Ran ran = Ran.in(folder, "import", "--quiet", "export.ndjson");
        assertThat(ran.status()).as(ran.err()).isZero();
    }

    @Test
    void aRowOfValuesIsAnAccount() {
        assertThat(Ran.in(folder, "values", "calls", "busy").out().lines().map(line -> line.replaceAll("acc_\\w+", "")))
                .containsExactlyInAnyOrder(
                        "{\"profile\":\"\",\"externalIds\":{\"group_id\":[\"acme\"]},\"values\":{\"calls\":2,\"busy\":true}}",
                        "{\"profile\":\"\",\"externalIds\":{\"group_id\":[\"beta\"]},\"values\":{\"calls\":1,\"busy\":false}}",
                        "{\"profile\":\"\",\"externalIds\":{\"group_id\":[\"coda\"]},\"values\":{\"calls\":0,\"busy\":false}}");
    }

    @Test
    void aPreviewCountsAccountsWhereSomethingIsAskedOfThem() throws IOException {
        assertThat(Ran.in(folder, "preview", "calls").out()).contains(", 3 profiles, 3 accounts · as of ");
        assertThat(Ran.in(folder, "preview", "of_busy").out()).contains(", 3 profiles · as of ");
        JsonNode shown = JsonMapper.shared()
                .readTree(Ran.in(folder, "preview", "calls", "--format", "json").out());
        assertThat(shown.get("accounts").asInt()).isEqualTo(3);
    }

    @Test
    void aUserIsInTheAudienceOfItsAccount() {
        assertThat(Ran.in(folder, "values", "of_busy").out().lines().filter(line -> line.contains("true")))
                .hasSize(2)
                .noneMatch(line -> line.contains("eva"));
    }

    @Test
    void anAccountIsExplainedByTheEventsOfItsUsers() {
        Ran ran = Ran.in(folder, "explain", "calls", "--profile", "group_id:acme");
        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.out())
                .startsWith("calls of group_id:acme is 2\n")
                .contains("all 2 \"Call\" events count", "m1", "m2")
                .doesNotContain("m3");
        assertThat(Ran.in(folder, "explain", "busy", "--profile", "group_id:acme")
                        .out())
                .contains("✓ trait('calls') >= 2: found 2", "foretrait explain calls --profile group_id:acme");
        assertThat(Ran.in(folder, "explain", "all_called", "--profile", "group_id:acme")
                        .out())
                .contains("every user: event('Call').count() >= 1: it holds for 2 of 2 users");
    }

    @Test
    void anAccountWithoutSuchAnEventIsToldSo() {
        assertThat(Ran.in(folder, "explain", "calls", "--profile", "group_id:coda")
                        .out())
                .contains("  there is no event \"Call\" of this account\n");
    }

    @Test
    void theUsersWhoDecideAboutAnAccountAreToldWithTheirEvidence() {
        assertThat(Ran.in(folder, "explain", "all_called", "--profile", "group_id:acme")
                        .out())
                .contains(
                        "    ana\n      ✓ event('Call').count() >= 1: found 1\n          the only \"Call\" event counts\n");
        JsonNode decided = JsonMapper.shared()
                .readTree(Ran.in(
                                folder,
                                "explain",
                                "--profile",
                                "group_id:acme",
                                "--level",
                                "accounts",
                                "-q",
                                "ALL event('Call').count() >= 2",
                                "--format",
                                "json")
                        .out())
                .get("condition");
        assertThat(decided.get("holds").asBoolean()).isFalse();
        assertThat(decided.at("/deciding/0/condition/sides/0/chain/contributions/0/messageId")
                        .asString())
                .isIn("m1", "m2");
        assertThat(decided.at("/deciding")).hasSize(2);
    }

    @Test
    void ofManyUsersAFewAreToldAndTheRestAreCounted(@TempDir Path crowd) throws IOException {
        StringBuilder export = new StringBuilder();
        for (int user = 1; user <= 5; user++) {
            export.append("{\"type\":\"group\",\"timestamp\":\"2026-01-01T00:00:00Z\",\"userId\":\"u")
                    .append(user)
                    .append("\",\"groupId\":\"acme\"}\n");
        }
        Files.writeString(crowd.resolve("crowd.ndjson"), export);
        assertThat(Ran.in(
                                crowd,
                                "explain",
                                "--events",
                                "crowd.ndjson",
                                "--profile",
                                "group_id:acme",
                                "--level",
                                "accounts",
                                "-q",
                                "ANY event('Call').count() >= 2")
                        .out())
                .contains("it holds for 0 of 5 users", "    … 2 more for whom it does not\n");
    }

    @Test
    void aUserIsExplainedByTheAudienceOfItsAccount() {
        assertThat(Ran.in(folder, "explain", "of_busy", "--profile", "user_id:ben")
                        .out())
                .contains("user_id:ben is in of_busy", "✓ trait('busy') = 'true': found true");
        assertThat(Ran.in(folder, "explain", "of_busy", "--profile", "user_id:eva")
                        .out())
                .contains("user_id:eva is not in of_busy", "✗ trait('busy') = 'true': found nothing");
    }

    @Test
    void whatCannotBeToldIsNotExplainedAway() {
        assertThat(Ran.in(folder, "explain", "owners", "--profile", "user_id:ben")
                        .out())
                .contains("owners of user_id:ben cannot be told", "no data graph");
        assertThat(Ran.in(folder, "explain", "calls", "--profile", "user_id:ben")
                        .err())
                .contains("calls is a definition of accounts, and this is a user");
    }

    @Test
    void aDefinitionWithoutValuesIsNamed() {
        Ran ran = Ran.in(folder, "values", "calls", "owners");
        assertThat(ran.out()).contains("\"calls\":2");
        assertThat(ran.err()).contains("no values of owners here: not evaluable locally: no data graph");
    }

    @Test
    void thePreviewCountsAccountsAndThoseWithoutUsers() {
        JsonNode preview = JsonMapper.shared()
                .readTree(Ran.in(folder, "preview", "all_called", "--format", "json")
                        .out())
                .get("definitions")
                .get(0);
        assertThat(preview.get("members").asInt()).isEqualTo(3);
        assertThat(preview.get("coverage").asDouble()).isEqualTo(1);
        assertThat(preview.get("findings").get(0).toString())
                .contains("W-EMPTY-ACCOUNT", "1 of 3 accounts without a user: in every ALL and in no ANY (U-39)");
        assertThat(Ran.in(folder, "preview", "calls").out()).contains("3 accounts  100 %  batch");
    }

    @Test
    void anAccountIsShownWithItsUsersAndAUserWithItsAccounts() {
        JsonNode acme = profile("group_id:acme");
        assertThat(acme.get("profile").asString()).startsWith("acc_");
        assertThat(acme.get("users")).hasSize(2);
        assertThat(acme.at("/users").toString()).contains("{\"user_id\":[\"ana\"]}", "{\"user_id\":[\"ben\"]}");
        assertThat(Ran.in(folder, "profile", "group_id:acme").out()).containsPattern("users +(ana, ben|ben, ana)\n");
        assertThat(acme.get("traits").toString()).isEqualTo("{\"tier\":\"gold\"}");
        assertThat(acme.get("values").toString()).isEqualTo("{\"calls\":2,\"busy\":true,\"all_called\":true}");
        JsonNode ben = profile("user_id:ben");
        assertThat(ben.get("accounts")).hasSize(2);
        assertThat(ben.get("values").toString()).isEqualTo("{\"of_busy\":true}");
        assertThat(profile("segment_id:" + acme.get("profile").asString())).isEqualTo(acme);
    }

    @Test
    void aNearbyGroupIdIsSuggested() {
        assertThat(Ran.in(folder, "profile", "group_id:amce").err()).contains("the nearest is group_id:acme");
    }

    private static JsonNode profile(String externalId) {
        Ran ran = Ran.in(folder, "profile", externalId, "--format", "json");
        assertThat(ran.status()).as(ran.err()).isZero();
        return JsonMapper.shared().readTree(ran.out());
    }
}
