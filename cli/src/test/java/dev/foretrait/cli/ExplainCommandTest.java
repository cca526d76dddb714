package dev.foretrait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Ana called four times; what became of each call is told. */
class ExplainCommandTest {

    private static final String CALLS = "event('Call').where(property('Direction') = 'Inbound')";

    @TempDir
    Path folder;

    @BeforeEach
    void calls() throws IOException {
        Files.write(
                folder.resolve("calls.ndjson"),
                List.of(
                        call(
                                "m1",
                                "2026-01-01T10:00:00.000Z",
                                "\"Direction\":\"Inbound\",\"Duration\":30,\"topic\":\"Billing\""),
                        call("m2", "2026-01-20T10:00:00.000Z", "\"Direction\":\"Outbound\",\"Duration\":90"),
                        call("m3", "2026-01-25T10:00:00.000Z", "\"direction\":\"Inbound\",\"Duration\":40"),
                        call(
                                "m4",
                                "2026-01-30T10:00:00.000Z",
                                "\"Direction\":\"Inbound\",\"Duration\":\"long\",\"topic\":\"Sales\""),
                        call(
                                "m5",
                                "2026-01-31T10:00:00.000Z",
                                "\"Direction\":\"Inbound\",\"Duration\":60,\"topic\":\"Billing\"")));
    }

    @Test
    void aCountShowsWhatCountsAndWhyTheRestDoesNot() {
        check("explain-count.txt", CALLS + ".count()");
    }

    @Test
    void aCommonestValueShowsHowOftenEachWasSeen() {
        check("explain-mode.txt", "event('Call').mode(property('topic'), 2)");
    }

    @Test
    void aCommonestValueThatWasSeenTooRarelySaysSo() {
        check("explain-rare.txt", "event('Call').mode(property('topic'), 3)");
    }

    @Test
    void aGreatestValueShowsWhichEventWon() {
        check("explain-max.txt", CALLS + ".max(property('Duration'))");
    }

    @Test
    void aValueThatNobodyHasSaysWhatWasAskedInVain() {
        check("explain-none.txt", "event('Call').where(property('direction') = 'Outbound').count()");
    }

    @Test
    void aProfileWithoutSuchAnEventIsToldSo() {
        check("explain-no-event.txt", "event('Chat').count()");
    }

    @Test
    void anAudienceShowsWhichPartsHold() {
        check(
                "explain-audience.txt",
                "event('Call').within(7 days).count() >= 2 AND NOT (event('Call').sum(property('Duration')) > 500"
                        + " OR trait('plan') = 'free')");
    }

    @Test
    void aFunnelShowsItsStepsAndHowFarTheyCame() {
        check(
                "explain-funnel.txt",
                "event('Call').where(event('Call').within(parent: 2 days).where(property('Direction') ="
                        + " 'Inbound').count() >= 1).count()");
    }

    @Test
    void whatKeepsAStepOutIsTold() {
        check(
                "explain-steps.txt",
                "event('Call').where(event('Call').where(property('topic') = 'Sales' AND property('Duration') >"
                        + " 20).within(parent: 20 days).count() >= 1).count()");
    }

    @Test
    void aStepThatGivesNoValueSaysWhatIsMissing() {
        check(
                "explain-step-value.txt",
                "event('Call').where(event('Call').within(parent: 20 days).sum(property('Duration')) >= 50).count()");
    }

    @Test
    void aStepThatAsksForThePropertyOfItsParentSaysWhatThatLacks() {
        check(
                "explain-parent-value.txt",
                "event('Call').where(event('Call').within(parent: 20 days).max(property(parent: 'topic')) != 'x')"
                        + ".count()");
    }

    @Test
    void aWindowShowsHowFarOutsideEventsAre() {
        check("explain-window.txt", "event('Call').within(7 days).sum(property('Duration'))");
    }

    @Test
    void aSessionShowsWhenItBegan() {
        check("explain-session.txt", "event('Call').expires_after(1 day).first(property('Duration'))");
    }

