package dev.foretrait.cli.values;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A row per profile, a column per definition: {@code profile}, {@code external_ids} as JSON, then the keys. Lines end in
 * a line feed.
 */
public final class ValueCsv {

    private final ValueTable table;

    public ValueCsv(ValueTable table) {
        this.table = table;
    }

    public void write(OutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text);
        List<String> cells = new ArrayList<>(List.of("profile", "external_ids"));
        table.columns().forEach(column -> cells.add(column.key()));
        csv.writeRecord(cells);
        for (MemberChunks chunks = new MemberChunks(table); chunks.hasNext(); ) {
            MemberChunks.Chunk chunk = chunks.next();
            for (int at = 0; at < chunk.members().length; at++) {
                cells.clear();
                cells.add(chunk.segmentIds()[at]);
                cells.add(chunk.externalIds()[at]);
                for (ValueColumn column : table.columns()) {
                    cells.add(CsvText.of(column.value(chunk.members()[at])));
                }
                csv.writeRecord(cells);
            }
        }
        csv.flush();
    }
}
