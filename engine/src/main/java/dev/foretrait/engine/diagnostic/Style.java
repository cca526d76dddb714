package dev.foretrait.engine.diagnostic;

/**
 * How the parts of a rendered finding are set off from each other.
 *
 * @param error before the id of an error, and before its marks
 * @param warning before that of a warning
 * @param note before that of a note
 * @param faint before line numbers
 * @param end after each of them
 */
public record Style(String error, String warning, String note, String faint, String end) {

    /** Text and nothing else. */
    public static final Style PLAIN = new Style("", "", "", "", "");

    /** Colours for terminals. */
    public static final Style COLOUR =
            new Style("\u001b[1;31m", "\u001b[1;33m", "\u001b[1;36m", "\u001b[2m", "\u001b[0m");

    String of(Severity severity, String text) {
        return switch (severity) {
                    case ERROR -> error;
                    case WARNING -> warning;
                    case NOTE -> note;
                }
                + text
                + end;
    }

    String faint(String text) {
        return faint + text + end;
    }
}
