package dev.foretrait.engine.query;

import dev.foretrait.engine.diagnostic.Fix;
import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.query.Vocabulary.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads values: constants, words, groups in parentheses, and chains of calls. */
final class ValueParser {

    private final Tokens tokens;
    private final Slips slips;
    private final Parentheses parentheses;
    private final Supplier<Syntax> condition;
    private final CallParser calls;
    private final String text;

    /** @param condition reads what can stand in parentheses */
    ValueParser(Tokens tokens, Slips slips, Parentheses parentheses, Findings findings, Supplier<Syntax> condition) {
        this.tokens = tokens;
        this.slips = slips;
        this.parentheses = parentheses;
        this.condition = condition;
        this.calls = new CallParser(tokens, slips, parentheses, findings, condition);
        this.text = findings.source().text();
    }

    /** Whether a call of an extractor begins here. */
    boolean extractorFollows() {
        return hasRole(tokens.peek(), Role.EXTRACTOR) && tokens.ahead(1).is(Token.Kind.LEFT_PARENTHESIS);
    }

    /**
     * The value that begins here. Arithmetic behind it is left out with it: the lexer has reported the sign.
     *
     * @param onTheRight whether it stands behind a sign
     */
    Syntax value(boolean onTheRight) {
        Syntax value = chain(onTheRight);
        while (tokens.accept(Token.Kind.ARITHMETIC).isPresent()) {
            Span end = startsValue(tokens.peek()) ? chain(onTheRight).span() : value.span();
            value = new Syntax.Broken(value.span().to(end));
        }
        return value;
    }

    private Syntax chain(boolean onTheRight) {
        Syntax head = barePath(head());
        List<Syntax.Call> links = new ArrayList<>();
        while ((tokens.at(Token.Kind.DOT) || missesDot(head)) && !missesParenthesis(head, links, onTheRight)) {
            Optional<Syntax.Call> link = link();
            if (link.isEmpty()) {
                return new Syntax.Broken(head.span());
            }
            links.add(link.get());
        }
        if (links.isEmpty()) {
            return head;
        }
        return new Syntax.Calls(
                head, links, head.span().to(links.get(links.size() - 1).span()));
    }

    private static boolean startsValue(Token token) {
        return token.kind().isConstant() || token.is(Token.Kind.WORD) || token.is(Token.Kind.LEFT_PARENTHESIS);
    }

    /** A path written as in a programming language, {@code trait.plan}, is reported and replaced. */
    private Syntax barePath(Syntax head) {
        if (!(head instanceof Syntax.Name owner) || !isStep()) {
            return head;
        }
        Optional<Operand.Scope> scope = Vocabulary.owner(owner.word().text());
        int from = scope.isPresent()
                ? tokens.ahead(1).span().start()
                : owner.span().start();
        while (isStep()) {
            tokens.skip(2);
        }
        Span whole = owner.span().to(tokens.previous().span());
        String name = new Span(from, whole.end()).in(text);
        String message = "a path stands between quotes, in a function that says whose it is";
        String quoted = "(" + Quotes.around(name) + ")";
        if (scope.isPresent()) {
            String meant = scope.get().keyword() + quoted;
            slips.report(whole, message, "write " + Findings.excerpt(meant), new Fix(whole, meant));
        } else {
            String hint = "write trait" + quoted + " for the profile, property" + quoted + " for an event";
            slips.report(whole, message, hint);
        }
        return new Syntax.Broken(whole);
    }

    private boolean isStep() {
        return tokens.at(Token.Kind.DOT)
                && tokens.ahead(1).is(Token.Kind.WORD)
                && !tokens.ahead(2).is(Token.Kind.LEFT_PARENTHESIS);
    }

    /**
     * Whether the next link can only belong to a chain outside the parentheses that are open, because what stands here is
     * complete: a constant, a length of time, a value on the right, a comparison.
     */
    private boolean missesParenthesis(Syntax head, List<Syntax.Call> links, boolean onTheRight) {
        if (!parentheses.anyOpen()) {
            return false;
        }
        if (links.isEmpty() && (head instanceof Syntax.Constant || head instanceof Syntax.Quantity)) {
            return true;
        }
        Token next = tokens.ahead(tokens.at(Token.Kind.DOT) ? 1 : 0);
        boolean continuesChain = hasRole(next, Role.FILTER) || hasRole(next, Role.REDUCER);
        boolean field = head instanceof Syntax.Call call
                && links.isEmpty()
                && Operand.Scope.named(call.name().text()).isPresent();
        boolean compared =
                !links.isEmpty() && hasRole(links.get(links.size() - 1).name(), Role.COMPARATOR);
        boolean grouped = links.isEmpty() && head instanceof Syntax.Group;
        return continuesChain && (compared || grouped || field && onTheRight);
    }

