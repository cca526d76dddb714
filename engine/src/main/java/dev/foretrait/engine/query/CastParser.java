package dev.foretrait.engine.query;

import static dev.foretrait.engine.query.QueryRule.E_CAST;

import dev.foretrait.engine.diagnostic.Fix;
import dev.foretrait.engine.reduce.Cast;
import dev.foretrait.engine.reduce.ReducerFunction;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the type behind an argument: {@code as number}. */
final class CastParser {

    private final Tokens tokens;
    private final Findings findings;

    CastParser(Tokens tokens, Findings findings) {
        this.tokens = tokens;
        this.findings = findings;
    }

    /** The word behind {@code as}, if it stands here; a type between quotes is reported and read without them. */
    Optional<Token> cast(Token function) {
        if (!tokens.peek().isWord(Vocabulary.AS)) {
            return Optional.empty();
        }
        Token as = tokens.next();
        Set<Cast> types = ReducerFunction.named(function.text()).map(Cast::of).orElse(Set.of());
        Optional<Token> quoted = tokens.accept(Token.Kind.STRING);
        if (quoted.isPresent()) {
            return Optional.of(unquoted(quoted.get(), types));
        }
        Optional<Token> word = tokens.accept(Token.Kind.WORD);
        if (word.isEmpty()) {
            findings.report(E_CAST, as.span(), "a type is missing after 'as'", advice(types));
        }
        return word;
    }

    private Token unquoted(Token quoted, Set<Cast> types) {
        Token word = new Token(Token.Kind.WORD, quoted.text(), quoted.span());
        if (types.stream().anyMatch(type -> word.isWord(type.keyword()))) {
            findings.report(
                    E_CAST,
                    quoted.span(),
                    "a type stands without quotes",
                    "write " + written(word.text()),
                    new Fix(quoted.span(), word.text()));
        }
        return word;
    }

    private static String advice(Set<Cast> types) {
        return types.isEmpty()
                ? "leave it out: only min, max and mode take a type"
                : "write " + types.stream().map(type -> written(type.keyword())).collect(Collectors.joining(" or "));
    }

    private static String written(String type) {
        return Vocabulary.AS + " " + type;
    }
}
