package dev.foretrait.engine.diagnostic;

/**
 * A stretch of source text.
 *
 * @param start offset of the first char, in UTF-16 units
 * @param end offset behind the last char; equal to {@code start} for a place between two chars
 */
public record Span(int start, int end) {

    /** The place that synthesized nodes have. */
    public static final Span NONE = new Span(0, 0);

    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("no span: " + start + ".." + end);
        }
    }

    /** The place before the char at the offset. */
    public static Span at(int offset) {
        return new Span(offset, offset);
    }

    /** Whether every char of the other stretch is in this one. */
    public boolean covers(Span other) {
        return start <= other.start && other.end <= end;
    }

    /** The stretch of the text. */
    public String in(String text) {
        return text.substring(start, end);
    }

    /** The smallest span that covers both. */
    public Span to(Span other) {
        return new Span(Math.min(start, other.start), Math.max(end, other.end));
    }
}
