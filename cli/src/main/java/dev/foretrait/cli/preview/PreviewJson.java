package dev.foretrait.cli.preview;

import dev.foretrait.cli.output.CadenceJson;
import dev.foretrait.cli.output.DiagnosticJson;
import dev.foretrait.cli.output.JsonWriter;
import dev.foretrait.cli.values.ValueLines;
import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.evaluate.Distribution.Share;
import dev.foretrait.engine.evaluate.ProfileValues;
import dev.foretrait.engine.event.IsoTime;
import dev.foretrait.engine.query.Printer;
import dev.foretrait.engine.repair.Diagnosis;
import dev.foretrait.engine.repair.Edit;
import dev.foretrait.engine.repair.Repair;
import dev.foretrait.engine.repair.Stages;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** Previews as JSON: one object, or an object on a line for each definition. */
public final class PreviewJson {

    /** How many values of a distribution are written, those of most profiles first. */
    public static final int MOST_SHARES = 1_000;

    private static final int COVERAGE_DIGITS = 6;

    private PreviewJson() {}

    /** One object with all previews. */
    public static void write(Heading heading, List<Preview> previews, Printer printer, OutputStream out)
            throws IOException {
        JsonWriter json = new JsonWriter(out, true);
        json.beginObject();
        json.name("asOf").text(IsoTime.format(heading.asOf()));
        json.name("events").number(heading.events());
        json.name("profiles").number(heading.profiles());
        if (heading.accounts().isPresent()) {
            json.name("accounts").number(heading.accounts().getAsLong());
        }
        json.name("definitions").beginArray();
        for (Preview preview : previews) {
            write(preview, printer, json);
        }
        json.endArray().endObject().endLine().flush();
    }

    /** An object for each preview, on a line of its own. */
    public static void writeLines(List<Preview> previews, Printer printer, OutputStream out) throws IOException {
        JsonWriter json = new JsonWriter(out, false);
        for (Preview preview : previews) {
            write(preview, printer, json);
            json.endLine();
        }
        json.flush();
    }

    private static void write(Preview preview, Printer printer, JsonWriter json) throws IOException {
        json.beginObject();
        json.name("key").text(preview.definition().key());
        json.name("kind").text(preview.definition().kind().name().toLowerCase(Locale.ROOT));
        json.name("level").text(preview.definition().level().name().toLowerCase(Locale.ROOT));
        json.name("query").text(printer.text(preview.definition().query()));
        CadenceJson.write(preview.definition(), preview.cadence(), json);
        json.name("members").number(preview.members());
        json.name("coverage").number(coverage(preview));
        json.name("distribution").beginArray();
        List<Share> shares = preview.values()
                .map(values -> values.distribution().commonest(MOST_SHARES))
                .orElse(List.of());
        for (Share share : shares) {
            json.beginObject();
            json.name("value").value(share.value());
            json.name("profiles").number(share.profiles()).endObject();
        }
        json.endArray();
        json.name("sample").beginArray();
        for (Member member : preview.sample()) {
            json.beginObject().name("profile").text(member.segmentId());
            json.name("externalIds");
            ValueLines.write(member.externalIds(), json);
            json.name("value").value(member.value()).endObject();
        }
        json.endArray();
        json.name("findings");
        DiagnosticJson.write(preview.findings(), json);
        if (preview.diagnosis().isPresent()) {
            write(preview.diagnosis().get(), preview.observations(), printer, json);
        }
        json.name("remarks").texts(preview.remarks());
        json.endObject();
    }

    private static void write(Diagnosis diagnosis, List<Diagnostic> observations, Printer printer, JsonWriter json)
            throws IOException {
        json.name("membersIgnoringCase").number(diagnosis.membersIgnoringCase());
        json.name("observations");
        DiagnosticJson.write(observations, json);
        json.name("conditions").beginArray();
        for (Stages stage : diagnosis.stages()) {
            json.beginObject();
            json.name("condition").text(printer.text(stage.condition()));
            json.name("event").text(stage.event());
            json.name("events").number(stage.events());
            json.name("withProperty").number(stage.withProperty());
            json.name("withValue").number(stage.withValue()).endObject();
        }
        json.endArray();
        json.name("repairs").beginArray();
        for (Repair repair : diagnosis.repairs()) {
            json.beginObject();
            json.name("members").number(repair.members());
            json.name("edits").beginArray();
            for (Edit edit : repair.edits()) {
                json.text(edit.preposition() + " " + edit.words(printer));
            }
            json.endArray();
            json.name("query").text(printer.text(repair.query())).endObject();
        }
        json.endArray();
    }

    /** Members ÷ profiles, to six decimals. */
    static BigDecimal coverage(Preview preview) {
        int profiles = preview.values().map(ProfileValues::profiles).orElse(0);
        return profiles == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(preview.members())
                        .divide(BigDecimal.valueOf(profiles), COVERAGE_DIGITS, RoundingMode.HALF_EVEN);
    }
}
