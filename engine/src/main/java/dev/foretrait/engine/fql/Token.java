package dev.foretrait.engine.fql;

import dev.foretrait.engine.diagnostic.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The smallest part of a statement that means something.
 *
 * @param text of a string its content; of anything else what is written
 */
record Token(Kind kind, String text, Span span) {

    enum Kind {
        PATH,
        STRING,
        NUMBER,
        OPERATOR,
        NOT,
        LEFT_PARENTHESIS,
        RIGHT_PARENTHESIS,
        LEFT_BRACKET,
        RIGHT_BRACKET,
        COMMA,
        END,
        AND,
        OR,
        IN,
        TRUE,
        FALSE,
        NULL;

        private static final List<Kind> WORDS = List.of(AND, OR, IN, TRUE, FALSE, NULL);

        /** The word of the language with that spelling, whatever its case. */
        static Optional<Kind> word(String spelling) {
            return WORDS.stream()
                    .filter(kind -> kind.name().equalsIgnoreCase(spelling))
                    .findFirst();
        }

        /** How the word is written. */
        String spelling() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Stream<Kind> words() {
            return WORDS.stream();
        }
    }

    boolean is(Kind other) {
        return kind == other;
    }

    /** The token as messages name it. */
    String shown() {
        return switch (kind) {
            case END -> "the end";
            case STRING -> "the text " + Findings.excerpt(Operand.quoted(text));
            default -> "'" + Findings.excerpt(text) + "'";
        };
    }
}
