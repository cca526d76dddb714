package dev.foretrait.cli.explore;

import dev.foretrait.cli.output.JsonWriter;
import dev.foretrait.engine.event.IsoTime;
import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.observe.ObservedEvent;
import dev.foretrait.engine.observe.ObservedProperty;
import dev.foretrait.engine.observe.ObservedValue;
import dev.foretrait.engine.observe.ValueKind;
import dev.foretrait.engine.reference.Violation;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/** The events of a space as JSON: one object, or an object on a line for each event name. */
public final class EventsJson {

    private static final int MOST_VALUES = 20;

    private EventsJson() {}

    /** {@code {"asOf":…,"events":[…],"unseen":[…],"dropped":[…],"beforeHistory":…}}. */
    public static void write(EventsCard card, OutputStream out) throws IOException {
        JsonWriter json = new JsonWriter(out, true);
        json.beginObject();
        json.name("asOf").text(IsoTime.format(card.asOf()));
        json.name("events").beginArray();
        for (ObservedEvent event : card.observed().events()) {
            write(event, card.of(event), json);
        }
        json.endArray();
        json.name("unseen").beginArray();
        for (Violation violation : card.ofUnseen()) {
            json.text(violation.event());
        }
        json.endArray();
        json.name("dropped").beginArray();
        for (DroppedKind kind : card.dropped()) {
            write(kind, json);
        }
        json.endArray();
        json.name("beforeHistory").number(card.beforeHistory());
        json.endObject().endLine().flush();
    }

    /** An object for each event name, on a line of its own. */
    public static void writeLines(EventsCard card, OutputStream out) throws IOException {
        JsonWriter json = new JsonWriter(out, false);
        for (ObservedEvent event : card.observed().events()) {
            write(event, card.of(event), json);
            json.endLine();
        }
        json.flush();
    }

    private static void write(ObservedEvent event, List<Violation> violations, JsonWriter json) throws IOException {
        json.beginObject();
        json.name("event").text(event.name());
        json.name("messages").number(event.messages());
        json.name("first").text(IsoTime.format(event.first()));
        json.name("last").text(IsoTime.format(event.last()));
        json.name("properties").beginArray();
        for (ObservedProperty property : event.properties()) {
            write(property, json);
        }
        json.endArray();
        json.name("violations").beginArray();
        for (Violation violation : violations) {
            write(violation, json);
        }
        json.endArray().endObject();
    }

    private static void write(Violation violation, JsonWriter json) throws IOException {
        json.beginObject();
        json.name("id").text(violation.rule().id());
        json.name("property").text(violation.property().map(PropertyPath::toString));
        json.name("messages").number(violation.messages());
        json.name("message").text(violation.message());
        json.name("hint").text(violation.hint());
        json.name("examples").texts(violation.examples());
        json.endObject();
    }

    private static void write(DroppedKind kind, JsonWriter json) throws IOException {
        json.beginObject();
        json.name("id").text(kind.rule().id());
        json.name("lines").number(kind.count());
        json.name("message").text(kind.rule().summary());
        json.name("hint").text(kind.rule().remedy());
        json.name("places").texts(kind.places());
        json.endObject();
    }

    private static void write(ObservedProperty property, JsonWriter json) throws IOException {
        json.beginObject();
        json.name("property").text(property.path().toString());
        json.name("messages").number(property.messages());
        json.name("types").beginObject();
        for (Map.Entry<ValueKind, Long> kind : property.kinds().entrySet()) {
            json.name(kind.getKey().word()).number(kind.getValue());
        }
        json.endObject();
        json.name("distinct");
        if (property.isComplete()) {
            json.number(property.distinct());
        } else {
            json.nothing();
        }
        json.name("values").beginArray();
        for (ObservedValue seen : property.values()
                .subList(0, Math.min(MOST_VALUES, property.values().size()))) {
            json.beginObject().name("value").value(seen.value());
            json.name("messages").number(seen.messages()).endObject();
        }
        json.endArray().endObject();
    }
}
