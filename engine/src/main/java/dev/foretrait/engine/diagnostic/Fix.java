package dev.foretrait.engine.diagnostic;

/**
 * An edit that mends a finding.
 *
 * @param span what is replaced
 * @param replacement the text that takes its place
 */
public record Fix(Span span, String replacement) {

    /** An edit that adds text and takes none away. */
    public static Fix insertion(int offset, String text) {
        return new Fix(Span.at(offset), text);
    }

    /** An edit that takes text away. */
    public static Fix deletion(Span span) {
        return new Fix(span, "");
    }

    /** Whether it only takes text away. */
    public boolean isDeletion() {
        return replacement.isEmpty();
    }

    /** The text with the edit made. */
    public String applyTo(String text) {
        return text.substring(0, span.start()) + replacement + text.substring(span.end());
    }
}
