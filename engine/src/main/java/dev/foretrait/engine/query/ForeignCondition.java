package dev.foretrait.engine.query;

import dev.foretrait.engine.diagnostic.Fix;
import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.query.Comparator.Arity;
import dev.foretrait.engine.query.Vocabulary.Role;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A condition as SQL or speech puts it, {@code x IN (…)} or {@code x contains 'y'}, and what to write for it here. */
final class ForeignCondition {

    private static final List<String> SQL = List.of("in", "like", "is", "between");

    private final Tokens tokens;
    private final Slips slips;
    private final Parentheses parentheses;
    private final String text;

    ForeignCondition(Tokens tokens, Slips slips, Parentheses parentheses, String text) {
        this.tokens = tokens;
        this.slips = slips;
        this.parentheses = parentheses;
        this.text = text;
    }

    /** Whether one follows the value before this place. */
    boolean follows() {
        if (!tokens.at(Token.Kind.NOT)) {
            return isWordOfOne(0);
        }
        return tokens.ahead(1).is(Token.Kind.SYMBOL) || isWord(1, "null") || isWordOfOne(1);
    }

    /** Reports it and leaves it out. */
    Syntax read(Syntax left) {
        Token first = tokens.peek();
        boolean negated = tokens.accept(Token.Kind.NOT).isPresent();
        Token word = tokens.peek();
        if (word.is(Token.Kind.SYMBOL)) {
            slips.report(first.span(), "NOT stands before a whole condition", "write NOT trait('plan') = 'free'");
            skip();
            return new Syntax.Broken(left.span());
        }
        Span words = first.span().to(word.span());
        boolean known = !SQL.contains(lower(word)) && !lower(word).equals("null");
        String message = "'" + words.in(text) + "' is no operator" + (known ? ", but a function" : "");
        String advice = advice(negated);
        Optional<String> meant = meant(left.span().in(text), negated);
        if (meant.isPresent()) {
            Span whole = left.span().to(tokens.previous().span());
            slips.withdraw(first.span().to(tokens.previous().span()));
            slips.report(words, message, "write " + Findings.excerpt(meant.get()), new Fix(whole, meant.get()));
            return new Syntax.Broken(whole);
        }
        slips.report(words, message, advice);
        skip();
        return new Syntax.Broken(left.span());
    }

    /** Whether a list in parentheses or brackets stands here. */
    boolean isList() {
        return list(0).isPresent() || tokens.at(Token.Kind.LEFT_BRACKET);
    }

    /** Reports a list behind a sign and leaves it out. */
    Syntax readList(Syntax left, Token sign) {
        Span opening = tokens.peek().span();
        boolean equality = sign.text().equals("=") || sign.text().equals("!=");
        String message = "a list cannot be compared with '" + sign.text() + "'";
        Optional<Listed> list = list(0).filter(listed -> equality);
        if (list.isEmpty()) {
            slips.report(opening, message, "write .one_of('a', 'b')");
            skip();
            return new Syntax.Broken(left.span());
        }
        tokens.skip(list.get().length());
        Span whole = left.span().to(tokens.previous().span());
        String meant = call(
                left.span().in(text),
                oneOf(sign.text().equals("!=")),
                list.get().items());
        slips.report(
                opening.to(tokens.previous().span()),
                message,
                "write " + Findings.excerpt(meant),
                new Fix(whole, meant));
        return new Syntax.Broken(whole);
    }

    private boolean isWordOfOne(int distance) {
        Token word = tokens.ahead(distance);
        return word.is(Token.Kind.WORD)
                && (SQL.contains(lower(word)) || comparator(distance).isPresent());
    }

    private boolean isWord(int distance, String expected) {
        Token word = tokens.ahead(distance);
        return word.is(Token.Kind.WORD) && lower(word).equals(expected);
    }

    private static String lower(Token word) {
        return word.text().toLowerCase(Locale.ROOT);
    }

    /** The comparator that the word between two values stands for. */
    private Optional<Comparator> comparator(int distance) {
        return tokens.ahead(distance + 1).kind().isConstant()
                        && !tokens.ahead(distance).isWord(Vocabulary.AS)
                ? Vocabulary.meant(tokens.ahead(distance).text(), EnumSet.of(Role.COMPARATOR))
                        .flatMap(Comparator::named)
                        .filter(comparator -> comparator.arity() == Arity.ONE || comparator.arity() == Arity.SEVERAL)
                : Optional.empty();
    }

    /** The whole condition in the query language; if it can be told, it is read to its end. */
    private Optional<String> meant(String left, boolean negated) {
        return switch (lower(tokens.peek())) {
            case "null" -> read(1, call(left, Comparator.EXISTS, ""));
            case "in" -> list(1).flatMap(list -> read(1 + list.length(), call(left, oneOf(negated), list.items())));
            case "like" ->
                tokens.ahead(1).is(Token.Kind.STRING)
                        ? pattern(left, tokens.ahead(1), negated).flatMap(condition -> read(2, condition))
                        : Optional.empty();
            case "is" -> is(left);
            case "between" -> between(left, negated);
            default -> comparator(0).flatMap(comparator -> read(2, negated(compared(left, comparator), negated)));
        };
    }

