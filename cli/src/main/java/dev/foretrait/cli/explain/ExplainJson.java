package dev.foretrait.cli.explain;

import dev.foretrait.cli.explain.Identity.Brought;
import dev.foretrait.cli.output.JsonWriter;
import dev.foretrait.cli.values.ValueLines;
import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.event.IsoTime;
import dev.foretrait.engine.evidence.Event;
import dev.foretrait.engine.evidence.Evidence;
import dev.foretrait.engine.evidence.NextChange;
import dev.foretrait.storage.space.IdentityTrail.Elsewhere;
import dev.foretrait.storage.space.LeftOutCopies;
import dev.foretrait.storage.space.LeftOutCopies.Copy;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Why a profile has a value, as JSON. */
public final class ExplainJson {

    private ExplainJson() {}

    /** One object; every event is in it. */
    public static void write(Explained explained, OutputStream out) throws IOException {
        JsonWriter json = new JsonWriter(out, true);
        Definition definition = explained.definition();
        json.beginObject();
        json.name("key").text(definition.key());
        json.name("kind").text(definition.kind().name().toLowerCase(Locale.ROOT));
        json.name("level").text(definition.level().name().toLowerCase(Locale.ROOT));
        json.name("query").text(explained.printer().text(definition.query()));
        json.name("profile").text(explained.segmentId());
        json.name("externalIds");
        ValueLines.write(explained.externalIds(), json);
        json.name("asOf").text(IsoTime.format(explained.asOf()));
        if (explained.evidence() instanceof Evidence.Unknown unknown) {
            json.name("obstacle").text(unknown.reason());
        } else if (explained.evidence() instanceof Evidence.OfAudience audience) {
            json.name("value").truth(audience.isMember());
            json.name("eligible").truth(audience.isEligible());
            json.name("condition");
            new ConditionJson(json, explained).write(audience.condition());
        } else if (explained.evidence() instanceof Evidence.OfCopy copy) {
            json.name("value").value(copy.value());
            json.name("eligible").truth(copy.isEligible());
            json.name("copied");
            new ConditionJson(json, explained).side(copy.copied());
        } else {
            Evidence.OfTrait trait = (Evidence.OfTrait) explained.evidence();
            json.name("value").value(trait.value());
            json.name("eligible").truth(trait.isEligible());
            json.name("chain");
            new ChainJson(json, definition.source(), explained.printer()).write(trait.chain());
        }
        next(explained.next(), json);
        identity(explained.identity(), json);
        json.endObject().endLine().flush();
    }

    private static void next(NextChange next, JsonWriter json) throws IOException {
        json.name("nextChange");
        if (next instanceof NextChange.Never) {
            json.nothing();
            return;
        }
        json.beginObject();
        if (next instanceof NextChange.At change) {
            json.name("at").text(IsoTime.format(change.instant()));
            json.name("value").value(change.value());
            ids("leaving", change.leaving(), json);
            ids("coming", change.coming(), json);
        } else if (next instanceof NextChange.OfRows) {
            json.name("restsOnRows").truth(true);
        } else {
            json.name("notBefore").text(IsoTime.format(((NextChange.NotBefore) next).instant()));
        }
        json.endObject();
    }

    private static void identity(Identity identity, JsonWriter json) throws IOException {
        json.name("mergedProfiles").texts(identity.mergedIds());
        if (identity.merges().isPresent()) {
            merges(identity.merges().get(), json);
        }
        copies(identity.copies(), json);
        json.name("elsewhere").beginArray();
        for (Elsewhere each : identity.elsewhere()) {
            json.beginObject();
            json.name("timestamp").text(IsoTime.format(each.message().timestamp()));
            json.name("messageId").text(each.message().messageId());
            json.name("sharedType").text(each.shared().type());
            json.name("sharedValue").text(each.shared().value());
            if (each.owner().isPresent()) {
                json.name("profile").text(each.owner().get());
            }
            json.endObject();
        }
        json.endArray();
    }

    private static void copies(LeftOutCopies copies, JsonWriter json) throws IOException {
        json.name("copies").beginArray();
        for (Map.Entry<String, List<Copy>> event : copies.byMessage().entrySet()) {
            for (Copy copy : event.getValue()) {
                json.beginObject();
                json.name("messageId").text(event.getKey());
                if (!copy.file().isEmpty()) {
                    json.name("file").text(copy.file());
                }
                if (copy.line() > 0) {
                    json.name("line").number(copy.line());
                }
                if (copy.receivedAt().isPresent()) {
                    json.name("receivedAt")
                            .text(IsoTime.format(copy.receivedAt().get()));
                }
                json.name("differs").truth(copy.differs());
                json.endObject();
            }
        }
        json.endArray();
        json.name("copiesAreAllKnown").truth(copies.areAllKnown());
    }

    private static void merges(List<Brought> merges, JsonWriter json) throws IOException {
        json.name("merges").beginArray();
        for (Brought brought : merges) {
            json.beginObject();
            json.name("profile").text(brought.merged().segmentId());
            json.name("at").text(IsoTime.format(brought.merged().at()));
            json.name("messageId").text(brought.merged().messageId());
            json.name("messages").number(brought.merged().messageIds().size());
            json.name("events").texts(brought.events());
            json.endObject();
        }
        json.endArray();
    }

    private static void ids(String name, List<Event> events, JsonWriter json) throws IOException {
        json.name(name).beginArray();
        for (Event event : events) {
            json.text(event.messageId());
        }
        json.endArray();
    }
}
