package dev.foretrait.engine.query;

import static dev.foretrait.engine.query.QueryRule.E_CAST;
import static dev.foretrait.engine.query.QueryRule.E_DEPTH;
import static dev.foretrait.engine.query.QueryRule.E_SYNTAX;
import static dev.foretrait.engine.query.QueryRule.E_TYPE;

import dev.foretrait.engine.diagnostic.Fix;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.query.Vocabulary.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads tokens by recursive descent (query-language.md 3). After a slip it goes on as if the query had been right where
 * that can be guessed, and otherwise at the end of the parentheses, so that one reading finds several slips.
 */
final class Parser {

    /** Our own limit, far above any query and far below the end of the stack. */
    static final int DEEPEST = 200;

    private final Tokens tokens;
    private final Findings findings;
    private int depth;
    private int openParentheses;
    private boolean readAll = true;
    private boolean stopped;
    private int reportedAt = -1;

    Parser(List<Token> tokens, Findings findings) {
        this.tokens = new Tokens(tokens);
        this.findings = findings;
    }

    /** The whole query. */
    Syntax query() {
        if (tokens.at(Token.Kind.END)) {
            report(tokens.peek().span(), "the query is empty", "write for example event('Order Completed').count()");
            return new Syntax.Broken(tokens.peek().span());
        }
        Syntax query = disjunction();
        while (tokens.at(Token.Kind.RIGHT_PARENTHESIS)) {
            Span span = tokens.next().span();
            report(span, "this ')' closes nothing", "leave it out", Fix.deletion(span));
        }
        if (!tokens.at(Token.Kind.END)) {
            readAll = false;
            reportTrailing();
        }
        return query;
    }

    private void reportTrailing() {
        Token token = tokens.peek();
        report(token.span(), found(token) + " does not belong here", "join conditions with AND or OR");
    }

    /** Whether nothing was left over: only then can the end of the query be judged. */
    boolean readAll() {
        return readAll && !stopped;
    }

    private Syntax disjunction() {
        return nested(() -> junction(Token.Kind.OR, () -> junction(Token.Kind.AND, this::unary)));
    }

    private Syntax junction(Token.Kind operator, Supplier<Syntax> part) {
        List<Syntax> parts = new ArrayList<>();
        parts.add(part.get());
        while (tokens.accept(operator).isPresent() || operator == Token.Kind.AND && misses()) {
            parts.add(part.get());
        }
        Span span = parts.get(0).span().to(parts.get(parts.size() - 1).span());
        return parts.size() == 1 ? parts.get(0) : new Syntax.Junction(operator, parts, span);
    }

    /** Whether a new condition begins where a junction should stand. */
    private boolean misses() {
        Token token = tokens.peek();
        boolean begins = token.kind().isPrefix() || extractorFollows();
        if (begins && !stopped) {
            report(
                    token.span(),
                    "AND or OR is missing before " + found(token),
                    "write AND if both must hold, OR if one is enough");
        }
        return begins;
    }

    private boolean extractorFollows() {
        return hasRole(tokens.peek(), Role.EXTRACTOR) && tokens.ahead(1).is(Token.Kind.LEFT_PARENTHESIS);
    }

    private Syntax unary() {
        if (!tokens.peek().kind().isPrefix()) {
            return comparison();
        }
        Token operator = tokens.next();
        Syntax part = nested(this::unary);
        return new Syntax.Prefix(operator, part, operator.span().to(part.span()));
    }

    private Syntax comparison() {
        Syntax left = value(false);
        Token token = tokens.peek();
        if (token.is(Token.Kind.NOT) && (tokens.ahead(1).is(Token.Kind.SYMBOL) || isForeign(tokens.ahead(1)))) {
            report(token.span(), "NOT stands before a whole condition", "write NOT trait('plan') = 'free'");
            skipCondition();
            return new Syntax.Broken(left.span());
        }
        if (token.isWord(Vocabulary.AS) && tokens.ahead(2).is(Token.Kind.SYMBOL)) {
            reportCastInComparison();
            token = tokens.peek();
        }
        if (isForeign(token)) {
            report(
                    token.span(),
                    found(token) + " is no comparator",
                    foreignWord(token).orElseThrow());
            skipCondition();
            return new Syntax.Broken(left.span());
        }
        if (tokens.accept(Token.Kind.SYMBOL).isEmpty()) {
            return left;
        }
        Syntax right = value(true);
        while (tokens.at(Token.Kind.SYMBOL)) {
            Span second = tokens.next().span();
            findings.report(
                    E_TYPE, second, "a comparison cannot be compared again", "write two comparisons, joined by AND");
            value(true);
        }
        return new Syntax.Signed(left, token, right, left.span().to(right.span()));
    }

