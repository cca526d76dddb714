package dev.foretrait.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells under headings, aligned, no wider than the screen: the widest columns give way first. */
public final class Table {

    private static final String GAP = "  ";
    private static final int LEAST_WIDTH = 6;

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    /** A heading and the side to which its cells are set. */
    public record Column(String heading, boolean rightAligned) {

        /** A column of words. */
        public static Column left(String heading) {
            return new Column(heading, false);
        }

        /** A column of figures. */
        public static Column right(String heading) {
            return new Column(heading, true);
        }
    }

    public Table(List<Column> columns) {
        this.columns = List.copyOf(columns);
    }

    /** Adds a row with a cell for every column. */
    public void add(List<String> cells) {
        rows.add(cells.stream().map(Cells::printable).toList());
    }

    /** The heading and the rows. */
    public List<String> lines(int width, Paint paint) {
        int[] widths = widths(width);
        List<String> lines = new ArrayList<>();
        List<String> headings = columns.stream().map(Column::heading).toList();
        lines.add(paint.faint(line(headings, widths)));
        for (List<String> row : rows) {
            lines.add(line(row, widths));
        }
        return lines;
    }

    private int[] widths(int width) {
        int[] widths = new int[columns.size()];
        int total = GAP.length() * (widths.length - 1);
        for (int at = 0; at < widths.length; at++) {
            widths[at] = Cells.width(columns.get(at).heading());
            for (List<String> row : rows) {
                widths[at] = Math.max(widths[at], Cells.width(row.get(at)));
            }
            total += widths[at];
        }
        for (; total > width; total--) {
            int widest = 0;
            for (int at = 1; at < widths.length; at++) {
                if (widths[at] > widths[widest]) {
                    widest = at;
                }
            }
            if (widths[widest] <= LEAST_WIDTH) {
                break;
            }
            widths[widest]--;
        }
        return widths;
    }

    private String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int at = 0; at < widths.length; at++) {
            String cell = Cells.fit(cells.get(at), widths[at]);
            line.append(at == 0 ? "" : GAP);
            line.append(columns.get(at).rightAligned() ? Cells.right(cell, widths[at]) : Cells.left(cell, widths[at]));
        }
        return line.toString().stripTrailing();
    }
}
