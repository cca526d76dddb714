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

class EventsCommandTest {

    private static final String CATALOGUE = """
            catalogue: Shop
            events:
              - event: Order Completed
                properties:
                  total: { type: number, required: true }
                  channel: { values: [Web, Store] }
              - event: Order Cancelled
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void aSpace() throws IOException {
        Files.writeString(folder.resolve("foretrait.yaml"), "name: Shop\nas_of: 2026-02-01\nexports: events.ndjson\n");
        Files.writeString(
                folder.resolve("events.ndjson"),
                order("m1", "2026-01-15", "\"total\":5,\"channel\":\"Web\"") + "\n"
                        + order("m2", "2026-01-16", "\"total\":\"7\",\"channel\":\"web\"") + "\n"
                        + order("m3", "2021-01-16", "\"Total\":7") + "\n"
                        + order("m4", "2026-01-16", "\"total\":1").replace("\"userId\":\"u\",", "") + "\n");
    }

    @Test
    void eventsAreHeldAgainstTheCatalogueOfTheSpace() throws IOException {
        catalogue("shop.yaml", CATALOGUE);
        assertThat(Ran.in(folder, "events").out()).isEqualTo("""
                Shop (dev) · 3 messages, 1 profile · as of 2026-02-01T00:00:00.000Z

                Order Completed  3 events  2021-01-16 to 2026-01-16
                  property    on  type                    values
                  Total     33 %  number                  7
                  channel   67 %  text                    Web, web
                  total     67 %  text 50 %, number 50 %  7, 5
                  ! 'Total' is not listed (1 event, as m3)
                    'total' is: names that differ by case are different names (U-08)
                  ! 'channel' has values that are not listed: 'web' 1 (1 event, as m2)
                    listed as 'Web'
                  ! 'total' is required, and missing (1 event, as m3)
                  ! 'total' is listed as number, and is text (1 event, as m2)

