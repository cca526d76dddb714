package dev.foretrait.engine.diagnostic;

import java.util.Optional;

/**
 * A finding.
 *
 * @param rule what it is a case of
 * @param source the text it is in
 * @param span where in the text
 * @param message what was found and, where that is short, what was expected; no line break, no full stop
 * @param hint what to do about it
 * @param related another stretch of the text, which the hint speaks of
 * @param fix the edit that does it, where one is known
 */
public record Diagnostic(
        Rule rule,
        Source source,
        Span span,
        String message,
        Optional<String> hint,
        Optional<Span> related,
        Optional<Fix> fix) {

    /** A finding; where the message quotes text of several lines, they are joined by spaces. */
    public Diagnostic {
        if (message.indexOf('\n') >= 0 || message.indexOf('\r') >= 0) {
            message = message.replaceAll("[\r\n]++\\s*+", " ");
        }
    }

    public Diagnostic(Rule rule, Source source, Span span, String message) {
        this(rule, source, span, message, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same finding with advice. */
    public Diagnostic withHint(String advice) {
        return new Diagnostic(rule, source, span, message, Optional.of(advice), Optional.empty(), fix);
    }

    /** The same finding with advice that speaks of another stretch of the text. */
    public Diagnostic withHint(String advice, Span about) {
        return new Diagnostic(rule, source, span, message, Optional.of(advice), Optional.of(about), fix);
    }

    /** The same finding with an edit. */
    public Diagnostic withFix(Fix edit) {
        return new Diagnostic(rule, source, span, message, hint, related, Optional.of(edit));
    }

    /** The hint as people read it, with the place that it speaks of. */
    public Optional<String> advice() {
        String place = related.map(about -> source.position(about.start()))
                .map(position -> " (" + position.line() + ":" + position.column() + ")")
                .orElse("");
        return hint.map(words -> words + place);
    }

    /** Whether it stops a definition from being used. */
    public boolean isError() {
        return rule.severity() == Severity.ERROR;
    }
}