    @Test
    void theJsonHasEveryEventWithItsVerdict() {
        Ran ran = explain(CALLS + ".max(property('Duration'))", "--format", "json");
        JsonNode json = JsonMapper.shared().readTree(ran.out());
        assertThat(json.get("value").asInt()).isEqualTo(60);
        assertThat(json.at("/chain/contributions")
                        .valueStream()
                        .map(each -> each.get("messageId").asString()))
                .containsExactly("m1", "m5");
        assertThat(json.at("/chain/contributions/1/wins").asBoolean()).isTrue();
        JsonNode misspelled = json.at("/chain/nearMisses/1");
        assertThat(misspelled.get("messageId").asString()).isEqualTo("m3");
        assertThat(misspelled.at("/failures/0/asked").asString()).isEqualTo("property('Direction') = 'Inbound'");
        assertThat(misspelled.at("/failures/0/found/0/lookalike/name").asString())
                .isEqualTo("direction");
        assertThat(json.at("/chain/nearMisses/2/failures/0/clause").asString()).isEqualTo("value");
    }

    @Test
    void mergesAndLateEventsAndEventsOfOthersAreTold() throws IOException {
        Files.write(
                folder.resolve("people.ndjson"),
                List.of(
                        person("p1", "01", "\"anonymousId\":\"a1\""),
                        person("p2", "02", "\"userId\":\"ana\""),
                        person("p3", "03", "\"userId\":\"ana\",\"anonymousId\":\"a1\""),
                        person("p4", "04", "\"userId\":\"ben\",\"anonymousId\":\"a1\""),
                        person("p5", "05", "\"userId\":\"ana\",\"receivedAt\":\"2026-01-08T10:00:00.000Z\"")));
        Ran ran = Ran.in(
                folder,
                "explain",
                "--identity",
                "--profile",
                "user_id:ana",
                "--events",
                "people.ndjson",
                "-q",
                "event('Call').count()");
        assertThat(ran.status()).as(ran.err()).isZero();
        Golden.check("explain-identity.txt", ran.out().replaceAll("use_\\w+", "use_…"));
        Ran brief = Ran.in(
                folder,
                "explain",
                "--profile",
                "user_id:ana",
                "--events",
                "people.ndjson",
                "-q",
                "event('Call').count()");
        assertThat(brief.out())
                .contains("  1 message with an id of this profile counts for another; --identity shows it\n");
        JsonNode json = JsonMapper.shared()
                .readTree(Ran.in(
                                folder,
                                "explain",
                                "--format",
                                "json",
                                "--profile",
                                "user_id:ana",
                                "--events",
                                "people.ndjson",
                                "-q",
                                "event('Call').count()")
                        .out());
        assertThat(json.at("/merges/0/messageId").asString()).isEqualTo("p3");
        assertThat(json.at("/merges/0/events").toString()).isEqualTo("[\"p2\"]");
        assertThat(json.at("/elsewhere/0/messageId").asString()).isEqualTo("p4");
    }

    @Test
    void copiesThatDoNotCountAreNamed() throws IOException {
        String duration = "\"Direction\":\"Inbound\",\"Duration\":";
        Files.write(
                folder.resolve("more.ndjson"),
                List.of(
                        call("m2", "2026-01-20T10:00:00.000Z", "\"Direction\":\"Outbound\",\"Duration\":90"),
                        call("m1", "2026-01-01T10:00:00.000Z", duration + "99"),
                        call("m5", "2026-01-31T10:00:00.000Z", duration + "60,\"topic\":\"Billing\""),
                        call("m5", "2026-01-31T10:00:00.000Z", duration + "60,\"topic\":\"Billing\"")));
        Ran ran = explain(CALLS + ".count()", "--events", "more.ndjson");
        assertThat(ran.status()).as(ran.err()).isZero();
        Golden.check("explain-copies.txt", ran.out());
        JsonNode json = JsonMapper.shared()
                .readTree(explain(CALLS + ".count()", "--events", "more.ndjson", "--format", "json")
                        .out());
        assertThat(json.get("copies")
                        .valueStream()
                        .map(each -> each.get("messageId").asString()))
                .containsExactly("m1", "m5", "m5", "m2");
        assertThat(json.at("/copies/0/file").asString())
                .isEqualTo(folder.resolve("more.ndjson").toString());
        assertThat(json.at("/copies/0/line").asInt()).isEqualTo(2);
        assertThat(json.at("/copies/0/differs").asBoolean()).isTrue();
        assertThat(json.get("copiesAreAllKnown").asBoolean()).isTrue();
    }

