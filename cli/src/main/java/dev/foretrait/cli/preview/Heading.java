package dev.foretrait.cli.preview;

import dev.foretrait.cli.terminal.Cells;
import dev.foretrait.cli.terminal.Figures;
import dev.foretrait.cli.terminal.Flow;
import dev.foretrait.cli.terminal.Terminal;
import dev.foretrait.engine.event.IsoTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * What a preview is of.
 *
 * @param space the name of the space, or of the exports read
 * @param environment which of several alike; may be empty
 * @param messages how many messages there are
 * @param events how many of them are events: track, page and screen calls that take part
 * @param profiles how many profiles there are
 * @param accounts how many accounts there are; empty where nothing is asked of them
 * @param asOf the instant it was computed for
 */
public record Heading(
        String space,
        String environment,
        long messages,
        long events,
        long profiles,
        OptionalLong accounts,
        Instant asOf) {

    /** A screen of that, under this heading. */
    public List<String> above(List<String> lines, Terminal terminal) {
        List<String> all = new ArrayList<>(Flow.words(line(), "", terminal.width()));
        all.add("");
        all.addAll(lines);
        return all;
    }

    /** The first line of the screen. */
    public String line() {
        return Cells.printable(space + (environment.isEmpty() ? "" : " (" + environment + ")")) + " · "
                + Figures.count(messages, "message") + ", " + Figures.count(profiles, "profile")
                + (accounts.isPresent() ? ", " + Figures.count(accounts.getAsLong(), "account") : "")
                + " · as of " + IsoTime.format(asOf);
    }
}
