package dev.foretrait.cli.preview;

import dev.foretrait.cli.terminal.Figures;
import dev.foretrait.engine.event.IsoTime;
import java.time.Instant;

/**
 * What a preview is of.
 *
 * @param space the name of the space, or of the exports read
 * @param environment which of several alike; may be empty
 * @param messages how many messages there are
 * @param events how many of them are events: track, page and screen calls that take part
 * @param profiles how many profiles there are
 * @param asOf the instant it was computed for
 */
public record Heading(String space, String environment, long messages, long events, long profiles, Instant asOf) {

    /** The first line of the screen. */
    public String line() {
        return space + (environment.isEmpty() ? "" : " (" + environment + ")") + " · "
                + Figures.count(messages, "message") + ", " + Figures.count(profiles, "profile") + " · as of "
                + IsoTime.format(asOf);
    }
}
