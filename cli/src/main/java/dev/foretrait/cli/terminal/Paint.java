package dev.foretrait.cli.terminal;

/**
 * Colour and weight, or nothing of the kind.
 *
 * @param on whether the reader is a terminal that shows colours
 */
public record Paint(boolean on) {

    /** No colour at all. */
    public static final Paint PLAIN = new Paint(false);

    /** What the eye should find first. */
    public String bold(String text) {
        return wrapped("1", text);
    }

    /** What the eye may skip. */
    public String faint(String text) {
        return wrapped("2", text);
    }

    /** What is wrong. */
    public String red(String text) {
        return wrapped("31", text);
    }

    /** What is probably wrong. */
    public String yellow(String text) {
        return wrapped("33", text);
    }

    /** What is drawn: bars. */
    public String cyan(String text) {
        return wrapped("36", text);
    }

    private String wrapped(String code, String text) {
        return on && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
