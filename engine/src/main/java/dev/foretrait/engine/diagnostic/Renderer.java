package dev.foretrait.engine.diagnostic;

import java.util.List;

/**
 * Writes findings as people read them: place, rule and message on one line, then the line of the source, then carets
 * below the part that is meant, and the hint behind them.
 *
 * <pre>
 * revenue.yaml:3:49: E-FUNC there is no reducer 'avarage'
 * 3 | query: event('Order Completed').within(30 days).avarage(property('revenue'))
 *   |                                                 ^^^^^^^ did you mean 'avg'?
 * </pre>
 *
 * @param style how the parts are set off
 * @param width how many cells of a source line are shown; of a longer line, the part around the finding
 */
public record Renderer(Style style, int width) {

    private static final int USUAL_WIDTH = 120;
    private static final int NARROWEST = 20;
    private static final String CUT = "…";

    /** A renderer for plain text. */
    public static final Renderer PLAIN = new Renderer(Style.PLAIN, USUAL_WIDTH);

    public Renderer {
        width = Math.max(width, NARROWEST);
    }

    /** The findings in the order given, each as {@link #render(Diagnostic)}. */
    public String render(List<Diagnostic> diagnostics) {
        StringBuilder text = new StringBuilder();
        diagnostics.forEach(diagnostic -> text.append(render(diagnostic)));
        return text.toString();
    }

    /** The finding on three lines, each ended by a line feed; on fewer, and without a place, where there is no text. */
    public String render(Diagnostic diagnostic) {
        return diagnostic.source().text().isEmpty() ? withoutText(diagnostic) : withExcerpt(diagnostic);
    }

    private String withoutText(Diagnostic diagnostic) {
        String hint = diagnostic
                .advice()
                .map(advice -> "  " + Cells.shown(advice) + "\n")
                .orElse("");
        return diagnostic.source().name() + ": " + headline(diagnostic) + "\n" + hint;
    }

    private String headline(Diagnostic diagnostic) {
        return style.of(diagnostic.rule().severity(), diagnostic.rule().id()) + " " + Cells.shown(diagnostic.message());
    }

    private String withExcerpt(Diagnostic diagnostic) {
        Source source = diagnostic.source();
        Span span = diagnostic.span();
        Severity severity = diagnostic.rule().severity();
        Source.Position position = source.position(span.start());
        String number = String.valueOf(position.line());
        Excerpt excerpt = Excerpt.of(source, span, width - 2 * CUT.length());
        String margin = " ".repeat(number.length());
        String marks = "^".repeat(Math.max(1, excerpt.marked()));
        String hint =
                diagnostic.advice().map(advice -> " " + Cells.shown(advice)).orElse("");
        return source.name() + ":" + position.line() + ":" + position.column() + ": " + headline(diagnostic) + "\n"
                + style.faint(number + " |") + " " + excerpt.text() + "\n"
                + style.faint(margin + " |") + " " + " ".repeat(excerpt.before()) + style.of(severity, marks) + hint
                + "\n";
    }

    /**
     * The part of a source line that is shown.
     *
     * @param before cells before the marks
     * @param marked cells to mark
     */
    private record Excerpt(String text, int before, int marked) {

        static Excerpt of(Source source, Span span, int width) {
            String line = source.lineAt(span.start());
            int lineStart = source.text().lastIndexOf('\n', span.start() - 1) + 1;
            int from = Math.min(span.start() - lineStart, line.length());
            int to = Math.min(span.end() - lineStart, line.length());
            int first = forward(line, 0, width) == line.length() ? 0 : start(line, from, to, width);
            int last = forward(line, first, width);
            String before = first > 0 ? CUT : "";
            String after = last < line.length() ? CUT : "";
            return new Excerpt(
                    before + Cells.shown(line.substring(first, last)) + after,
                    before.length() + cells(line, first, from),
                    cells(line, from, Math.max(from, Math.min(to, last))));
        }

        /** Where to begin so that the span is in sight, with more room before it than behind it. */
        private static int start(String line, int from, int to, int width) {
            int room = width - cells(line, from, Math.min(to, forward(line, from, width / 2)));
            int first = from;
            int cells = 0;
            while (first > 0) {
                int codePoint = line.codePointBefore(first);
                cells += Cells.width(codePoint);
                if (cells > room * 2 / 3) {
                    break;
                }
                first -= Character.charCount(codePoint);
            }
            return first;
        }

        /** How far the line goes on from the offset within so many cells. */
        private static int forward(String line, int from, int width) {
            int at = from;
            int cells = 0;
            while (at < line.length()) {
                int codePoint = line.codePointAt(at);
                cells += Cells.width(codePoint);
                if (cells > width) {
                    break;
                }
                at += Character.charCount(codePoint);
            }
            return at;
        }

        private static int cells(String line, int from, int to) {
            return line.substring(from, to).codePoints().map(Cells::width).sum();
        }
    }
}