    private void reportCastInComparison() {
        Span cast = tokens.next().span().to(tokens.next().span());
        findings.report(
                E_CAST,
                cast,
                "only min, max and mode take a type, behind their property",
                "leave out " + findings.excerpt(cast),
                Fix.deletion(new Span(cast.start(), tokens.peek().span().start())));
    }

    /** Leaves out what stands between here and the next junction; the AND of BETWEEN is none. */
    private void skipCondition() {
        boolean between = tokens.peek().text().equalsIgnoreCase("between")
                || tokens.ahead(1).text().equalsIgnoreCase("between");
        while (!endsCondition(tokens.peek())) {
            if (tokens.next().is(Token.Kind.LEFT_PARENTHESIS)) {
                skipPastClosing();
            }
        }
        if (between && tokens.at(Token.Kind.AND) && tokens.ahead(1).kind().isConstant()) {
            tokens.next();
            tokens.next();
        }
    }

    private static boolean endsCondition(Token token) {
        return switch (token.kind()) {
            case AND, OR, RIGHT_PARENTHESIS, END -> true;
            default -> false;
        };
    }

    private Syntax value(boolean onTheRight) {
        Syntax head = head();
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

    /**
     * Whether the next link can only belong to a chain outside the parentheses that are open, because what stands here is
     * complete: a constant, a length of time, a value on the right, a comparison.
     */
    private boolean missesParenthesis(Syntax head, List<Syntax.Call> links, boolean onTheRight) {
        if (openParentheses == 0) {
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
            report(
                    name.span(),
                    "a dot is missing before " + found(name),
                    "write ." + name.text(),
                    new Fix(new Span(end, name.span().start()), "."));
        }
        if (tokens.at(Token.Kind.DOT)) {
            Span dots = tokens.peek().span();
            while (tokens.at(Token.Kind.DOT)) {
                dots = dots.to(tokens.next().span());
            }
            report(dots, "one dot is enough", "leave out the rest", Fix.deletion(dots));
        }
        if (!tokens.at(Token.Kind.WORD)) {
            report(
                    tokens.peek().span(),
                    "a function must follow the dot, not " + found(tokens.peek()),
                    "write for example .count()");
            return Optional.empty();
        }
        Token name = tokens.next();
        if (tokens.at(Token.Kind.LEFT_PARENTHESIS)) {
            return Optional.of(call(name));
        }
        String known = Vocabulary.renamed(name.text()).orElse(name.text());
        if (Vocabulary.role(known).isPresent()) {
            report(
                    name.span(),
                    "'" + name.text() + "' needs parentheses",
                    "write " + Usage.of(known),
                    Fix.insertion(name.span().end(), "()"));
        }
        return Optional.of(new Syntax.Call(name, List.of(), Optional.empty(), true, name.span()));
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
            return tokens.at(Token.Kind.LEFT_PARENTHESIS) ? call(token) : new Syntax.Name(token);
        }
        reportNoValue(token);
        return new Syntax.Broken(token.span());
    }

