package dev.foretrait.engine.query;

import static dev.foretrait.engine.query.QueryRule.E_LEX_CHAR;
import static dev.foretrait.engine.query.QueryRule.E_SYNTAX;
import static dev.foretrait.engine.query.QueryRule.W_CASE;

import dev.foretrait.engine.diagnostic.Fix;
import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.semantics.JunctionCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Cuts a query text into tokens (query-language.md 2). What is spelled wrongly is reported and handed on as what was
 * probably meant, so that one slip gives one finding.
 */
final class Lexer {

    private static final String OPERATOR_CHARS = "=<>!&|~";

    private static final String ARITHMETIC = "+-*/%^";
    private static final String CURRENCIES = "$€£¥";

    /** How comments begin elsewhere. */
    private static final List<String> COMMENTS = List.of("--", "//", "/*", "#");

    private static final Map<Character, Token.Kind> PUNCTUATION = Map.of(
            '(', Token.Kind.LEFT_PARENTHESIS,
            ')', Token.Kind.RIGHT_PARENTHESIS,
            '{', Token.Kind.LEFT_BRACE,
            '}', Token.Kind.RIGHT_BRACE,
            '[', Token.Kind.LEFT_BRACKET,
            ']', Token.Kind.RIGHT_BRACKET,
            '.', Token.Kind.DOT,
            ',', Token.Kind.COMMA,
            ':', Token.Kind.COLON);

    /** Operators of other languages, and what they are here. */
    private static final Map<String, String> FOREIGN_OPERATORS = Map.ofEntries(
            Map.entry("&&", "AND"),
            Map.entry("&", "AND"),
            Map.entry("||", "OR"),
            Map.entry("|", "OR"),
            Map.entry("!", "NOT"),
            Map.entry("=!", "!="),
            Map.entry("=>", ">="),
            Map.entry("=<", "<="),
            Map.entry("<>", "!="),
            Map.entry("===", "="),
            Map.entry("!==", "!="));

    private final Findings findings;
    private final String text;
    private final int end;
    private final StringLexer strings;
    private final NumberLexer numbers;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    Lexer(Findings findings, Span stretch) {
        this.findings = findings;
        this.text = findings.source().text();
        this.at = stretch.start();
        this.end = stretch.end();
        this.strings = new StringLexer(findings, end);
        this.numbers = new NumberLexer(findings, end);
    }

