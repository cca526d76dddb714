package dev.foretrait.cli.values;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.foretrait.engine.event.CodePointOrder;
import dev.foretrait.engine.semantics.DownloadLines;
import dev.foretrait.engine.semantics.DownloadRows;
import dev.foretrait.engine.semantics.Semantics;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The download of one computed trait as Segment offers it, in its three formats (computed-traits.md 11, U-62): unless chosen
 * otherwise lines end in CRLF and every row has as many cells as the header; identifier types stand in alphabetical order.
 */
public final class SegmentCsv {

    private final ValueTable table;
    private final Layout layout;
    private final DownloadLines lines;
    private final boolean asSampled;

    /** How external ids are laid out. */
    public enum Layout {
        /** A, unformatted: as JSON only. */
        JSON_ONLY,
        /** B, indexed columns: further values of a type in further columns. */
        COLUMNS,
        /** C, additional rows: further values of a type in further rows. */
        ROWS
    }

    /** The download of the only definition of the table. */
    public SegmentCsv(ValueTable table, Layout layout, Semantics semantics) {
        if (table.columns().size() != 1) {
            throw new IllegalArgumentException(
                    "one definition, not " + table.columns().size());
        }
        this.table = table;
        this.layout = layout;
        this.lines = semantics.of(DownloadLines.class);
        this.asSampled = semantics.of(DownloadRows.class) == DownloadRows.AS_SAMPLED;
    }

    public void write(OutputStream out) throws IOException {
        Writer whole = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        Writer text = asSampled && layout == Layout.ROWS ? new OpenEnded(whole) : whole;
        CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.of(lines.end())).build(text);
        SortedMap<String, Integer> types = layout == Layout.JSON_ONLY ? new TreeMap<>() : mostValuesByType();
        if (layout == Layout.ROWS) {
            types.replaceAll((type, values) -> 1);
        }
        csv.writeRecord(header(types));
        ValueColumn column = table.columns().get(0);
        for (PrimitiveIterator.OfInt members = table.members().iterator(); members.hasNext(); ) {
            int profile = members.nextInt();
            Map<String, List<String>> ids = table.ids().externalIds(profile);
            List<String> start =
                    List.of(table.ids().segmentId(profile), CsvText.of(column.value(profile)), CsvText.of(ids));
            int rows = layout == Layout.ROWS ? mostValues(ids) : 1;
            for (int row = 0; row < rows; row++) {
                csv.writeRecord(row(start, ids, types, row));
            }
        }
        csv.flush();
    }

    private SortedMap<String, Integer> mostValuesByType() {
        SortedMap<String, Integer> most = new TreeMap<>(CodePointOrder.INSTANCE);
        table.members()
                .forEach(profile -> table.ids()
                        .externalIds(profile)
                        .forEach((type, values) -> most.merge(type, values.size(), Math::max)));
        return most;
    }

    private static int mostValues(Map<String, List<String>> ids) {
        return Math.max(1, ids.values().stream().mapToInt(List::size).max().orElse(1));
    }

    private static List<String> header(SortedMap<String, Integer> types) {
        List<String> cells = new ArrayList<>(List.of("key", "value", "external_ids"));
        types.forEach((type, values) -> {
            cells.add(type);
            for (int index = 1; index < values; index++) {
                cells.add(type + "_" + index);
            }
        });
        return cells;
    }

    private List<String> row(
            List<String> start, Map<String, List<String>> ids, SortedMap<String, Integer> types, int row) {
        List<String> cells = new ArrayList<>(start);
        types.forEach((type, columns) -> {
            List<String> values = ids.getOrDefault(type, List.of());
            for (int index = 0; index < columns; index++) {
                int at = row + index;
                cells.add(at < values.size() ? values.get(at) : "");
            }
        });
        return asSampled && layout == Layout.COLUMNS ? withoutEmptyEnd(cells) : cells;
    }

    private static List<String> withoutEmptyEnd(List<String> cells) {
        int end = cells.size();
        while (cells.get(end - 1).isEmpty()) {
            end--;
        }
        return cells.subList(0, end);
    }
}
