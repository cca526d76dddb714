package dev.foretrait.engine.query;

import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.diagnostic.Span;
import java.util.List;
import java.util.Optional;

/**
 * The way from text to a checked query: tokens, then syntax by grammar, then a tree by types, then the checks that need
 * the whole tree. Every text has a reading; what is wrong with it is among its diagnostics, never an exception.
 */
public final class QueryReader {

    private QueryReader() {}

    /** Reads the whole text of the source as a query, by the specification. */
    public static Reading read(Source source, Kind kind, Level level, Acceptance acceptance) {
        return read(source, kind, level, acceptance, Dialect.PUBLISHED);
    }

    /** Reads the whole text of the source as a query, as a space takes it. */
    public static Reading read(Source source, Kind kind, Level level, Acceptance acceptance, Dialect dialect) {
        return read(source, new Span(0, source.text().length()), kind, level, acceptance, dialect);
    }

    /** Reads a stretch of the source as a query, by the specification. */
    public static Reading read(Source source, Span stretch, Kind kind, Level level, Acceptance acceptance) {
        return read(source, stretch, kind, level, acceptance, Dialect.PUBLISHED);
    }

    /**
     * Reads a stretch of the source as a query. All places in the reading count from the beginning of the source, so
     * findings in a query that stands in a definition file point into that file.
     */
    public static Reading read(
            Source source, Span stretch, Kind kind, Level level, Acceptance acceptance, Dialect dialect) {
        Findings findings = new Findings(source, acceptance, dialect);
        Lexer lexer = new Lexer(findings, stretch);
        List<Token> tokens = lexer.tokens();
        if (lexer.leftStringOpen()) {
            return new Reading(Optional.empty(), findings.inOrder(), 0);
        }
        Parser parser = new Parser(tokens, findings);
        Syntax syntax = parser.query();
        Optional<Query> query = new ResultResolver(findings).query(syntax, kind, parser.readAll());
        if (level == Level.ACCOUNTS) {
            query = query.map(said -> quantified(said, findings));
        }
        Checker checker = new Checker(findings, kind, level, dialect.limits());
        query.ifPresent(checker::check);
        return new Reading(
                findings.haveErrors() ? Optional.empty() : query, findings.inOrder(), checker.primaryExpressions());
    }

    private static Query quantified(Query query, Findings findings) {
        Optional<Expression.Quantifier> usual = DefaultQuantifier.of(findings);
        return usual.isPresent() && query instanceof Query.Audience audience
                ? new Query.Audience(audience.expression().accept(new DefaultQuantifier(usual.get(), findings)))
                : query;
    }
}