    @Test
    void ofManyCopiesTheFirstAreNamedUnlessAllAreAskedFor() throws IOException {
        List<String> calls = new java.util.ArrayList<>();
        for (int copy = 0; copy < 5; copy++) {
            for (int id = 10; id < 18; id++) {
                calls.add(call("n" + id, "2026-01-02T10:00:" + id + ".000Z", "\"Direction\":\"Inbound\""));
            }
        }
        Files.write(folder.resolve("often.ndjson"), calls);
        String some = explain(CALLS + ".count()", "--events", "often.ndjson").out();
        assertThat(some)
                .contains(
                        "often.ndjson:25 (the same), 1 more\n", "  and 12 copies of 3 more events; --all shows them\n");
        String all =
                explain(CALLS + ".count()", "--events", "often.ndjson", "--all").out();
        assertThat(all).contains("often.ndjson:40 (the same)\n").doesNotContain(" more events");
    }

    @Test
    void whoHasNoIdThatCountsIsToldWhichDo() throws IOException {
        String phone =
                "\"context\":{\"externalIds\":[{\"id\":\"+15551230001\",\"type\":\"phone\",\"collection\":\"users\",\"encoding\":\"none\"}]}";
        Files.write(folder.resolve("phone.ndjson"), List.of(person("p1", "01", phone)));
        assertThat(ofPhone().out())
                .contains("  profiles without user_id, email, android.idfa and ios.idfa have no values\n  (U-51)\n");
        assertThat(Ran.in(folder, "preview", "--events", "phone.ndjson", "-q", "event('Call').count()")
                        .out())
                .contains("  1 profile without any id that counts would have it\n"
                        + "  profiles have values if they have a user_id, email, android.idfa or ios.idfa\n"
                        + "  (U-51)\n");
        Files.write(folder.resolve("phone.ndjson"), List.of(person("p1", "01", "\"anonymousId\":\"a1\"," + phone)));
        assertThat(ofPhone().out())
                .contains("  profiles without user_id, email, android.idfa and ios.idfa have no values\n"
                        + "  (U-51); --include-anonymous lets those with an anonymous_id\n");
    }

    private Ran ofPhone() {
        return Ran.in(
                folder,
                "explain",
                "--profile",
                "phone:+15551230001",
                "--events",
                "phone.ndjson",
                "-q",
                "event('Call').count()");
    }

    private static String person(String id, String day, String ids) {
        return "{\"type\":\"track\",\"event\":\"Call\",\"messageId\":\"" + id + "\",\"timestamp\":\"2026-01-" + day
                + "T10:00:00.000Z\"," + ids + "}";
    }

    @Test
    void severalDefinitionsAreRefused() {
        Ran ran = Ran.in(
                folder,
                "explain",
                "--profile",
                "user_id:ana",
                "--events",
                "calls.ndjson",
                "-q",
                "event('A').count()",
                "-q",
                "event('B').count()");
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("one definition, and 2 are chosen", "name the key of one, such as query");
    }

    @Test
    void anUnknownProfileIsAFinding() {
        Ran ran = Ran.in(
                folder, "explain", "--profile", "user_id:anna", "--events", "calls.ndjson", "-q", "event('A').count()");
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err()).contains("no profile has the external id user_id:anna", "the nearest is user_id:ana");
    }

    @Test
    void whereThereAreNoProfilesThatIsSaid() throws IOException {
        Files.writeString(folder.resolve("none.ndjson"), "");
        Ran ran = Ran.in(
                folder, "explain", "--profile", "user_id:ana", "--events", "none.ndjson", "-q", "event('A').count()");
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err())
                .contains("there are no profiles as of this instant: import events, or ask for another instant");
    }

    private void check(String golden, String query) {
        Ran ran = explain(query);
        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.out().lines()).allMatch(line -> line.length() <= 80);
        Golden.check(golden, ran.out());
    }

    private Ran explain(String query, String... more) {
        List<String> arguments = new java.util.ArrayList<>(
                List.of("explain", "--profile", "user_id:ana", "--events", "calls.ndjson", "-q", query));
        arguments.addAll(List.of(more));
        return Ran.in(folder, arguments.toArray(String[]::new));
    }

    private static String call(String id, String time, String properties) {
        return "{\"type\":\"track\",\"event\":\"Call\",\"messageId\":\"" + id + "\",\"userId\":\"ana\",\"timestamp\":\""
                + time + "\",\"properties\":{" + properties + "}}";
    }
}
