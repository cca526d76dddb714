package dev.foretrait.engine.query;

import static dev.foretrait.engine.query.QueryRule.E_DEPTH;
import static dev.foretrait.engine.query.QueryRule.E_SYNTAX;

import dev.foretrait.engine.diagnostic.Fix;
import dev.foretrait.engine.diagnostic.Span;

/** What is reported against the grammar: one finding for one place, and none of what only follows from it. */
final class Slips {

    private final Tokens tokens;
    private final Findings findings;
    private boolean stopped;
    private int reportedAt = -1;

    Slips(Tokens tokens, Findings findings) {
        this.tokens = tokens;
        this.findings = findings;
    }

    void report(Span span, String message, String hint) {
        if (isNews(span)) {
            findings.report(E_SYNTAX, span, message, hint);
        }
    }

    void report(Span span, String message, String hint, Fix fix) {
        if (isNews(span)) {
            findings.report(E_SYNTAX, span, message, hint, fix);
        }
    }

    /** Reports with a hint that speaks of another place. */
    void report(Span span, String message, String hint, Span related, Fix fix) {
        if (isNews(span)) {
            findings.report(E_SYNTAX, span, message, hint, related, fix);
        }
    }

    /** How the function of that name is written here. */
    String usage(String function) {
        return findings.usage(function);
    }

    /** Takes back what was found inside the stretch, which turns out to be one larger slip. */
    void withdraw(Span stretch) {
        findings.withdraw(stretch);
        reportedAt = -1;
    }

    /** Reports that the query nests too deeply here, and gives it up. */
    Syntax tooDeep() {
        Span span = tokens.peek().span();
        if (!stopped) {
            findings.report(E_DEPTH, span, "the query nests more than " + Parser.DEEPEST + " deep here", "split it up");
        }
        stop();
        return new Syntax.Broken(span);
    }

    /** Gives the rest of the query up. */
    void stop() {
        stopped = true;
        tokens.skipToEnd();
    }

    boolean stopped() {
        return stopped;
    }

    /** The token as a message names it; a dot together with the word behind it. */
    String found(Token token) {
        if (token.is(Token.Kind.END)) {
            return "the end of the query";
        }
        Token following = tokens.ahead(1);
        boolean isLink = token.is(Token.Kind.DOT) && token == tokens.peek() && following.is(Token.Kind.WORD);
        return findings.excerpt(isLink ? token.span().to(following.span()) : token.span());
    }

    private boolean isNews(Span span) {
        boolean news = !stopped && span.start() != reportedAt;
        reportedAt = span.start();
        return news;
    }
}
