package dev.foretrait.engine.query;

import dev.foretrait.engine.diagnostic.Fix;
import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.reduce.ReducerFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads a function and what stands in its parentheses. */
final class CallParser {

    private final Tokens tokens;
    private final Slips slips;
    private final Parentheses parentheses;
    private final Findings findings;
    private final Supplier<Syntax> condition;
    private final CastParser casts;

    /** @param condition reads what can stand in parentheses */
    CallParser(Tokens tokens, Slips slips, Parentheses parentheses, Findings findings, Supplier<Syntax> condition) {
        this.tokens = tokens;
        this.slips = slips;
        this.parentheses = parentheses;
        this.findings = findings;
        this.condition = condition;
        this.casts = new CastParser(tokens, findings);
    }

    /** The call of the function whose opening parenthesis stands here. */
    Syntax.Call call(Token name) {
        Token opening = parentheses.open();
        List<Token> bracketed = brackets();
        Optional<Span> unquoted = bracketed.isEmpty() ? unquotedName(name) : Optional.empty();
        List<Syntax.Argument> arguments = new ArrayList<>();
        Optional<Syntax.Brackets> list = Optional.empty();
        if (unquoted.isPresent()) {
            arguments.add(quoted(unquoted.get()));
        } else if (!acceptStar(name) && !tokens.at(Token.Kind.RIGHT_PARENTHESIS) && !tokens.at(Token.Kind.END)) {
            Token first = tokens.peek();
            Optional<Token> label = label();
            List<Token> listed = label.isPresent() && !tokens.at(Token.Kind.LEFT_BRACE) ? brackets() : List.of();
            arguments.add(argument(name, first, label));
            readFurther(name, arguments);
            list = closeBrackets(listed);
            readFurther(name, arguments);
        }
        Optional<Syntax.Brackets> brackets = closeBrackets(bracketed);
        parentheses.close(opening, name.text());
        boolean broken = arguments.stream().anyMatch(argument -> argument.value() instanceof Syntax.Broken);
        return new Syntax.Call(
                name,
                arguments,
                brackets,
                list,
                broken,
                name.span().to(tokens.previous().span()));
    }

    /** What opens one pair or several around all arguments, the outermost first. */
    private List<Token> brackets() {
        if (isListInParentheses()) {
            return List.of(tokens.next());
        }
        List<Token> openings = new ArrayList<>();
        while (tokens.at(Token.Kind.LEFT_BRACE) || tokens.at(Token.Kind.LEFT_BRACKET)) {
            openings.add(tokens.next());
        }
        return openings;
    }

    /** Whether constants in parentheses are all that stands here: {@code one_of((1, 2))}. */
    private boolean isListInParentheses() {
        int last = 1;
        while (tokens.ahead(last).kind().isConstant() && tokens.ahead(last + 1).is(Token.Kind.COMMA)) {
            last += 2;
        }
        return tokens.at(Token.Kind.LEFT_PARENTHESIS)
                && last > 1
                && tokens.ahead(last).kind().isConstant()
                && tokens.ahead(last + 1).is(Token.Kind.RIGHT_PARENTHESIS)
                && tokens.ahead(last + 2).is(Token.Kind.RIGHT_PARENTHESIS);
    }

    private void readFurther(Token function, List<Syntax.Argument> arguments) {
        while (tokens.accept(Token.Kind.COMMA).isPresent() || missesComma()) {
            arguments.add(argument(function, tokens.peek(), label()));
        }
    }

    /** The star of {@code COUNT(*)}. */
    private boolean acceptStar(Token function) {
        Token star = tokens.peek();
        boolean counts = function.isWord(ReducerFunction.COUNT.keyword())
                && star.is(Token.Kind.ARITHMETIC)
                && tokens.ahead(1).is(Token.Kind.RIGHT_PARENTHESIS);
        if (counts) {
            tokens.next();
            slips.withdraw(star.span());
            slips.report(star.span(), "count takes nothing", "write count()", Fix.deletion(star.span()));
        }
        return counts;
    }

    private boolean missesComma() {
        Token token = tokens.peek();
        int end = tokens.previous().span().end();
        boolean misses = token.kind().isConstant() && token.span().start() > end;
        if (misses) {
            slips.report(
                    token.span(),
                    "a comma is missing before " + slips.found(token),
                    "write ,",
                    Fix.insertion(end, ","));
        }
        return misses;
    }

    /** A function whose name is written without parentheses, or in brackets: {@code trait['plan']}. */
    Optional<Syntax> withoutParentheses(Token function) {
        boolean bracket = tokens.at(Token.Kind.LEFT_BRACKET);
        Token name = tokens.ahead(bracket ? 1 : 0);
        boolean takesName = Vocabulary.takesName(function);
        if (!takesName
                || !name.is(Token.Kind.STRING)
                || bracket && !tokens.ahead(2).is(Token.Kind.RIGHT_BRACKET)) {
            return Optional.empty();
        }
        tokens.skip(bracket ? 3 : 1);
        Span whole = function.span().to(tokens.previous().span());
        String meant = function.text() + "(" + name.span().in(findings.source().text()) + ")";
        slips.report(
                whole,
                "'" + function.text() + "' needs parentheses",
                "write " + Findings.excerpt(meant),
                new Fix(whole, meant));
        Syntax constant = new Syntax.Constant(name);
        Syntax.Argument argument = new Syntax.Argument(Optional.empty(), constant, Optional.empty(), constant.span());
        return Optional.of(new Syntax.Call(function, List.of(argument), false, whole));
    }

