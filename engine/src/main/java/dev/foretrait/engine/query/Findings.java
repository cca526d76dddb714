package dev.foretrait.engine.query;

import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.diagnostic.Fix;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.diagnostic.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The findings of one reading, gathered while it goes on. */
final class Findings {

    /** Enough for any text that was meant as a query. */
    private static final int MOST = 100;

    private static final int LONGEST_EXCERPT = 40;

    private final Source source;
    private final Acceptance acceptance;
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    Findings(Source source, Acceptance acceptance) {
        this.source = source;
        this.acceptance = acceptance;
    }

    Source source() {
        return source;
    }

    boolean lenient() {
        return acceptance == Acceptance.LENIENT;
    }

    /** The text of the stretch, as {@link #excerpt(String)}. */
    String excerpt(Span span) {
        return excerpt(span.in(source.text()));
    }

    /** The text on one line and not too long; between quotes, unless it has some of its own. */
    static String excerpt(String whole) {
        String text = whole.strip().replaceAll("\\s+", " ");
        if (text.length() > LONGEST_EXCERPT) {
            int end =
                    Character.isHighSurrogate(text.charAt(LONGEST_EXCERPT - 1)) ? LONGEST_EXCERPT - 1 : LONGEST_EXCERPT;
            text = text.substring(0, end) + "…";
        }
        return text.contains("'") ? text : "'" + text + "'";
    }

    void report(QueryRule rule, Span span, String message) {
        add(new Diagnostic(rule, source, span, message));
    }

    void report(QueryRule rule, Span span, String message, String hint) {
        add(new Diagnostic(rule, source, span, message).withHint(hint));
    }

    void report(QueryRule rule, Span span, String message, String hint, Fix fix) {
        add(new Diagnostic(rule, source, span, message).withHint(hint).withFix(fix));
    }

    /** Reports a spelling that is refused by STRICT and repaired by LENIENT. */
    void tolerate(QueryRule refused, QueryRule repaired, Span span, String message, String hint, Fix fix) {
        report(lenient() ? repaired : refused, span, message, hint, fix);
    }

    /** Takes back what was found inside the stretch, which turned out to be one larger mistake. */
    void withdraw(Span stretch) {
        diagnostics.removeIf(diagnostic -> stretch.covers(diagnostic.span()));
    }

    boolean haveErrors() {
        return diagnostics.stream().anyMatch(Diagnostic::isError);
    }

    /** By place; at one place, errors first, then in the order found. */
    List<Diagnostic> inOrder() {
        return diagnostics.stream()
                .sorted(Comparator.comparingInt(
                                (Diagnostic diagnostic) -> diagnostic.span().start())
                        .thenComparing(diagnostic -> diagnostic.rule().severity()))
                .toList();
    }

    private void add(Diagnostic diagnostic) {
        if (diagnostics.size() < MOST || diagnostic.isError() && !haveErrors()) {
            diagnostics.add(diagnostic);
        }
    }
}
