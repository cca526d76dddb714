package dev.foretrait.cli.lint;

import dev.foretrait.cli.output.JsonWriter;
import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.query.Printer;
import dev.foretrait.engine.repair.Edit;
import dev.foretrait.engine.repair.Repair;
import java.io.IOException;
import java.util.List;

/**
 * Repairs as JSON: an array with an object for each definition that was to be repaired, and behind them one for each option
 * without effect that is taken out.
 */
public final class MendedJson {

    private MendedJson() {}

    /** Writes the array; {@code edits} and {@code query} are left out where there is no repair. */
    public static void write(List<Mended> all, List<Diagnostic> removed, Printer printer, JsonWriter json)
            throws IOException {
        json.beginArray();
        for (Mended mended : all) {
            json.beginObject();
            json.name("key").text(mended.diagnosis().definition().key());
            json.name("file").text(mended.diagnosis().definition().source().name());
            json.name("made").truth(mended.isMade());
            json.name("membersBefore").number(mended.diagnosis().members());
            if (mended.repair().isPresent()) {
                write(mended.repair().get(), printer, json);
            }
            json.endObject();
        }
        for (Diagnostic finding : removed) {
            json.beginObject();
            json.name("file").text(finding.source().name());
            json.name("made").truth(true);
            json.name("removed").text(finding.message());
            json.endObject();
        }
        json.endArray();
    }

    private static void write(Repair repair, Printer printer, JsonWriter json) throws IOException {
        json.name("membersAfter").number(repair.members());
        json.name("edits").beginArray();
        for (Edit edit : repair.edits()) {
            json.text(edit.preposition() + " " + edit.words(printer));
        }
        json.endArray();
        json.name("query").text(printer.text(repair.query()));
    }
}
