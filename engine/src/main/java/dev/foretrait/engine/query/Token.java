package dev.foretrait.engine.query;

import dev.foretrait.engine.diagnostic.Span;
import java.util.Optional;

/**
 * One word, sign or constant of a query text.
 *
 * @param kind what it is
 * @param text what it says: a string unescaped, a number canonical, a mistaken operator repaired, everything else as
 *     written
 * @param span where it stands
 */
record Token(Kind kind, String text, Span span) {

    /** What a token can be. */
    enum Kind {
        STRING,
        NUMBER,
        DATE,
        TIMESTAMP,
        AND,
        OR,
        NOT,
        ANY,
        ALL,
        SYMBOL,
        ARITHMETIC,
        LEFT_PARENTHESIS,
        RIGHT_PARENTHESIS,
        LEFT_BRACE,
        RIGHT_BRACE,
        LEFT_BRACKET,
        RIGHT_BRACKET,
        DOT,
        COMMA,
        COLON,
        WORD,
        END;

        /** The junction or prefix operator of that name, in capitals. */
        static Optional<Kind> operator(String word) {
            return switch (word) {
                case "AND" -> Optional.of(AND);
                case "OR" -> Optional.of(OR);
                case "NOT" -> Optional.of(NOT);
                case "ANY" -> Optional.of(ANY);
                case "ALL" -> Optional.of(ALL);
                default -> Optional.empty();
            };
        }

        boolean isPrefix() {
            return this == NOT || this == ANY || this == ALL;
        }

        boolean isConstant() {
            return this == STRING || this == NUMBER || this == DATE || this == TIMESTAMP;
        }
    }

    boolean is(Kind other) {
        return kind == other;
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equals(word);
    }
}
