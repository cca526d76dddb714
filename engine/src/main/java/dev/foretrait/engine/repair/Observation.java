package dev.foretrait.engine.repair;

import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.diagnostic.Span;
import java.util.List;

/**
 * Something that the data shows about a part of a definition.
 *
 * @param rule what it is a case of
 * @param span the part
 * @param message what was found, with its numbers
 * @param evidence what is there instead, and what else bears on it, a sentence each without full stop
 */
public record Observation(DataRule rule, Span span, String message, List<String> evidence) {

    public Observation {
        evidence = List.copyOf(evidence);
    }

    Observation(DataRule rule, Span span, String message) {
        this(rule, span, message, List.of());
    }

    /** The finding in the text that the definition was read from. */
    public Diagnostic in(Source source) {
        Diagnostic finding = new Diagnostic(rule, source, span, message);
        return evidence.isEmpty() ? finding : finding.withHint(String.join("; ", evidence));
    }
}