    /** The stretch of a name that was written without quotes, as in {@code property(Direction)}. */
    private Optional<Span> unquotedName(Token function) {
        Token first = tokens.peek();
        boolean takesName = Vocabulary.takesName(function);
        boolean isName = first.is(Token.Kind.WORD) || first.kind().isPrefix();
        boolean labelled = first.isWord(Vocabulary.PARENT)
                && !tokens.ahead(1).is(Token.Kind.RIGHT_PARENTHESIS)
                && !tokens.ahead(1).is(Token.Kind.DOT);
        boolean callsOn = tokens.ahead(1).is(Token.Kind.LEFT_PARENTHESIS);
        if (!takesName || !isName || labelled || callsOn || tokens.ahead(1).is(Token.Kind.COLON)) {
            return Optional.empty();
        }
        Span span = tokens.next().span();
        while (!tokens.at(Token.Kind.RIGHT_PARENTHESIS)
                && !tokens.at(Token.Kind.LEFT_PARENTHESIS)
                && !tokens.at(Token.Kind.COMMA)
                && !tokens.at(Token.Kind.SYMBOL)
                && !tokens.at(Token.Kind.END)) {
            span = span.to(tokens.next().span());
        }
        return Optional.of(span);
    }

    private Syntax.Argument quoted(Span span) {
        String name = span.in(findings.source().text());
        String quoted = Quotes.around(name);
        findings.withdraw(span);
        slips.report(
                span,
                "a name stands between single quotes",
                "write " + Findings.excerpt(quoted),
                new Fix(span, quoted));
        Syntax constant = new Syntax.Constant(new Token(Token.Kind.STRING, name, span));
        return new Syntax.Argument(Optional.empty(), constant, Optional.empty(), span);
    }

    private Syntax.Argument argument(Token function, Token first, Optional<Token> label) {
        skipLast();
        Syntax value = condition.get();
        Optional<Token> cast = casts.cast(function);
        return new Syntax.Argument(
                label, value, cast, first.span().to(tokens.previous().span()));
    }

    /** The first word of {@code last 7 days}. */
    private void skipLast() {
        Token word = tokens.peek();
        boolean past = word.isWord("last") || word.isWord("past");
        if (past && tokens.ahead(1).is(Token.Kind.NUMBER)) {
            tokens.next();
            Span surplus = new Span(word.span().start(), tokens.peek().span().start());
            slips.report(
                    word.span(),
                    "a length of time is a number and a unit",
                    "leave out '" + word.text() + "'",
                    Fix.deletion(surplus));
        }
    }

    private Optional<Token> label() {
        Token word = tokens.peek();
        if (!word.is(Token.Kind.WORD)) {
            return Optional.empty();
        }
        if (tokens.ahead(1).is(Token.Kind.COLON)) {
            tokens.next();
            tokens.next();
            return Optional.of(word);
        }
        boolean isLabel = word.isWord(Vocabulary.PARENT) || word.isWord(Vocabulary.EXCLUDE);
        if (isLabel && tokens.ahead(1).kind().isConstant()) {
            tokens.next();
            slips.report(
                    word.span(),
                    "a colon is missing after '" + word.text() + "'",
                    "write " + word.text() + ":",
                    Fix.insertion(word.span().end(), ":"));
            return Optional.of(word);
        }
        return Optional.empty();
    }

    private Optional<Syntax.Brackets> closeBrackets(List<Token> openings) {
        if (openings.isEmpty()) {
            return Optional.empty();
        }
        int innermost = openings.size() - 1;
        Span inner = new Span(
                openings.get(innermost).span().end(), tokens.peek().span().start());
        for (int at = innermost; at >= 0; at--) {
            Token.Kind closing = closing(openings.get(at));
            if (tokens.accept(closing).isEmpty()) {
                if (!standsBeforeTheEndOfTheCall(closing)) {
                    reportOpen(openings.get(at));
                }
                return Optional.empty();
            }
        }
        return Optional.of(new Syntax.Brackets(openings.size(), openings.get(0), tokens.previous(), inner));
    }

    /** If so, the pair is closed, and what stands before that is what does not belong there. */
    private boolean standsBeforeTheEndOfTheCall(Token.Kind closing) {
        int nested = 0;
        for (int at = 0; nested >= 0 && !tokens.ahead(at).is(Token.Kind.END); at++) {
            Token token = tokens.ahead(at);
            if (nested == 0 && token.is(closing)) {
                return true;
            }
            nested += token.is(Token.Kind.LEFT_PARENTHESIS) ? 1 : token.is(Token.Kind.RIGHT_PARENTHESIS) ? -1 : 0;
        }
        return false;
    }

    private static Token.Kind closing(Token opening) {
        return switch (opening.kind()) {
            case LEFT_BRACE -> Token.Kind.RIGHT_BRACE;
            case LEFT_BRACKET -> Token.Kind.RIGHT_BRACKET;
            default -> Token.Kind.RIGHT_PARENTHESIS;
        };
    }

    private void reportOpen(Token opening) {
        String sign = opening.is(Token.Kind.LEFT_BRACE) ? "}" : "]";
        slips.report(
                opening.span(),
                "this '" + opening.text() + "' is never closed",
                "write " + sign + ", or leave both out");
    }
}
