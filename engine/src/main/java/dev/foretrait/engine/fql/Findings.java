package dev.foretrait.engine.fql;

import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.diagnostic.Fix;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.diagnostic.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is found while one statement is read. */
final class Findings {

    /** Enough for any text that was meant as a statement. */
    private static final int MOST = 50;

    private static final int LONGEST_EXCERPT = 40;

    private final Source source;
    private final List<Diagnostic> found = new ArrayList<>();

    Findings(Source source) {
        this.source = source;
    }

    Source source() {
        return source;
    }

    /** What was written, on one line and not too long. */
    static String excerpt(String written) {
        String line = written.replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) > LONGEST_EXCERPT
                ? line.substring(0, line.offsetByCodePoints(0, LONGEST_EXCERPT)) + "…"
                : line;
    }

    void report(Span span, String message, String hint) {
        add(new Diagnostic(FqlRule.E_FQL, source, span, message).withHint(hint));
    }

    /** Reports with a hint that speaks of another place. */
    void report(Span span, String message, String hint, Span related) {
        add(new Diagnostic(FqlRule.E_FQL, source, span, message).withHint(hint, related));
    }

    /** Reports what is mended by writing something else in its place. */
    void replace(Span span, String message, String replacement) {
        replace(span, message, "write " + replacement, replacement);
    }

    void replace(Span span, String message, String hint, String replacement) {
        add(new Diagnostic(FqlRule.E_FQL, source, span, message).withHint(hint).withFix(new Fix(span, replacement)));
    }

    void warn(Span span, String message, String hint) {
        add(new Diagnostic(FqlRule.W_FQL, source, span, message).withHint(hint));
    }

    private void add(Diagnostic diagnostic) {
        if (found.size() < MOST || diagnostic.isError() && !haveErrors()) {
            found.add(diagnostic);
        }
    }

    boolean haveErrors() {
        return found.stream().anyMatch(Diagnostic::isError);
    }

    List<Diagnostic> inOrder() {
        return found.stream()
                .sorted(Comparator.comparingInt(diagnostic -> diagnostic.span().start()))
                .toList();
    }
}