                Order Cancelled: the event is listed, and has never been seen
                left out: 1 line, the message has neither userId nor anonymousId
                (events.ndjson:4)
                  send at least one of the two
                older than 1095 days, and so without effect (L-EVT-3): 1 event
                """);
    }

    @Test
    void buildsFailOnViolationsThatMatter() throws IOException {
        catalogue("shop.yaml", CATALOGUE);
        assertThat(Ran.in(folder, "events").status()).isZero();
        assertThat(Ran.in(folder, "events", "--strict").status()).isEqualTo(ExitStatus.FINDINGS);
        settings("{ W-PROPERTY-UNLISTED: off, W-PROPERTY-VALUE: off, W-PROPERTY-MISSING: note, W-PROPERTY-TYPE: off }");
        Ran lenient = Ran.in(folder, "events", "--strict");
        assertThat(lenient.status()).isZero();
        assertThat(lenient.out()).contains("is required, and missing").doesNotContain("is not listed");
    }

    @Test
    void lintHoldsEventsAgainstTheCatalogueWhereItListsThem() throws IOException {
        catalogue("shop.yaml", CATALOGUE);
        Files.createDirectories(folder.resolve("traits"));
        Files.writeString(
                folder.resolve("traits/orders.yaml"), "name: Orders\ntype: event_counter\nevent: Order Completed\n");
        assertThat(Ran.in(folder, "lint").out())
                .contains(
                        """
                catalogue/shop.yaml:5:7: W-PROPERTY-MISSING "Order Completed": 'total' is required, and missing (1 event, as m3)
                """,
                        "catalogue/shop.yaml:3:12: W-PROPERTY-UNLISTED \"Order Completed\": 'Total' is not listed");
        assertThat(Ran.in(folder, "lint").status()).isZero();
        assertThat(Ran.in(folder, "lint", "--without-events").out()).doesNotContain("W-PROPERTY");
        settings("{ W-PROPERTY-MISSING: error }");
        assertThat(Ran.in(folder, "lint").status()).isEqualTo(ExitStatus.FINDINGS);
    }

    private void settings(String rules) throws IOException {
        Files.writeString(
                folder.resolve("foretrait.yaml"),
                "name: Shop\nas_of: 2026-02-01\nexports: events.ndjson\nlint: { rules: " + rules + " }\n");
    }

    @Test
    void programsGetViolationsAndWhatWasLeftOut() throws IOException {
        catalogue("shop.yaml", CATALOGUE);
        JsonNode shown = JsonMapper.shared()
                .readTree(Ran.in(folder, "events", "--format", "json").out());
        assertThat(shown.get("unseen").toString()).isEqualTo("[\"Order Cancelled\"]");
        assertThat(shown.get("beforeHistory").asInt()).isEqualTo(1);
        assertThat(shown.get("dropped").get(0).get("id").asString()).isEqualTo("no_user_anon_id");
        assertThat(shown.get("dropped").get(0).get("places").toString()).isEqualTo("[\"events.ndjson:4\"]");
        JsonNode violations = shown.get("events").get(0).get("violations");
        assertThat(violations.get(0).toString())
                .isEqualTo("{\"id\":\"W-PROPERTY-UNLISTED\",\"property\":\"Total\",\"messages\":1,"
                        + "\"message\":\"'Total' is not listed\",\"hint\":\"'total' is: names that differ by case are"
                        + " different names (U-08)\",\"examples\":[\"m3\"]}");
        assertThat(Ran.in(folder, "events", "--format", "csv").out()).contains("W-PROPERTY-TYPE 1");
    }

    @Test
    void eventsKeepToTheCatalogueThatIsDerivedFromThem() throws IOException {
        Ran derived = Ran.in(folder, "events", "--catalogue");
        assertThat(derived.status()).isZero();
        assertThat(derived.out()).isEqualTo("""
                catalogue: shop
                events:
                  - event: Order Completed
                    properties:
                      Total: number
                      channel: text
                      total: [text, number]
                """);
        catalogue("all.yaml", derived.out());
        assertThat(Ran.in(folder, "events").out()).doesNotContain("! ");
    }

    @Test
    void aCatalogueWithErrorsIsShownAndStopsTheCommand() throws IOException {
        catalogue("bad.yaml", "catalogue: Shop\nevnts: []\n");
        Ran ran = Ran.in(folder, "events");
        assertThat(ran.status()).isEqualTo(ExitStatus.UNUSABLE);
        assertThat(ran.err())
                .contains(
                        "catalogue/bad.yaml:2:1", "did you mean 'events'?", "the catalogues of the space have errors");
    }

    @Test
    void whyThereAreNoEventsIsSaid() throws IOException {
        Files.writeString(
                folder.resolve("people.ndjson"),
                "{\"type\":\"identify\",\"messageId\":\"m\",\"userId\":\"u\",\"timestamp\":\"2026-01-01T00:00:00Z\"}\n");
        assertThat(Ran.in(folder, "events", "--events", "people.ndjson").err())
                .isEqualTo("foretrait: there are no events among 1 message\n"
                        + "  events are track, page and screen calls\n");
        assertThat(Ran.in(folder, "events", "--as-of", "2020-01-01").err())
                .endsWith("foretrait: there are no events as of this instant\n"
                        + "  import events, or ask for another instant\n");
    }

    @Test
    void theSchemaOfCataloguesIsPrinted() {
        assertThat(Ran.in(folder, "schema", "catalogue").out()).contains("\"title\": \"Foretrait event catalogue\"");
        assertThat(Ran.in(folder, "schema").out()).contains("\"title\": \"Foretrait definitions\"");
    }

    private void catalogue(String name, String text) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("catalogue")).resolve(name), text);
    }

    private static String order(String id, String day, String properties) {
        return "{\"type\":\"track\",\"event\":\"Order Completed\",\"messageId\":\"" + id + "\",\"userId\":\"u\","
                + "\"timestamp\":\"" + day + "T12:00:00.000Z\",\"properties\":{" + properties + "}}";
    }
}
