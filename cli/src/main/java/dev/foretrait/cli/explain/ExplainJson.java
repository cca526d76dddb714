package dev.foretrait.cli.explain;

import dev.foretrait.cli.output.JsonWriter;
import dev.foretrait.cli.values.ValueLines;
import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.event.IsoTime;
import dev.foretrait.engine.evidence.Evidence;
import dev.foretrait.engine.query.Printer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

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
        json.name("query").text(Printer.print(definition.query()));
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
            new ConditionJson(json, definition.source()).write(audience.condition());
        } else {
            Evidence.OfTrait trait = (Evidence.OfTrait) explained.evidence();
            json.name("value").value(trait.value());
            json.name("eligible").truth(trait.isEligible());
            json.name("chain");
            new ChainJson(json, definition.source()).write(trait.chain());
        }
        json.endObject().endLine().flush();
    }
}
