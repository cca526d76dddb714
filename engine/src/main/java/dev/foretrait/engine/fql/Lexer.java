package dev.foretrait.engine.fql;

import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.event.Decimals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Cuts a statement into tokens. What other languages write for the same is reported and read as what was meant. */
final class Lexer {

    private static final String OPERATOR_CHARACTERS = "=!<>&|";

    /** Characters that end a path though nobody escaped them. */
    private static final String STRUCTURE = "()[],'\"`‘’“”" + OPERATOR_CHARACTERS;

    private static final Map<String, String> FOREIGN = Map.ofEntries(
            Map.entry("==", "="),
            Map.entry("===", "="),
            Map.entry("<>", "!="),
            Map.entry("!==", "!="),
            Map.entry("=<", "<="),
            Map.entry("=>", ">="),
            Map.entry("&", Token.Kind.AND.spelling()),
            Map.entry("&&", Token.Kind.AND.spelling()),
            Map.entry("|", Token.Kind.OR.spelling()),
            Map.entry("||", Token.Kind.OR.spelling()));

    private final Findings findings;
    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    Lexer(Findings findings) {
        this.findings = findings;
        this.text = findings.source().text();
    }

    /** All tokens, the last of which is the end. */
    List<Token> tokens() {
        while (at < text.length()) {
            read(text.charAt(at));
        }
        add(Token.Kind.END, text.length());
        return tokens;
    }

    private void read(char c) {
        if (Character.isWhitespace(c)) {
            at++;
        } else if (!closings(c).isEmpty()) {
            string(c);
        } else if (OPERATOR_CHARACTERS.indexOf(c) >= 0) {
            operator();
        } else if (isDigit(at) || (c == '-' || c == '.') && isDigit(at + 1)) {
            number();
        } else {
            switch (c) {
                case '(' -> add(Token.Kind.LEFT_PARENTHESIS, at + 1);
                case ')' -> add(Token.Kind.RIGHT_PARENTHESIS, at + 1);
                case '[' -> add(Token.Kind.LEFT_BRACKET, at + 1);
                case ']' -> add(Token.Kind.RIGHT_BRACKET, at + 1);
                case ',' -> add(Token.Kind.COMMA, at + 1);
                default -> path();
            }
        }
    }

    private void add(Token.Kind kind, int end) {
        tokens.add(new Token(kind, text.substring(at, end), new Span(at, end)));
        at = end;
    }

    private boolean isDigit(int place) {
        return place < text.length() && text.charAt(place) >= '0' && text.charAt(place) <= '9';
    }

    private void number() {
        int end = at + 1;
        while (end < text.length() && belongsToNumber(end)) {
            end++;
        }
        Span span = new Span(at, end);
        if (text.charAt(at) == '.'
                || text.charAt(end - 1) == '.'
                || Decimals.parse(span.in(text)).isEmpty()) {
            findings.report(
                    span,
                    "'" + Findings.excerpt(span.in(text)) + "' is no number",
                    "write for example 12, -0.5 or 1e6");
        }
        add(Token.Kind.NUMBER, end);
    }

    private boolean belongsToNumber(int place) {
        char c = text.charAt(place);
        boolean sign = c == '-' || c == '+';
        return Operand.Path.isPlain(c) && !sign
                || c == '.'
                || sign && (text.charAt(place - 1) == 'e' || text.charAt(place - 1) == 'E');
    }

    private void operator() {
        int end = at + 1;
        if (text.charAt(at) == '!' && !text.startsWith("=", end)) {
            add(Token.Kind.NOT, end);
            return;
        }
        while (end < text.length() && OPERATOR_CHARACTERS.indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        Span span = new Span(at, end);
        String written = span.in(text);
        String meant = FOREIGN.getOrDefault(written, written);
        if (!meant.equals(written)) {
            findings.replace(span, "FQL has no '" + Findings.excerpt(written) + "'", meant);
        } else if (Operator.spelled(written).isEmpty()) {
            findings.report(
                    span,
                    "FQL has no '" + Findings.excerpt(written) + "'",
                    "it has = != > >= < <= in, and ! before a condition");
        }
        tokens.add(new Token(Token.Kind.word(meant).orElse(Token.Kind.OPERATOR), meant, span));
        at = end;
    }

    private void string(char opening) {
        String closings = closings(opening);
        StringBuilder content = new StringBuilder();
        int end = at + 1;
        while (end < text.length() && closings.indexOf(text.charAt(end)) < 0) {
            boolean escapes = text.charAt(end) == '\\'
                    && end + 1 < text.length()
                    && (text.charAt(end + 1) == '\\' || text.charAt(end + 1) == opening);
            end += escapes ? 1 : 0;
            content.append(text.charAt(end));
            end++;
        }
        boolean closed = end < text.length();
        Span span = new Span(at, closed ? end + 1 : end);
        if (!closed) {
            findings.report(span, "the text that begins here never ends", "close it with '");
        } else if (opening != '\'') {
            findings.replace(
                    span,
                    "text stands between single quotes, not between " + opening + " and " + text.charAt(end),
                    Operand.quoted(content.toString()));
        }
        tokens.add(new Token(Token.Kind.STRING, content.toString(), span));
        at = span.end();
    }

    /** Which characters can end a text that begins with the character; none if no text does. */
    private static String closings(char opening) {
        return switch (opening) {
            case '\'', '"', '`' -> String.valueOf(opening);
            case '‘', '’' -> "‘’'";
            case '“', '”' -> "“”\"";
            default -> "";
        };
    }

    private void path() {
        int end = at;
        boolean reported = false;
        while (end < text.length() && belongsToPath(text.codePointAt(end))) {
            int c = text.codePointAt(end);
            if (c == '\\' && end + 1 < text.length()) {
                end++;
                c = text.codePointAt(end);
            } else if (c != '.' && !Operand.Path.isPlain(c) && !reported) {
                reportUnescaped(end, c);
                reported = true;
            }
            end += Character.charCount(c);
        }
        String written = text.substring(at, end);
        Token.Kind word = Token.Kind.words()
                .filter(kind -> kind.spelling().equals(written))
                .findFirst()
                .orElse(Token.Kind.PATH);
        reportEmptySegments(end);
        add(word, end);
    }

    private static boolean belongsToPath(int c) {
        return !Character.isWhitespace(c) && STRUCTURE.indexOf(c) < 0;
    }

    private void reportUnescaped(int place, int c) {
        String character = Character.toString(c);
        findings.replace(
                new Span(place, place + character.length()),
                "a name has '" + character + "' only with a backslash before it",
                "\\" + character);
    }

    private void reportEmptySegments(int end) {
        boolean afterDot = true;
        for (int place = at; place < end; place++) {
            boolean dot = text.charAt(place) == '.';
            if (dot && (afterDot || place + 1 == end)) {
                findings.report(
                        new Span(place, place + 1),
                        "a name is missing beside this dot",
                        "write the names of the fields on the way, as in context.library.name");
                return;
            }
            afterDot = dot;
            place += text.charAt(place) == '\\' ? 1 : 0;
        }
    }
}