    List<Token> tokens() {
        while (at < end) {
            char c = text.charAt(at);
            if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
                at++;
            } else {
                read(c);
            }
        }
        tokens.add(new Token(Token.Kind.END, "", Span.at(end)));
        return tokens;
    }

    /** Whether a string was left open, so that what follows its quote cannot be told apart. */
    boolean leftStringOpen() {
        return strings.leftOpen();
    }

    private void read(char c) {
        Token.Kind punctuation = PUNCTUATION.get(c);
        if (strings.opens(c)) {
            add(strings.read(at));
        } else if (startsNumber(c)) {
            Optional<Token> thousands = follows(Token.Kind.SYMBOL) ? numbers.withThousands(at) : Optional.empty();
            add(thousands.orElseGet(() -> numbers.read(at)));
        } else if (OPERATOR_CHARS.indexOf(c) >= 0) {
            readOperator();
        } else if (punctuation != null) {
            add(new Token(punctuation, String.valueOf(c), new Span(at, at + 1)));
        } else if (startsWord(at)) {
            readWord();
        } else if (startsComment()) {
            readComment();
        } else if (ARITHMETIC.indexOf(c) >= 0) {
            readArithmetic();
        } else {
            readStrayChars();
        }
    }

    private void readArithmetic() {
        Span span = new Span(at, at + 1);
        if (text.charAt(at) == '%' && follows(Token.Kind.NUMBER)) {
            findings.report(
                    E_LEX_CHAR, span, "a number has no percent sign", "write the number alone", Fix.deletion(span));
        } else {
            findings.report(
                    E_LEX_CHAR,
                    span,
                    findings.excerpt(span) + " has no meaning in a query: there is no arithmetic",
                    "send the computed value as a property or a trait of its own");
        }
        add(new Token(Token.Kind.ARITHMETIC, span.in(text), span));
    }

    private void add(Token token) {
        tokens.add(token);
        at = token.span().end();
    }

    private boolean startsNumber(char c) {
        int digitAt = at;
        if (c == '-' || c == '+') {
            digitAt++;
            c = charAt(digitAt);
        }
        if (c == '.' && !(digitAt == at && follows(Token.Kind.RIGHT_PARENTHESIS))) {
            c = charAt(digitAt + 1);
        }
        return c >= '0' && c <= '9';
    }

    private boolean follows(Token.Kind kind) {
        return !tokens.isEmpty() && tokens.get(tokens.size() - 1).is(kind);
    }

    private char charAt(int offset) {
        return offset < end ? text.charAt(offset) : '\0';
    }

    private void readOperator() {
        int from = at;
        while (at < end && OPERATOR_CHARS.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (at - from > 1 && text.charAt(at - 1) == '!' && !FOREIGN_OPERATORS.containsKey(text.substring(from, at))) {
            at--;
        }
        Span span = new Span(from, at);
        String sign = span.in(text);
        String meant = FOREIGN_OPERATORS.get(sign);
        if (sign.equals("==") || Comparator.signed(sign).isPresent()) {
            tokens.add(new Token(Token.Kind.SYMBOL, sign.equals("==") ? "=" : sign, span));
        } else if (meant != null) {
            findings.report(
                    E_LEX_CHAR,
                    span,
                    "'" + sign + "' is no operator of the query language",
                    "write " + meant,
                    new Fix(span, spaced(meant, span)));
            tokens.add(new Token(Token.Kind.operator(meant).orElse(Token.Kind.SYMBOL), meant, span));
        } else {
            findings.report(
                    E_LEX_CHAR,
                    span,
                    "'" + sign + "' is no operator of the query language",
                    "the operators are = != > >= < <=, and AND, OR, NOT between conditions");
            tokens.add(new Token(Token.Kind.SYMBOL, "=", span));
        }
    }

    /** A word operator does not touch its neighbours. */
    private String spaced(String meant, Span span) {
        if (Token.Kind.operator(meant).isEmpty()) {
            return meant;
        }
        boolean touchesLeft = span.start() > 0 && !Character.isWhitespace(text.charAt(span.start() - 1));
        boolean touchesRight = !Character.isWhitespace(charAt(span.end()));
        return (touchesLeft && !meant.equals("NOT") ? " " : "") + meant + (touchesRight ? " " : "");
    }

    private boolean startsWord(int offset) {
        int c = text.codePointAt(offset);
        return c == '_' || Character.isLetter(c);
    }

    private void readWord() {
        int from = at;
        while (at < end && (startsWord(at) || Character.isDigit(text.codePointAt(at)))) {
            at += Character.charCount(text.codePointAt(at));
        }
        at = Math.min(at, end);
        Span span = new Span(from, at);
        String word = span.in(text);
        String capitals = word.toUpperCase(Locale.ROOT);
        Token.Kind operator = Token.Kind.operator(capitals).orElse(Token.Kind.WORD);
        if (operator != Token.Kind.WORD && !word.equals(capitals)) {
            if (follows(Token.Kind.DOT)) {
                operator = Token.Kind.WORD;
            } else {
                findings.tolerate(
                        findings.answer(JunctionCase.class) == JunctionCase.ANY_CASE,
                        E_SYNTAX,
                        W_CASE,
                        span,
                        "'" + word + "' must be in capitals",
                        "write " + capitals,
                        new Fix(span, capitals));
            }
        }
        tokens.add(new Token(operator, operator == Token.Kind.WORD ? word : capitals, span));
    }

    private boolean startsComment() {
        return COMMENTS.stream().anyMatch(sign -> text.startsWith(sign, at));
    }

    private void readComment() {
        int lineEnd = text.indexOf('\n', at);
        Span span = new Span(at, lineEnd < 0 || lineEnd > end ? end : lineEnd);
        at = span.end();
        findings.report(E_LEX_CHAR, span, "a query has no comments", "leave it out", Fix.deletion(span));
    }

    private void readStrayChars() {
        int from = at;
        int first = text.codePointAt(at);
        do {
            at += Character.charCount(text.codePointAt(at));
        } while (at < end && text.codePointAt(at) == first);
        at = Math.min(at, end);
        Span span = new Span(from, at);
        if (isBlank(first)) {
            findings.report(
                    E_LEX_CHAR,
                    span,
                    String.format(Locale.ROOT, "there is an invisible character here, U+%04X", first),
                    "type an ordinary space",
                    new Fix(span, " "));
        } else if (first == ';' && onlySpaceFollows()) {
            findings.report(E_LEX_CHAR, span, "a query does not end in ';'", "leave it out", Fix.deletion(span));
        } else if (CURRENCIES.indexOf(first) >= 0 && at < end && startsNumber(text.charAt(at))) {
            findings.report(
                    E_LEX_CHAR, span, "an amount has no currency", "write the number alone", Fix.deletion(span));
        } else {
            findings.report(
                    E_LEX_CHAR,
                    span,
                    findings.excerpt(span) + " has no meaning in a query",
                    first == '?'
                            ? "a query cannot choose between values: it is one value, or a condition"
                            : "names and text stand between single quotes");
        }
    }

    private boolean onlySpaceFollows() {
        int next = at;
        while (next < end && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        return next == end;
    }

    private static boolean isBlank(int codePoint) {
        int type = Character.getType(codePoint);
        return Character.isSpaceChar(codePoint)
                || type == Character.FORMAT
                || type == Character.CONTROL
                || Character.isWhitespace(codePoint);
    }
}
