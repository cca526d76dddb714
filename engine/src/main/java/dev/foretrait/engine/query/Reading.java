package dev.foretrait.engine.query;

import dev.foretrait.engine.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * What became of a query text.
 *
 * @param query what it means; empty if there is an error among the diagnostics
 * @param diagnostics all findings, in the order of their places in the text
 * @param primaryExpressions how many there are in the part that could be read (U-02)
 */
public record Reading(Optional<Query> query, List<Diagnostic> diagnostics, int primaryExpressions) {

    public Reading {
        diagnostics = List.copyOf(diagnostics);
    }
}
