package dev.foretrait.benchmark;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A Markdown table of what was measured, with what was to be reached and whether it was. */
final class Report {

    private static final String NOTHING = "";

    private final PrintStream out;

    /** Prints the head of the table; every row follows as soon as it is known. */
    Report(PrintStream out) {
        this.out = out;
        row(List.of("", "Foretrait", "processor", "peers (processor)", "ratio", "gate", "reached"));
        row(List.of("---", "---:", "---:", "---", "---", "---", "---"));
    }

    /** What was timed by both sides. */
    void add(String what, Timing ours, List<Timing> peers, List<Gate> gates) {
        add(
                what,
                Figures.millis(ours.millis()),
                Figures.millis(ours.processorMillis()),
                peers.stream()
                        .map(peer -> peer.subject() + " " + Figures.millis(peer.millis()) + " ("
                                + Figures.millis(peer.processorMillis()) + ")")
                        .collect(Collectors.joining(" · ")),
                peers.stream()
                        .map(peer -> Figures.of(ours.times(peer)) + " × " + peer.subject())
                        .collect(Collectors.joining(" · ")),
                gates);
    }

    /** What is no time, or stands by itself. */
    void add(String what, String ours, String processor, String peers, String ratio, List<Gate> gates) {
        List<String> cells = new ArrayList<>(List.of(what, ours, processor, peers, ratio));
        cells.add(gates.stream().map(Gate::asked).collect(Collectors.joining(", ")));
        List<Gate> missed = gates.stream().filter(gate -> !gate.isReached()).toList();
        cells.add(
                gates.isEmpty()
                        ? NOTHING
                        : missed.isEmpty()
                                ? "yes"
                                : "no: " + missed.stream().map(Gate::found).collect(Collectors.joining(", ")));
        row(cells);
    }

    private void row(List<String> cells) {
        out.println("| " + String.join(" | ", cells) + " |");
    }
}
