package dev.foretrait.engine.query;

import static dev.foretrait.engine.query.QueryRule.E_LEX_QUOTE;
import static dev.foretrait.engine.query.QueryRule.E_LEX_STRING;
import static dev.foretrait.engine.query.QueryRule.W_CHARSET;
import static dev.foretrait.engine.query.QueryRule.W_ESCAPE_UNVERIFIED;
import static dev.foretrait.engine.query.QueryRule.W_QUOTE;

import dev.foretrait.engine.diagnostic.Fix;
import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.semantics.DoubleQuotes;
import dev.foretrait.engine.semantics.QuoteInText;

/** Reads text between quotes, whichever quotes they are (query-language.md 2.3). */
final class StringLexer {

    private static final String TYPOGRAPHIC_SINGLE = "‘’‚‛′";
    private static final String TYPOGRAPHIC_DOUBLE = "“”„‟″«»";

    private final Findings findings;
    private final String text;
    private final int end;
    private final boolean doubled;
    private boolean leftOpen;

    StringLexer(Findings findings, int end) {
        this.findings = findings;
        this.text = findings.source().text();
        this.end = end;
        this.doubled = findings.answer(QuoteInText.class) == QuoteInText.ESCAPED_OR_DOUBLED;
    }

    boolean opens(char c) {
        return !closings(c).isEmpty();
    }

    boolean leftOpen() {
        return leftOpen;
    }

    Token read(int from) {
        char opening = text.charAt(from);
        String closings = closings(opening);
        StringBuilder value = new StringBuilder();
        int at = from + 1;
        boolean escaped = false;
        while (at < end) {
            char c = text.charAt(at);
            char following = at + 1 < end ? text.charAt(at + 1) : '\0';
            boolean isTwice = doubled && c == opening && following == opening;
            if (closings.indexOf(c) >= 0 && !isTwice) {
                break;
            }
            if (isTwice || c == '\\' && (following == '\\' || following == opening)) {
                escaped |= following == opening;
                value.append(following);
                at += 2;
            } else {
                value.append(c);
                at++;
            }
        }
        if (at >= end) {
            return open(from, value.toString());
        }
        Token token = new Token(Token.Kind.STRING, value.toString(), new Span(from, at + 1));
        checkScript(token);
        if (opening != '\'') {
            reportQuotes(opening, token);
        } else if (escaped) {
            findings.report(
                    W_ESCAPE_UNVERIFIED,
                    token.span(),
                    "nothing shows how Segment reads a quote inside text",
                    "check in Segment what becomes of it");
        }
        return token;
    }

    private void checkScript(Token token) {
        LatinScript.firstOutside(token.text())
                .ifPresent(character -> findings.report(
                        W_CHARSET,
                        token.span(),
                        "'" + character + "' is outside Latin script, and Segment's builders refuse that",
                        "it can be sent through the API"));
    }

    private Token open(int from, String value) {
        leftOpen = true;
        int lineEnd = text.indexOf('\n', from);
        Span rest = new Span(from, lineEnd < 0 || lineEnd > end ? end : lineEnd);
        String message = "the text that begins here never ends";
        int curly = from + 1;
        while (curly < rest.end() && TYPOGRAPHIC_SINGLE.indexOf(text.charAt(curly)) < 0) {
            curly++;
        }
        if (curly < rest.end()) {
            findings.report(
                    E_LEX_STRING,
                    rest,
                    message,
                    "typographic quotes do not end text: close it with a straight '",
                    new Fix(new Span(curly, curly + 1), "'"));
        } else {
            findings.report(
                    E_LEX_STRING,
                    rest,
                    message,
                    "close it with ', or look for an earlier text without its closing quote");
        }
        return new Token(Token.Kind.STRING, value, new Span(from, end));
    }

    private void reportQuotes(char opening, Token token) {
        String straight = Quotes.around(token.text());
        Fix fix = new Fix(token.span(), straight);
        String hint = "write " + Findings.excerpt(straight);
        if (opening == '"') {
            findings.tolerate(
                    findings.answer(DoubleQuotes.class) == DoubleQuotes.ACCEPTED,
                    E_LEX_QUOTE,
                    W_QUOTE,
                    token.span(),
                    "text stands between single quotes, not double ones",
                    hint,
                    fix);
        } else {
            findings.report(
                    E_LEX_QUOTE, token.span(), "text stands between straight quotes, not " + opening, hint, fix);
        }
    }

    /** Which chars can end a text that begins with the char; none if no text does. */
    private static String closings(char opening) {
        if (opening == '\'' || opening == '"' || opening == '`') {
            return String.valueOf(opening);
        }
        if (TYPOGRAPHIC_SINGLE.indexOf(opening) >= 0) {
            return TYPOGRAPHIC_SINGLE + "'";
        }
        return TYPOGRAPHIC_DOUBLE.indexOf(opening) >= 0 ? TYPOGRAPHIC_DOUBLE + "\"" : "";
    }
}
