package dev.foretrait.engine.query;

import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.diagnostic.Fix;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.semantics.Braces;
import dev.foretrait.engine.semantics.Option;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** The findings of one reading, gathered while it goes on. */
final class Findings {

    /** Enough for any text that was meant as a query. */
    private static final int MOST = 100;

    private static final int LONGEST_EXCERPT = 60;

    /** How far an excerpt looks for its characters; the rest of a long text is not searched for spaces. */
    private static final int LONGEST_READ = 4 * LONGEST_EXCERPT;

    private static final Pattern SPACE = Pattern.compile("\\s++");

    private final Source source;
    private final Acceptance acceptance;
    private final Dialect dialect;
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    Findings(Source source, Acceptance acceptance, Dialect dialect) {
        this.source = source;
        this.acceptance = acceptance;
        this.dialect = dialect;
    }

    Source source() {
        return source;
    }

    boolean lenient() {
        return acceptance == Acceptance.LENIENT;
    }

    /** The answer in force to a question of what is accepted. */
    <E extends Enum<E> & Option> E answer(Class<E> question) {
        return dialect.semantics().of(question);
    }

    /** How the function of that name is written here. */
    String usage(String function) {
        return Usage.of(function, answer(Braces.class));
    }

    /** How the space writes queries. */
    Printer printer() {
        return Printer.of(dialect.semantics());
    }

    /** The text of the stretch, as {@link #excerpt(String)}. */
    String excerpt(Span span) {
        return excerpt(span.in(source.text()));
    }

    /** The text on one line and not too long; between quotes, unless it has some of its own. */
    static String excerpt(String whole) {
        String text = onOneLine(whole);
        return text.contains("'") ? text : "'" + text + "'";
    }

    /** The text on one line and not too long, for advice to write it: quotes would make text of a number or a date. */
    static String onOneLine(String whole) {
        String stripped = whole.strip();
        boolean cut = stripped.length() > LONGEST_READ;
        String text = SPACE.matcher(cut ? stripped.substring(0, LONGEST_READ) : stripped)
                .replaceAll(" ");
        if (cut || text.length() > LONGEST_EXCERPT) {
            int end = Math.min(LONGEST_EXCERPT, text.length());
            text = text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
        }
        return text;
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

    void report(QueryRule rule, Span span, String message, String hint, Span related, Fix fix) {
        add(new Diagnostic(rule, source, span, message).withHint(hint, related).withFix(fix));
    }

    /** Reports what nothing shows that Segment takes; as a warning where the space says that it does. */
    void unverified(boolean accepted, Span span, String message) {
        if (accepted) {
            report(QueryRule.W_UNVERIFIED, span, message, "check in Segment that it is accepted");
        } else {
            report(QueryRule.E_UNVERIFIED, span, message, "say it another way, or let the space take it: 'choices'");
        }
    }

    /** Reports what is about the parent of an event where no event has one. */
    void withoutParent(Span span, String hint) {
        report(QueryRule.E_PARENT, span, "there is no enclosing event here that could be the parent", hint);
    }

    /** Reports a spelling that is refused by STRICT and repaired by LENIENT. */
    void tolerate(QueryRule refused, QueryRule repaired, Span span, String message, String hint, Fix fix) {
        tolerate(false, refused, repaired, span, message, hint, fix);
    }

    /** Reports a spelling that LENIENT repairs, and STRICT only where the space takes it. */
    void tolerate(
            boolean taken, QueryRule refused, QueryRule repaired, Span span, String message, String hint, Fix fix) {
        report(taken || lenient() ? repaired : refused, span, message, hint, fix);
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
