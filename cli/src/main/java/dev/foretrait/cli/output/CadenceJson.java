package dev.foretrait.cli.output;

import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.query.Cadence;
import java.io.IOException;

/** When Segment computes a definition, as data. */
public final class CadenceJson {

    private CadenceJson() {}

    /** The fields {@code cadence}, and {@code cadenceReasons} with the places they stand at. */
    public static void write(Definition definition, Cadence cadence, JsonWriter json) throws IOException {
        json.name("cadence").text(cadence.pace().name());
        json.name("cadenceReasons").beginArray();
        for (Cadence.Reason reason : cadence.reasons()) {
            Source.Position place = definition
                    .source()
                    .position(reason.span().orElse(definition.span()).start());
            json.beginObject();
            json.name("reason").text(reason.text());
            json.name("file").text(definition.source().name());
            json.name("line").number(place.line());
            json.name("column").number(place.column()).endObject();
        }
        json.endArray();
    }
}
