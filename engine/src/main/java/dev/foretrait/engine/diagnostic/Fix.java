package dev.foretrait.engine.diagnostic;

import java.util.List;
import java.util.stream.Stream;

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

    /**
     * Edits that come to the same and leave alone what is the same before and after: one that puts braces around a list, or
     * takes brackets away, is made of two, between which another edit has room. No two of them overlap.
     *
     * @param text what is edited
     */
    public List<Fix> parts(String text) {
        String before = span.in(text);
        int inReplacement = replacement.indexOf(before);
        int inText = before.indexOf(replacement);
        if (isDeletion() || before.isEmpty() || before.equals(replacement) || inReplacement < 0 && inText < 0) {
            return List.of(this);
        }
        int start = span.start() + inText;
        Stream<Fix> parts = inText < 0
                ? Stream.of(
                        insertion(span.start(), replacement.substring(0, inReplacement)),
                        insertion(span.end(), replacement.substring(inReplacement + before.length())))
                : Stream.of(
                        deletion(new Span(span.start(), start)),
                        deletion(new Span(start + replacement.length(), span.end())));
        return parts.filter(Fix::changes).toList();
    }

    private boolean changes() {
        return span.start() < span.end() || !isDeletion();
    }

    /** The text with the edit made. */
    public String applyTo(String text) {
        return text.substring(0, span.start()) + replacement + text.substring(span.end());
    }
}
