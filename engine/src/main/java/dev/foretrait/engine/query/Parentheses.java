package dev.foretrait.engine.query;

import dev.foretrait.engine.diagnostic.Fix;
import dev.foretrait.engine.diagnostic.Span;

/** The parentheses that are open, and what to do when one is not closed where it should be. */
final class Parentheses {

    private final Tokens tokens;
    private final Slips slips;
    private int open;

    Parentheses(Tokens tokens, Slips slips) {
        this.tokens = tokens;
        this.slips = slips;
    }

    /** Reads the opening parenthesis that stands here. */
    Token open() {
        open++;
        return tokens.next();
    }

    boolean anyOpen() {
        return open > 0;
    }

    /**
     * Reads the closing parenthesis, or reports it missing and goes on as if it were there.
     *
     * @param function whose it is; empty for one around a condition
     * @return whether everything in the parentheses was read; if not, the rest of it is left out
     */
    boolean close(Token opening, String function) {
        open--;
        if (tokens.accept(Token.Kind.RIGHT_PARENTHESIS).isPresent()) {
            return true;
        }
        Token token = tokens.peek();
        int end = tokens.previous().span().end();
        if (canFollow(token)) {
            slips.report(
                    token.is(Token.Kind.END) ? Span.at(end) : token.span(),
                    token.is(Token.Kind.END)
                            ? "')' is missing at the end"
                            : "')' is missing before " + slips.found(token),
                    "the '(' " + (function.isEmpty() ? "" : "of " + function + " ") + "is still open",
                    opening.span(),
                    Fix.insertion(end, ")"));
            return true;
        }
        if (token.is(Token.Kind.STRING)
                && tokens.previous().is(Token.Kind.STRING)
                && token.span().start() == end) {
            Span doubled = new Span(end - 1, end + 1);
            slips.report(doubled, "a quote inside text is not doubled", "write \\'", new Fix(doubled, "\\'"));
        } else {
            slips.report(
                    token.span(),
                    slips.found(token) + " does not belong here",
                    (function.isEmpty() ? "" : "',' or ") + "')' is expected" + usage(function));
        }
        skipPastClosing();
        return false;
    }

    /** Leaves out what is left of the parentheses that this place is inside of. */
    void skipPastClosing() {
        int nested = 1;
        while (nested > 0 && !tokens.at(Token.Kind.END)) {
            Token token = tokens.next();
            nested += token.is(Token.Kind.LEFT_PARENTHESIS) ? 1 : token.is(Token.Kind.RIGHT_PARENTHESIS) ? -1 : 0;
        }
    }

    private String usage(String function) {
        return Vocabulary.role(function).isPresent() ? ", as in " + slips.usage(function) : "";
    }

    private static boolean canFollow(Token token) {
        return switch (token.kind()) {
            case DOT, SYMBOL, AND, OR, END -> true;
            default -> false;
        };
    }
}
