package dev.foretrait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two people on one device, and a call centre that knows nobody of the web site. */
class IdentityCommandTest {

    @TempDir
    Path folder;

    @BeforeEach
    void anExport() throws IOException {
        Files.writeString(
                folder.resolve("export.ndjson"),
                String.join(
                        "\n",
                        message(
                                "a",
                                "web",
                                "10:00",
                                "\"userId\":\"u1\",\"context\":{\"traits\":{\"email\":\"k@e.com\"}}"),
                        message("b", "web", "10:01", "\"userId\":\"u2\",\"anonymousId\":\"a1\""),
                        message(
                                "c",
                                "web",
                                "10:02",
                                "\"anonymousId\":\"a1\",\"context\":{\"traits\":{\"email\":\"k@e.com\"}}"),
                        message("d", "web", "10:03", "\"userId\":\"00000000\",\"anonymousId\":\"a2\""),
                        message(
                                "e",
                                "calls",
                                "10:04",
                                "\"userId\":\"-1\",\"context\":{\"externalIds\":[{\"id\":\"C-1\",\"type\":\"crm\","
                                        + "\"collection\":\"users\",\"encoding\":\"none\"}]}")));
        Files.writeString(folder.resolve("foretrait.yaml"), """
                name: two people
                slug: dev
                identifiers:
                  crm: {}
                """);
    }

    @Test
    void whatWasLeftOutIsToldWithTheFirstMessageAndTheRemedy() {
        Ran ran = Ran.in(folder, "identity", "--events", "export.ndjson", "--orders", "20");
        assertThat(ran.status()).as(ran.err()).isZero();
        Golden.check("identity.txt", ran.out());
    }

    @Test
    void theJsonHasEveryKindWithItsNumberAndEntries() {
        Ran ran = Ran.in(folder, "identity", "--events", "export.ndjson", "--format", "json");
        JsonNode identity = JsonMapper.shared().readTree(ran.out());
        assertThat(identity.get("profiles").asInt()).isEqualTo(4);
        JsonNode blocked = identity.get("log")
                .valueStream()
                .filter(kind -> kind.get("id").asString().equals("VALUE_BLOCKED"))
                .findFirst()
                .orElseThrow();
        assertThat(blocked.get("count").asInt()).isEqualTo(2);
        assertThat(blocked.get("entries").get(0).get("messageId").asString()).isEqualTo("d");
        assertThat(identity.get("isolatedSources").get(0).get("source").asString())
                .isEqualTo("calls");
        assertThat(identity.has("differingByOrder")).isFalse();
    }

    @Test
    void theSegmentIdOfAProfileThatBecamePartOfAnotherLeadsThere() throws IOException {
        Files.writeString(
                folder.resolve("merged.ndjson"),
                String.join(
                        "\n",
                        message("a", "web", "10:00", "\"anonymousId\":\"a1\""),
                        message("b", "web", "10:01", "\"userId\":\"u1\""),
                        message("c", "web", "10:02", "\"userId\":\"u1\",\"anonymousId\":\"a1\"")));
        JsonNode known = profile("user_id:u1");
        assertThat(known.get("mergedProfiles")).hasSize(1);
        assertThat(profile("segment_id:" + known.get("mergedProfiles").get(0).asString()))
                .isEqualTo(known);
        assertThat(Ran.in(folder, "profile", "segment_id:use_x", "--events", "merged.ndjson")
                        .err())
                .endsWith("no profile has the external id segment_id:use_x\n  no segment_id is like it\n");
    }

    private JsonNode profile(String id) {
        return JsonMapper.shared()
                .readTree(Ran.in(folder, "profile", id, "--events", "merged.ndjson", "--format", "json")
                        .out());
    }

    private static String message(String id, String source, String minute, String ids) {
        return "{\"type\":\"track\",\"event\":\"Call\",\"messageId\":\"" + id + "\",\"projectId\":\"" + source
                + "\",\"timestamp\":\"2026-02-01T" + minute + ":00.000Z\"," + ids + "}";
    }
}
