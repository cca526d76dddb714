package dev.foretrait.cli.choices;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Choices as CSV: a row each, several options in one cell with spaces between. */
public final class ChoicesCsv {

    private static final String BETWEEN = " ";

    private ChoicesCsv() {}

    public static void write(List<AnsweredChoice> choices, OutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text);
        csv.writeRecord(
                "number",
                "question",
                "answer",
                "in_force",
                "default",
                "options",
                "reason",
                "fixed",
                "elsewhere",
                "set_at");
        for (AnsweredChoice answered : choices) {
            csv.writeRecord(
                    answered.choice().id(),
                    answered.choice().question(),
                    answered.choice().answer(),
                    String.join(BETWEEN, answered.inForce()),
                    String.join(BETWEEN, answered.usual()),
                    String.join(BETWEEN, answered.choice().options()),
                    answered.choice().reason(),
                    answered.choice().whyFixed().orElse(""),
                    String.join(", ", answered.elsewhere()),
                    answered.shownPlace().orElse(""));
        }
        csv.flush();
    }
}
