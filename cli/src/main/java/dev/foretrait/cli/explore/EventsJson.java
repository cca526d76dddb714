package dev.foretrait.cli.explore;

import dev.foretrait.cli.output.JsonWriter;
import dev.foretrait.engine.event.IsoTime;
import dev.foretrait.engine.observe.EventCatalogue;
import dev.foretrait.engine.observe.ObservedEvent;
import dev.foretrait.engine.observe.ObservedProperty;
import dev.foretrait.engine.observe.ObservedValue;
import dev.foretrait.engine.observe.ValueKind;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** The events of a space as JSON: one object, or an object on a line for each event name. */
public final class EventsJson {

    private static final int MOST_VALUES = 20;

    private EventsJson() {}

    /** {@code {"events":[…]}}. */
    public static void write(EventCatalogue catalogue, OutputStream out) throws IOException {
        JsonWriter json = new JsonWriter(out, true);
        json.beginObject().name("events").beginArray();
        for (ObservedEvent event : catalogue.events()) {
            write(event, json);
        }
        json.endArray().endObject().endLine().flush();
    }

    /** An object for each event name, on a line of its own. */
    public static void writeLines(EventCatalogue catalogue, OutputStream out) throws IOException {
        JsonWriter json = new JsonWriter(out, false);
        for (ObservedEvent event : catalogue.events()) {
            write(event, json);
            json.endLine();
        }
        json.flush();
    }

    private static void write(ObservedEvent event, JsonWriter json) throws IOException {
        json.beginObject();
        json.name("event").text(event.name());
        json.name("messages").number(event.messages());
        json.name("first").text(IsoTime.format(event.first()));
        json.name("last").text(IsoTime.format(event.last()));
        json.name("properties").beginArray();
        for (ObservedProperty property : event.properties()) {
            write(property, json);
        }
        json.endArray().endObject();
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
