package dev.foretrait.cli.explore;

import dev.foretrait.cli.output.JsonWriter;
import dev.foretrait.cli.values.ValueLines;
import dev.foretrait.engine.event.IsoTime;
import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.event.Value;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** A profile as JSON. */
public final class ProfileJson {

    private ProfileJson() {}

    /** One object; each message as it was sent. */
    public static void write(ProfileCard card, OutputStream out) throws IOException {
        JsonWriter json = new JsonWriter(out, true);
        json.beginObject();
        json.name("asOf").text(IsoTime.format(card.asOf()));
        json.name("profile").text(card.segmentId());
        json.name("externalIds");
        ValueLines.write(card.externalIds(), json);
        json.name("mergedProfiles").texts(card.mergedIds());
        json.name(card.linkedAs()).beginArray();
        for (Linked linked : card.linked()) {
            json.beginObject().name("profile").text(linked.segmentId()).name("externalIds");
            ValueLines.write(linked.externalIds(), json);
            json.endObject();
        }
        json.endArray();
        json.name("traits").value(card.traits());
        json.name("values").beginObject();
        for (Map.Entry<String, Value> value : card.values().entrySet()) {
            json.name(value.getKey()).value(value.getValue());
        }
        json.endObject();
        json.name("messages").number(card.total());
        json.name("newest").beginArray();
        for (Message message : card.messages()) {
            json.beginObject();
            json.name("timestamp").text(IsoTime.format(message.timestamp()));
            json.name("type").text(message.type().spelling());
            json.name("event").text(message.eventName());
            json.name("message").value(message.body());
            json.endObject();
        }
        json.endArray().endObject().endLine().flush();
    }
}
