package dev.foretrait.engine.fql;

import dev.foretrait.engine.diagnostic.Source;
import java.util.Optional;

/** The way from text to a statement. Every text has a reading; what is wrong with it is among its findings. */
public final class StatementReader {

    private StatementReader() {}

    /** Reads the whole text of the source as one statement. */
    public static StatementReading read(Source source) {
        Findings findings = new Findings(source);
        Condition condition = new Parser(new Lexer(findings).tokens(), findings).statement();
        return new StatementReading(
                findings.haveErrors() ? Optional.empty() : Optional.of(new Statement(condition)), findings.inOrder());
    }
}