    private static boolean hasRole(Token name, Role role) {
        return name.is(Token.Kind.WORD)
                && Vocabulary.role(name.text()).filter(role::equals).isPresent();
    }

    private boolean missesDot(Syntax head) {
        Token token = tokens.peek();
        boolean follows = head instanceof Syntax.Call || head instanceof Syntax.Group;
        return follows
                && token.is(Token.Kind.WORD)
                && Vocabulary.isLink(token.text())
                && tokens.ahead(1).is(Token.Kind.LEFT_PARENTHESIS);
    }

    private Optional<Syntax.Call> link() {
        if (tokens.accept(Token.Kind.DOT).isEmpty()) {
            Token name = tokens.peek();
            int end = tokens.previous().span().end();
            slips.report(
                    name.span(),
                    "a dot is missing before " + slips.found(name),
                    "write ." + name.text(),
                    new Fix(new Span(end, name.span().start()), "."));
        }
        if (tokens.at(Token.Kind.DOT)) {
            Span dots = tokens.peek().span();
            while (tokens.at(Token.Kind.DOT)) {
                dots = dots.to(tokens.next().span());
            }
            slips.report(dots, "one dot is enough", "leave out the rest", Fix.deletion(dots));
        }
        if (!tokens.at(Token.Kind.WORD)) {
            slips.report(
                    tokens.peek().span(),
                    "a function must follow the dot, not " + slips.found(tokens.peek()),
                    "write for example .count()");
            return Optional.empty();
        }
        Token name = tokens.next();
        if (tokens.at(Token.Kind.LEFT_PARENTHESIS)) {
            return Optional.of(calls.call(name));
        }
        String known = Vocabulary.renamed(name.text()).orElse(name.text());
        if (Vocabulary.role(known).isPresent()) {
            slips.report(
                    name.span(),
                    "'" + name.text() + "' needs parentheses",
                    "write " + slips.usage(known),
                    Fix.insertion(name.span().end(), "()"));
        }
        return Optional.of(new Syntax.Call(name, List.of(), true, name.span()));
    }

    private Syntax head() {
        Token token = tokens.peek();
        if (token.is(Token.Kind.LEFT_PARENTHESIS)) {
            return group();
        }
        if (token.kind().isConstant()) {
            tokens.next();
            return token.is(Token.Kind.NUMBER) && unitFollows() ? quantity(token) : new Syntax.Constant(token);
        }
        if (token.is(Token.Kind.WORD)) {
            tokens.next();
            return tokens.at(Token.Kind.LEFT_PARENTHESIS)
                    ? calls.call(token)
                    : calls.withoutParentheses(token).orElseGet(() -> new Syntax.Name(token));
        }
        if (!token.is(Token.Kind.ARITHMETIC)) {
            reportNoValue(token);
        }
        return new Syntax.Broken(token.span());
    }

    private void reportNoValue(Token token) {
        Token before = tokens.previous();
        if (before.is(Token.Kind.SYMBOL) && token.is(Token.Kind.NOT)) {
            slips.report(
                    token.span(),
                    "NOT stands before a whole condition, not before a value",
                    "write NOT trait('a') = 'b'");
        } else if (before == token) {
            slips.report(
                    token.span(),
                    "a query does not begin with " + slips.found(token),
                    "write for example event('Order Completed').count()");
        } else if (before.is(Token.Kind.SYMBOL)) {
            slips.report(
                    token.span(),
                    "a value is missing after '" + before.text() + "'",
                    "write a number, a 'text', or a trait('name')");
        } else if (before.is(Token.Kind.COMMA)) {
            slips.report(
                    before.span(),
                    "a value is missing after ','",
                    "leave the comma out, or write another value",
                    Fix.deletion(before.span()));
        } else {
            slips.report(
                    token.span(),
                    "a condition or a value is missing before " + slips.found(token),
                    "write for example trait('plan') = 'free'");
        }
    }

    private boolean unitFollows() {
        return tokens.at(Token.Kind.WORD)
                && !tokens.ahead(1).is(Token.Kind.LEFT_PARENTHESIS)
                && !tokens.peek().isWord(Vocabulary.AS)
                && Vocabulary.role(tokens.peek().text()).isEmpty();
    }

    private Syntax quantity(Token amount) {
        Token unit = tokens.next();
        Token ago = tokens.peek();
        if (ago.isWord("ago")) {
            tokens.next();
            Span surplus = new Span(unit.span().end(), ago.span().end());
            slips.report(
                    ago.span(),
                    "a length of time says by itself that it is past",
                    "leave it out",
                    Fix.deletion(surplus));
        }
        return new Syntax.Quantity(amount, unit, amount.span().to(unit.span()));
    }

    private Syntax group() {
        Token opening = parentheses.open();
        Syntax inner = condition.get();
        return parentheses.close(opening, "")
                ? new Syntax.Group(inner, opening.span().to(tokens.previous().span()))
                : inner;
    }
}
