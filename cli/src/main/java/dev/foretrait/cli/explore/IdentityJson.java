package dev.foretrait.cli.explore;

import dev.foretrait.cli.output.JsonWriter;
import dev.foretrait.engine.event.IsoTime;
import dev.foretrait.engine.identity.ExternalId;
import dev.foretrait.engine.identity.IsolatedSource;
import dev.foretrait.engine.identity.LogEntry;
import dev.foretrait.engine.identity.LogKind;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;

/** Identity resolution as JSON. */
public final class IdentityJson {

    private IdentityJson() {}

    /** One object; of each kind of happening the number and the first entries. */
    public static void write(IdentityCard card, OutputStream out) throws IOException {
        JsonWriter json = new JsonWriter(out, true);
        json.beginObject();
        json.name("asOf").text(IsoTime.format(card.heading().asOf()));
        json.name("messages").number(card.heading().messages());
        json.name("profiles").number(card.heading().profiles());
        json.name("accounts").number(card.accounts());
        json.name("identifiers").beginArray();
        for (IdentityCard.TypeUse use : card.types()) {
            json.beginObject();
            json.name("type").text(use.type());
            json.name("limit").text(use.limit());
            json.name("profiles").number(use.profiles());
            json.name("values").number(use.values());
            json.endObject();
        }
        json.endArray();
        json.name("log").beginArray();
        for (LogKind kind : LogKind.values()) {
            write(kind, card, json);
        }
        json.endArray();
        json.name("isolatedSources").beginArray();
        for (IsolatedSource source : card.isolated()) {
            json.beginObject();
            json.name("source").text(source.sourceId());
            json.name("identifiers").texts(source.types());
            json.name("elsewhere").texts(source.typesElsewhere());
            json.endObject();
        }
        json.endArray();
        if (card.orders().isPresent()) {
            json.name("differingByOrder").beginArray();
            for (int differing : card.orders().get().differing()) {
                json.number(differing);
            }
            json.endArray();
        }
        json.endObject().endLine().flush();
    }

    private static void write(LogKind kind, IdentityCard card, JsonWriter json) throws IOException {
        json.beginObject();
        json.name("id").text(kind.name());
        json.name("level").text(kind.level().name().toLowerCase(Locale.ROOT));
        json.name("title").text(kind.title());
        json.name("count").number(card.log().count(kind));
        if (kind.level() != LogKind.Level.SUCCESS) {
            json.name("hint").text(kind.nextStep());
            json.name("entries").beginArray();
            for (LogEntry entry : card.log().entries(kind)) {
                write(entry, json);
            }
            json.endArray();
        }
        json.endObject();
    }

    private static void write(LogEntry entry, JsonWriter json) throws IOException {
        json.beginObject();
        json.name("messageId").text(entry.messageId());
        json.name("timestamp").text(IsoTime.format(entry.time()));
        json.name("event").text(entry.name());
        json.name("source").text(entry.sourceId());
        ids("identifiers", entry.identifiers(), json);
        ids("leftOut", entry.subject(), json);
        json.name("detail").text(entry.detail());
        json.endObject();
    }

    private static void ids(String name, List<ExternalId> ids, JsonWriter json) throws IOException {
        json.name(name)
                .texts(ids.stream().map(id -> id.type() + ":" + id.value()).toList());
    }
}
