package dev.foretrait.cli.output;

import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.diagnostic.Source;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Findings as data. */
public final class DiagnosticJson {

    private DiagnosticJson() {}

    /** An array with an object for each finding; {@code hint} is null where there is none. */
    public static void write(List<Diagnostic> findings, JsonWriter json) throws IOException {
        json.beginArray();
        for (Diagnostic finding : findings) {
            Source.Position place = finding.source().position(finding.span().start());
            json.beginObject();
            json.name("id").text(finding.rule().id());
            json.name("severity").text(finding.rule().severity().name().toLowerCase(Locale.ROOT));
            json.name("message").text(finding.message());
            json.name("file").text(finding.source().name());
            json.name("line").number(place.line());
            json.name("column").number(place.column());
            json.name("hint").text(finding.advice());
            json.endObject();
        }
        json.endArray();
    }
}
