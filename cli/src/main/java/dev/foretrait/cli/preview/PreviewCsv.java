package dev.foretrait.cli.preview;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.foretrait.engine.query.Printer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Previews as CSV: a row with the figures of each definition. */
public final class PreviewCsv {

    private PreviewCsv() {}

    public static void write(List<Preview> previews, Printer printer, OutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text);
        csv.writeRecord("key", "kind", "level", "cadence", "members", "coverage", "query");
        for (Preview preview : previews) {
            csv.writeRecord(
                    preview.definition().key(),
                    preview.definition().kind().name().toLowerCase(Locale.ROOT),
                    preview.definition().level().name().toLowerCase(Locale.ROOT),
                    preview.cadence().pace().name(),
                    Integer.toString(preview.members()),
                    PreviewJson.coverage(preview).toPlainString(),
                    printer.text(preview.definition().query()));
        }
        csv.flush();
    }
}