    private void reportNoValue(Token token) {
        Token before = tokens.previous();
        if (before.is(Token.Kind.SYMBOL) && token.is(Token.Kind.NOT)) {
            report(
                    token.span(),
                    "NOT stands before a whole condition, not before a value",
                    "write NOT trait('a') = 'b'");
        } else if (token.is(Token.Kind.LEFT_BRACKET) && before.is(Token.Kind.SYMBOL)) {
            report(token.span(), "a list cannot be compared with '" + before.text() + "'", "write .one_of('a', 'b')");
        } else if (before == token) {
            report(
                    token.span(),
                    "a query does not begin with " + found(token),
                    "write for example event('Order Completed').count()");
        } else if (before.is(Token.Kind.SYMBOL)) {
            report(
                    token.span(),
                    "a value is missing after '" + before.text() + "'",
                    "write a number, a 'text', or a trait('name')");
        } else if (before.is(Token.Kind.COMMA)) {
            report(
                    before.span(),
                    "a value is missing after ','",
                    "leave the comma out, or write another value",
                    Fix.deletion(before.span()));
        } else {
            report(
                    token.span(),
                    "a condition or a value is missing before " + found(token),
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
        return new Syntax.Quantity(amount, unit, amount.span().to(unit.span()));
    }

    private Syntax group() {
        Token opening = tokens.next();
        openParentheses++;
        Syntax inner = disjunction();
        close(opening, "");
        openParentheses--;
        return new Syntax.Group(inner, opening.span().to(tokens.previous().span()));
    }

    private Syntax.Call call(Token name) {
        Token opening = tokens.next();
        openParentheses++;
        Optional<Token> bracket = tokens.accept(Token.Kind.LEFT_BRACE).or(() -> tokens.accept(Token.Kind.LEFT_BRACKET));
        Optional<Span> unquoted = bracket.isEmpty() ? unquotedName(name) : Optional.empty();
        List<Syntax.Argument> arguments = new ArrayList<>();
        if (unquoted.isPresent()) {
            arguments.add(quoted(unquoted.get()));
        } else if (!tokens.at(Token.Kind.RIGHT_PARENTHESIS) && !tokens.at(Token.Kind.END)) {
            arguments.add(argument());
            while (tokens.accept(Token.Kind.COMMA).isPresent()) {
                arguments.add(argument());
            }
        }
        Optional<Syntax.Brackets> brackets = bracket.flatMap(this::closeBracket);
        close(opening, name.text());
        openParentheses--;
        boolean broken = arguments.stream().anyMatch(argument -> argument.value() instanceof Syntax.Broken);
        return new Syntax.Call(
                name,
                arguments,
                brackets,
                broken,
                name.span().to(tokens.previous().span()));
    }

    /** The stretch of a name that was written without quotes, as in {@code property(Direction)}. */
    private Optional<Span> unquotedName(Token function) {
        Token first = tokens.peek();
        boolean takesName = hasRole(function, Role.EXTRACTOR) && !function.isWord(Vocabulary.LITERAL);
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
        report(span, "a name stands between single quotes", "write " + Findings.excerpt(quoted), new Fix(span, quoted));
        Syntax constant = new Syntax.Constant(new Token(Token.Kind.STRING, name, span));
        return new Syntax.Argument(Optional.empty(), constant, Optional.empty(), span);
    }

    private Syntax.Argument argument() {
        Token first = tokens.peek();
        Optional<Token> label = label();
        Syntax value = disjunction();
        Optional<Token> cast = Optional.empty();
        if (tokens.peek().isWord(Vocabulary.AS)) {
            Token as = tokens.next();
            cast = tokens.accept(Token.Kind.WORD);
            if (cast.isEmpty()) {
                findings.report(
                        E_CAST, as.span(), "a type is missing after 'as'", "write as number, as string or as array");
            }
        }
        return new Syntax.Argument(
                label, value, cast, first.span().to(tokens.previous().span()));
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
            report(
                    word.span(),
                    "a colon is missing after '" + word.text() + "'",
                    "write " + word.text() + ":",
                    Fix.insertion(word.span().end(), ":"));
            return Optional.of(word);
        }
        return Optional.empty();
    }

    private Optional<Syntax.Brackets> closeBracket(Token opening) {
        boolean brace = opening.is(Token.Kind.LEFT_BRACE);
        Token.Kind closing = brace ? Token.Kind.RIGHT_BRACE : Token.Kind.RIGHT_BRACKET;
        Optional<Token> closed = tokens.accept(closing);
        if (closed.isEmpty()) {
            String sign = brace ? "}" : "]";
            report(
                    opening.span(),
                    "this '" + opening.text() + "' is never closed",
                    "write " + sign + ", or leave both out");
        }
        return closed.map(token -> new Syntax.Brackets(opening, token));
    }

    /** Reads the closing parenthesis, or reports it missing and goes on as if it were there. */
    private void close(Token opening, String function) {
        if (tokens.accept(Token.Kind.RIGHT_PARENTHESIS).isPresent()) {
            return;
        }
        Token token = tokens.peek();
        int end = tokens.previous().span().end();
        if (canFollowParenthesis(token)) {
            report(
                    token.is(Token.Kind.END) ? Span.at(end) : token.span(),
                    token.is(Token.Kind.END) ? "')' is missing at the end" : "')' is missing before " + found(token),
                    "the '(' " + (function.isEmpty() ? "" : "of " + function + " ") + "at " + place(opening)
                            + " is still open",
                    Fix.insertion(end, ")"));
            return;
        }
        if (token.is(Token.Kind.STRING)
                && tokens.previous().is(Token.Kind.STRING)
                && token.span().start() == end) {
            report(
                    Span.at(end - 1).to(Span.at(end + 1)),
                    "a quote inside text is not doubled",
                    "write \\'",
                    new Fix(Span.at(end - 1).to(Span.at(end + 1)), "\\'"));
        } else {
            report(token.span(), found(token) + " does not belong here", "',' or ')' is expected" + usage(function));
        }
        skipPastClosing();
    }

    private static String usage(String function) {
        return Vocabulary.role(function).isPresent() ? ", as in " + Usage.of(function) : "";
    }

    private static boolean canFollowParenthesis(Token token) {
        return switch (token.kind()) {
            case DOT, SYMBOL, AND, OR, END -> true;
            default -> false;
        };
    }

    private void skipPastClosing() {
        int open = 1;
        while (open > 0 && !tokens.at(Token.Kind.END)) {
            Token token = tokens.next();
            open += token.is(Token.Kind.LEFT_PARENTHESIS) ? 1 : token.is(Token.Kind.RIGHT_PARENTHESIS) ? -1 : 0;
        }
    }

    private Syntax nested(Supplier<Syntax> reader) {
        if (++depth > DEEPEST) {
            return tooDeep();
        }
        Syntax syntax = reader.get();
        depth--;
        return syntax;
    }

    private Syntax tooDeep() {
        Span span = tokens.peek().span();
        if (!stopped) {
            findings.report(E_DEPTH, span, "the query nests more than " + DEEPEST + " deep here", "split it up");
        }
        stopped = true;
        tokens.skipToEnd();
        return new Syntax.Broken(span);
    }

    private static boolean isForeign(Token token) {
        return token.is(Token.Kind.WORD) && foreignWord(token).isPresent();
    }

    /** What to write for a word of SQL. */
    private static Optional<String> foreignWord(Token word) {
        return switch (word.text().toLowerCase(Locale.ROOT)) {
            case "in" -> Optional.of("write .one_of('a', 'b')");
            case "like" -> Optional.of("write .contains('text'), .starts_with('text') or .ends_with('text')");
            case "is" -> Optional.of("write .exists() or .absent(), or = with a value");
            case "between" -> Optional.of("write two comparisons, joined by AND");
            default -> Optional.empty();
        };
    }

    private String found(Token token) {
        if (token.is(Token.Kind.END)) {
            return "the end of the query";
        }
        Token following = tokens.ahead(1);
        boolean isLink = token.is(Token.Kind.DOT) && token == tokens.peek() && following.is(Token.Kind.WORD);
        return findings.excerpt(isLink ? token.span().to(following.span()) : token.span());
    }

    private String place(Token token) {
        Source.Position position = findings.source().position(token.span().start());
        return position.line() + ":" + position.column();
    }

    private void report(Span span, String message, String hint) {
        if (isNews(span)) {
            findings.report(E_SYNTAX, span, message, hint);
        }
    }

    private void report(Span span, String message, String hint, Fix fix) {
        if (isNews(span)) {
            findings.report(E_SYNTAX, span, message, hint, fix);
        }
    }

    /** One place gives one finding: what follows from it is not reported again. */
    private boolean isNews(Span span) {
        boolean news = !stopped && span.start() != reportedAt;
        reportedAt = span.start();
        return news;
    }
}