    private Optional<String> read(int length, String condition) {
        tokens.skip(length);
        return Optional.of(condition);
    }

    private Optional<String> is(String left) {
        boolean not = tokens.ahead(1).is(Token.Kind.NOT);
        int at = not ? 2 : 1;
        if (isWord(at, "null")) {
            return read(at + 1, call(left, not ? Comparator.EXISTS : Comparator.ABSENT, ""));
        }
        if (isWord(at, "true") || isWord(at, "false")) {
            String sign = not ? " != " : " = ";
            return read(at + 1, left + sign + Quotes.around(lower(tokens.ahead(at))));
        }
        return Optional.empty();
    }

    private Optional<String> between(String left, boolean negated) {
        Token low = tokens.ahead(1);
        Token high = tokens.ahead(3);
        if (!low.kind().isConstant()
                || !tokens.ahead(2).is(Token.Kind.AND)
                || !high.kind().isConstant()) {
            return Optional.empty();
        }
        String both = "(" + left + " >= " + low.span().in(text) + " AND " + left + " <= "
                + high.span().in(text) + ")";
        return read(4, negated(both, negated));
    }

    private static Optional<String> pattern(String left, Token pattern, boolean negated) {
        String inner = pattern.text();
        boolean open = inner.startsWith("%");
        boolean openEnd = inner.length() > 1 && inner.endsWith("%");
        String fixed = inner.substring(open ? 1 : 0, inner.length() - (openEnd ? 1 : 0));
        if (fixed.isEmpty() || fixed.contains("%") || fixed.contains("_")) {
            return Optional.empty();
        }
        String quoted = Quotes.around(fixed);
        if (open && openEnd) {
            return Optional.of(call(left, negated ? Comparator.OMITS : Comparator.CONTAINS, quoted));
        }
        if (open || openEnd) {
            return Optional.of(
                    negated(call(left, open ? Comparator.ENDS_WITH : Comparator.STARTS_WITH, quoted), negated));
        }
        return Optional.of(negated(left + " = " + quoted, negated));
    }

    private String compared(String left, Comparator comparator) {
        String operand = tokens.ahead(1).span().in(text);
        return comparator
                .symbol()
                .map(symbol -> left + " " + symbol + " " + operand)
                .orElseGet(() -> call(left, comparator, operand));
    }

    private static String negated(String condition, boolean negated) {
        return negated ? "NOT " + condition : condition;
    }

    private static String call(String left, Comparator comparator, String arguments) {
        return left + "." + comparator.keyword() + "(" + arguments + ")";
    }

    private static Comparator oneOf(boolean negated) {
        return negated ? Comparator.NONE_OF : Comparator.ONE_OF;
    }

    /**
     * Two or more constants in parentheses, or some in brackets.
     *
     * @param items what is between them, as written
     * @param length how many tokens they are
     */
    private record Listed(String items, int length) {}

    private Optional<Listed> list(int distance) {
        Token opening = tokens.ahead(distance);
        boolean bracket = opening.is(Token.Kind.LEFT_BRACKET);
        if (!bracket && !opening.is(Token.Kind.LEFT_PARENTHESIS)) {
            return Optional.empty();
        }
        int at = distance + 1;
        while (tokens.ahead(at).kind().isConstant() && tokens.ahead(at + 1).is(Token.Kind.COMMA)) {
            at += 2;
        }
        Token closing = tokens.ahead(at + 1);
        boolean closed = closing.is(bracket ? Token.Kind.RIGHT_BRACKET : Token.Kind.RIGHT_PARENTHESIS);
        boolean single = at == distance + 1 && distance == 0 && !bracket;
        if (!tokens.ahead(at).kind().isConstant() || !closed || single) {
            return Optional.empty();
        }
        Span items = new Span(opening.span().end(), closing.span().start());
        return Optional.of(new Listed(items.in(text).strip(), at + 2 - distance));
    }

    private String advice(boolean negated) {
        return switch (lower(tokens.peek())) {
            case "in" -> "write ." + Usage.of(oneOf(negated));
            case "like" -> "write .contains('text'), .starts_with('text') or .ends_with('text')";
            case "is" -> "write .exists() or .absent(), or = with a value";
            default -> "write two comparisons, joined by AND";
        };
    }

    /** Leaves out what stands between here and the next junction; the AND of BETWEEN is none. */
    private void skip() {
        boolean between = isWord(0, "between");
        while (!endsCondition(tokens.peek())) {
            if (tokens.next().is(Token.Kind.LEFT_PARENTHESIS)) {
                parentheses.skipPastClosing();
            }
        }
        if (between && tokens.at(Token.Kind.AND) && tokens.ahead(1).kind().isConstant()) {
            tokens.skip(2);
        }
    }

    private static boolean endsCondition(Token token) {
        return switch (token.kind()) {
            case AND, OR, RIGHT_PARENTHESIS, END -> true;
            default -> false;
        };
    }
}
