package dev.foretrait.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/** Short pieces of text set one behind the other, broken into lines that fit. */
public final class Flow {

    private final String indent;
    private final String gap;
    private final int width;
    private final List<String> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private int taken;

    /**
     * An empty flow.
     *
     * @param indent what every line begins with
     * @param gap what stands between two pieces of a line
     * @param width the cells of a line
     */
    public Flow(String indent, String gap, int width) {
        this.indent = indent;
        this.gap = gap;
        this.width = width;
    }

    /** Adds a piece that contains no colours. */
    public Flow add(String piece) {
        return add(piece, Cells.width(piece));
    }

    /** Adds a piece that shows in that many cells. */
    public Flow add(String piece, int cells) {
        if (taken > 0 && taken + Cells.width(gap) + cells > width) {
            end();
        }
        if (taken == 0) {
            line.append(indent);
            taken = Cells.width(indent);
        } else {
            line.append(gap);
            taken += Cells.width(gap);
        }
        line.append(piece);
        taken += cells;
        return this;
    }

    /** Adds the words of a sentence. */
    public static List<String> words(String sentence, String indent, int width) {
        Flow flow = new Flow(indent, " ", width);
        for (String word : sentence.split(" ")) {
            flow.add(word);
        }
        return flow.lines();
    }

    /** The lines so far; nothing can be added afterwards to the last of them. */
    public List<String> lines() {
        if (taken > 0) {
            end();
        }
        return List.copyOf(lines);
    }

    private void end() {
        lines.add(line.toString().stripTrailing());
        line.setLength(0);
        taken = 0;
    }
}
