package dev.foretrait.engine.query;

import java.util.List;
import java.util.Optional;

/** A place in a list of tokens that ends with {@code END}; beyond the end there is only more of it. */
final class Tokens {

    private final List<Token> tokens;
    private int at;

    Tokens(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return ahead(0);
    }

    Token ahead(int distance) {
        return tokens.get(Math.min(at + distance, tokens.size() - 1));
    }

    /** The token before this place; before the first one, the first. */
    Token previous() {
        return tokens.get(Math.max(0, at - 1));
    }

    Token next() {
        Token token = peek();
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    boolean at(Token.Kind kind) {
        return peek().is(kind);
    }

    Optional<Token> accept(Token.Kind kind) {
        return at(kind) ? Optional.of(next()) : Optional.empty();
    }

    void skip(int count) {
        at = Math.min(at + count, tokens.size() - 1);
    }

    void skipToEnd() {
        at = tokens.size() - 1;
    }
}
