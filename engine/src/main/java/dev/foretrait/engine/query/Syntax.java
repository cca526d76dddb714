package dev.foretrait.engine.query;

import dev.foretrait.engine.diagnostic.Span;
import java.util.List;
import java.util.Optional;

/**
 * A query as said: calls, constants and junctions, put together by grammar alone. Which function may follow which, and
 * what stands in whose parentheses, is for {@link Resolver} to say.
 */
sealed interface Syntax {

    Span span();

    /** Parts joined by AND, or by OR. */
    record Junction(Token.Kind operator, List<Syntax> parts, Span span) implements Syntax {}

    /** NOT, ANY or ALL before a part. */
    record Prefix(Token operator, Syntax part, Span span) implements Syntax {}

    /** Two values and a sign between them. */
    record Signed(Syntax left, Token symbol, Syntax right, Span span) implements Syntax {}

    /** Something in parentheses. */
    record Group(Syntax inner, Span span) implements Syntax {}

    /** A beginning and the calls that follow it, each behind a dot. */
    record Calls(Syntax head, List<Call> links, Span span) implements Syntax {}

    /**
     * A function and what it is given.
     *
     * @param name the function's name as written
     * @param arguments in the order written
     * @param brackets braces, brackets or further parentheses directly inside the parentheses, where there are any
     * @param list brackets around what stands behind a label, where there are any
     * @param broken whether what it is given could not be read; that has been reported
     */
    record Call(
            Token name,
            List<Argument> arguments,
            Optional<Brackets> brackets,
            Optional<Brackets> list,
            boolean broken,
            Span span)
            implements Syntax {
        /** One without pairs of any kind. */
        Call(Token name, List<Argument> arguments, boolean broken, Span span) {
            this(name, arguments, Optional.empty(), Optional.empty(), broken, span);
        }
    }

    /** A string, number, date or timestamp. */
    record Constant(Token token, Span span) implements Syntax {
        Constant(Token token) {
            this(token, token.span());
        }
    }

    /** A number and a word behind it: {@code 7 days}. */
    record Quantity(Token amount, Token unit, Span span) implements Syntax {}

    /** A word on its own. */
    record Name(Token word, Span span) implements Syntax {
        Name(Token word) {
            this(word, word.span());
        }
    }

    /** Something that could not be read; that has been reported. */
    record Broken(Span span) implements Syntax {}

    /**
     * One of the things in the parentheses of a call.
     *
     * @param label the word before a colon
     * @param cast the word behind {@code as}
     */
    record Argument(Optional<Token> label, Syntax value, Optional<Token> cast, Span span) {}

    /**
     * A pair around arguments: braces, brackets or parentheses; or several pairs, one directly inside the other.
     *
     * @param opening of the outermost pair
     * @param closing of the outermost pair
     * @param inner what is in the innermost pair
     */
    record Brackets(int pairs, Token opening, Token closing, Span inner) {
        boolean areBraces() {
            return opening.is(Token.Kind.LEFT_BRACE);
        }

        Span span() {
            return opening.span().to(closing.span());
        }

        boolean areParentheses() {
            return opening.is(Token.Kind.LEFT_PARENTHESIS);
        }
    }
}
