package dev.foretrait.cli.terminal;

/**
 * The place where text for people ends up.
 *
 * @param interactive whether somebody is watching; a file or a pipe is not
 * @param width cells in a line
 * @param paint colour, where wanted and shown
 */
public record Terminal(boolean interactive, int width, Paint paint) {

    /** The width of a screen that nobody told the width of. */
    public static final int USUAL_WIDTH = 80;

    /** The narrowest screen that the layout cares for. */
    public static final int LEAST_WIDTH = 50;

    public Terminal {
        width = Math.max(LEAST_WIDTH, width);
    }
}
