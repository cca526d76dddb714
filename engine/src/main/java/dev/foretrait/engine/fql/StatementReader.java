package dev.foretrait.engine.fql;

import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.semantics.FilterValues;
import java.util.Optional;

/** The way from text to a statement. Every text has a reading; what is wrong with it is among its findings. */
public final class StatementReader {

    private StatementReader() {}

    /** Reads the whole text of the source as one statement, by the specification. */
    public static StatementReading read(Source source) {
        return read(source, FilterValues.AS_SENT);
    }

    /** Reads the whole text of the source as one statement about values that are taken so. */
    public static StatementReading read(Source source, FilterValues values) {
        Findings findings = new Findings(source);
        Condition condition = new Parser(new Lexer(findings).tokens(), findings).statement();
        if (findings.haveErrors()) {
            return new StatementReading(Optional.empty(), findings.inOrder());
        }
        Condition meant = values == FilterValues.CONVERTED ? Conversions.in(condition) : condition;
        return new StatementReading(Optional.of(new Statement(meant)), findings.inOrder());
    }
}
