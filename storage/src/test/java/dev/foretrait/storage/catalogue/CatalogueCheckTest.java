package dev.foretrait.storage.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.column.MemorySnapshot;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.reference.CatalogueCheck;
import dev.foretrait.engine.reference.EventReferences;
import dev.foretrait.engine.reference.Violation;
import dev.foretrait.fixtures.json.JsonMessage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Events that are not as their catalogue says. */
class CatalogueCheckTest {

    private static final String SHOP = """
            catalogue: Shop
            events:
              - event: Order Completed
                properties:
                  total: { type: number, required: true }
                  channel: { values: [Web, Store] }
                  size: { values: [S, M], open: true }
                  agent: { sid: WK }
                  codes.topic: text
                  lines: list
                  extra: object
                  placed: [time, number]
              - event: Order Cancelled
            instead_of:
              Order Done: Order Completed
            """;

    @Test
    void whatIsAsListedIsNoViolation() {
        assertThat(violations(order("""
                "total":5,"channel":"Web","size":"XL","agent":"WK0123456789abcdef0123456789abcdef",
                "codes":{"topic":"x"},"lines":[{"sku":1}],"extra":{"any":{"thing":1}},"placed":"2026-01-01"
                """), named("Order Cancelled"))).isEmpty();
    }

    @Test
    void everyKindOfViolationIsToldWithNumbersAndExamples() {
        assertThat(violations(
                        order(
                                "\"total\":5,\"Channel\":\"Web\",\"topic\":\"x\",\"colour\":\"red\",\"placed\":1,\"lines\":[1],\"extra\":{}"),
                        order(
                                "\"total\":\"5\",\"channel\":\"web\",\"size\":\"m\",\"agent\":\"WK1\",\"codes\":\"{}\",\"placed\":\"soon\""),
                        order("\"total\":null,\"channel\":\"Phone\"")))
                .containsExactly(
                        "I-EVENT-UNSEEN Order Cancelled 0 the event is listed, and has never been seen",
                        "W-PROPERTY-UNLISTED Order Completed 1 'Channel' is not listed = 'channel' is: names that differ by"
                                + " case are different names (U-08) [m0]",
                        "W-PROPERTY-SID Order Completed 1 'agent' is no SID that begins with WK: 'WK1' 1 [m1]",
                        "W-PROPERTY-VALUE Order Completed 2 'channel' has values that are not listed: 'Phone' 1, 'web' 1"
                                + " = listed as 'Web' [m1, m2]",
                        "W-PROPERTY-TYPE Order Completed 1 'codes' is listed as object, and is text [m1]",
                        "I-PROPERTY-UNSEEN Order Completed 0 'codes.topic' is listed, and on none of these events",
                        "W-PROPERTY-UNLISTED Order Completed 1 'colour' is not listed [m0]",
                        "W-PROPERTY-TYPE Order Completed 1 'placed' is listed as time or number, and is text [m1]",
                        "W-PROPERTY-VALUE Order Completed 1 'size' has values that are not listed: 'm' 1 = listed as 'M' [m1]",
                        "W-PROPERTY-UNLISTED Order Completed 1 'topic' is not listed = did you mean 'codes.topic'? [m0]",
                        "W-PROPERTY-MISSING Order Completed 1 'total' is required, and missing [m2]",
                        "W-PROPERTY-TYPE Order Completed 1 'total' is listed as number, and is text [m1]");
    }

    @Test
    void anEventThatIsNotListedGetsASuggestion() {
        assertThat(violations(named("order completed"), named("Order Done"), named("Refund"), named("Order Canceled")))
                .containsExactly(
                        "W-EVENT-UNLISTED Order Canceled 1 no catalogue lists this event = did you mean 'Order Cancelled'? [m3]",
                        "W-EVENT-UNLISTED Order Done 1 no catalogue lists this event = did you mean 'Order Completed'? [m1]",
                        "W-EVENT-UNLISTED Refund 1 no catalogue lists this event [m2]",
                        "W-EVENT-UNLISTED order completed 1 no catalogue lists this event = did you mean 'Order Completed'? [m0]");
    }

    @Test
    void aCatalogueSpeaksForItsPrefixOnly() {
        MemorySnapshot snapshot = snapshot(named("Refund"), named("Flex - Wrap Up Completed"));
        assertThat(CatalogueCheck.of(snapshot, EventReferences.of(CatalogueFiles.flex()), any -> true))
                .singleElement()
                .satisfies(violation -> assertThat(violation.hint())
                        .isEqualTo(Optional.of("did you mean 'Flex - Engagement Completed'?")));
    }

    private static List<String> violations(String... messages) {
        CatalogueSet read = CatalogueFiles.inText(new Source("shop.yaml", SHOP));
        assertThat(read.findings()).isEmpty();
        EventReferences shop = new EventReferences(read.catalogues());
        return CatalogueCheck.of(snapshot(messages), shop, any -> true).stream()
                .map(CatalogueCheckTest::shown)
                .toList();
    }

    private static String shown(Violation violation) {
        return violation.rule().id() + " " + violation.event() + " " + violation.messages() + " " + violation.message()
                + violation.hint().map(hint -> " = " + hint).orElse("")
                + (violation.examples().isEmpty() ? "" : " " + violation.examples());
    }

    private static MemorySnapshot snapshot(String... messages) {
        MemorySnapshot.Builder snapshot = new MemorySnapshot.Builder(1);
        for (int number = 0; number < messages.length; number++) {
            snapshot.add(0, JsonMessage.read(messages[number].replace("ID", "m" + number)));
        }
        return snapshot.build();
    }

    private static String order(String properties) {
        return "{\"type\":\"track\",\"event\":\"Order Completed\",\"messageId\":\"ID\","
                + "\"timestamp\":\"2026-01-15T12:00:00.000Z\",\"properties\":{" + properties.replace("\n", "") + "}}";
    }

    private static String named(String event) {
        return "{\"type\":\"track\",\"event\":\"" + event + "\",\"messageId\":\"ID\","
                + "\"timestamp\":\"2026-01-15T12:00:00.000Z\"}";
    }
}
