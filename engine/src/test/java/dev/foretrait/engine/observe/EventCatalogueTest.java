package dev.foretrait.engine.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.column.MemorySnapshot;
import dev.foretrait.engine.column.Snapshot;
import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.event.MessageType;
import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.event.Value;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventCatalogueTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final MemorySnapshot.Builder snapshot = new MemorySnapshot.Builder(2);
    private int sent;

    @Test
    void eventsAreCountedByNameWithTheirFirstAndLastTime() {
        track(0, "B", Map.of());
        track(1, "A", Map.of());
        track(0, "B", Map.of());
        EventCatalogue catalogue = EventCatalogue.of(snapshot.build());
        assertThat(catalogue.events()).extracting(ObservedEvent::name).containsExactly("A", "B");
        ObservedEvent b = catalogue.event("B").orElseThrow();
        assertThat(b.messages()).isEqualTo(2);
        assertThat(b.first()).isEqualTo(START);
        assertThat(b.last()).isEqualTo(START.plusSeconds(2));
    }

    @Test
    void messagesOfNobodyAreLeftOut() {
        track(Snapshot.NOBODY, "A", Map.of("p", Value.of(1)));
        assertThat(EventCatalogue.of(snapshot.build()).events()).isEmpty();
    }

    @Test
    void valuesAreCountedTheCommonestFirst() {
        track(0, "A", Map.of("p", Value.of("y")));
        track(0, "A", Map.of("p", Value.of("x")));
        snapshot.cut();
        track(1, "A", Map.of("p", Value.of("x")));
        track(1, "A", Map.of("p", Value.ABSENT));
        ObservedProperty property = property("p");
        assertThat(property.messages()).isEqualTo(3);
        assertThat(property.values())
                .containsExactly(new ObservedValue(Value.of("x"), 2), new ObservedValue(Value.of("y"), 1));
    }

    @Test
    void kindsTellTextFromNumberTimeAndTruth() {
        track(0, "A", Map.of("p", Value.of("5")));
        track(0, "A", Map.of("p", Value.of(5)));
        track(0, "A", Map.of("p", Value.of("2026-01-01T00:00:00Z")));
        track(0, "A", Map.of("p", Value.of(true)));
        track(0, "A", Map.of("p", new Value.Array(List.of())));
        assertThat(property("p").kinds())
                .isEqualTo(Map.of(
                        ValueKind.TEXT, 1L,
                        ValueKind.NUMBER, 1L,
                        ValueKind.TIME, 1L,
                        ValueKind.BOOLEAN, 1L,
                        ValueKind.LIST, 1L));
    }

    @Test
    void listsAreKnownWithoutCounting() {
        track(0, "A", Map.of("p", Value.of("[1]"), "q", new Value.Object(Map.of()), "r", Value.of(1)));
        track(Snapshot.NOBODY, "A", Map.of("r", new Value.Array(List.of(Value.of(1)))));
        assertThat(List.of("p", "q", "r")).noneMatch(path -> property(path).hasLists());
        track(0, "A", Map.of("p", new Value.Array(List.of())));
        assertThat(property("p").hasLists()).isTrue();
    }

    @Test
    void aPropertyThatNobodyHasAValueOfIsNotListed() {
        track(0, "A", Map.of("p", Value.of(1), "q", Value.ABSENT));
        track(Snapshot.NOBODY, "A", Map.of("q", Value.of(1)));
        assertThat(EventCatalogue.of(snapshot.build()).events().get(0).properties())
                .extracting(ObservedProperty::path)
                .containsExactly(PropertyPath.ofKeys("p"));
    }

    @Test
    void nestedPropertiesAreFoundByTheirPath() {
        track(0, "A", Map.of("codes", new Value.Object(Map.of("to.pic", Value.of("Service")))));
        assertThat(property("codes.to\\.pic").messages()).isEqualTo(1);
    }

    @Test
    void tooManyValuesAreNoLongerToldApart() {
        for (int at = 0; at <= ObservedProperty.MAX_DISTINCT; at++) {
            track(0, "A", Map.of("p", Value.of(at)));
        }
        ObservedProperty property = property("p");
        assertThat(property.isComplete()).isFalse();
        assertThat(property.distinct()).isEqualTo(ObservedProperty.MAX_DISTINCT);
        assertThat(property.messages()).isEqualTo(ObservedProperty.MAX_DISTINCT + 1);
        assertThat(property.values()).isEmpty();
    }

    @Test
    void unwantedPropertiesAreNotRead() {
        track(0, "A", Map.of("p", Value.of(1), "q", Value.of(2)));
        EventCatalogue catalogue = EventCatalogue.of(
                snapshot.build(), event -> true, path -> path.toString().equals("q"));
        assertThat(catalogue.events().get(0).properties())
                .singleElement()
                .satisfies(property -> assertThat(property.path()).hasToString("q"));
    }

    private ObservedProperty property(String path) {
        return EventCatalogue.of(snapshot.build())
                .event("A")
                .flatMap(event -> event.property(path))
                .orElseThrow();
    }

    private void track(int profile, String event, Map<String, Value> properties) {
        Map<String, Value> body = new LinkedHashMap<>();
        body.put("type", Value.of("track"));
        body.put("event", Value.of(event));
        body.put("properties", new Value.Object(properties));
        snapshot.add(
                profile,
                new Message(
                        new Value.Object(body),
                        MessageType.TRACK,
                        "m" + sent,
                        START.plusSeconds(sent++),
                        Optional.empty(),
                        Optional.empty()));
    }
}
