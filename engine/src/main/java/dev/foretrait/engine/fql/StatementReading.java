package dev.foretrait.engine.fql;

import dev.foretrait.engine.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * What became of a text that was read as a statement.
 *
 * @param statement what it says; empty if there is an error among the findings
 * @param findings all of them, by their places
 */
public record StatementReading(Optional<Statement> statement, List<Diagnostic> findings) {

    public StatementReading {
        findings = List.copyOf(findings);
    }
}
