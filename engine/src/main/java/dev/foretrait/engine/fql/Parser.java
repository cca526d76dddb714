package dev.foretrait.engine.fql;

import dev.foretrait.engine.diagnostic.NearName;
import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.event.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads tokens by recursive descent (query-language.md 10). What the query language or SQL would write is reported with what
 * FQL writes, and read as that; after anything else that does not fit the rest is left unread.
 */
final class Parser {

    /** Our own limit, far above any statement and far below the end of the stack. */
    static final int DEEPEST = 100;

    private static final Operand NOTHING = new Operand.Constant(Value.ABSENT);

    /** Where the fields of the query language's functions stand in a message. */
    private static final Map<String, String> ROOTS =
            Map.of("property", "properties", "trait", "traits", "context", "context");

    private final List<Token> tokens;
    private final Findings findings;
    private int next;
    private int depth;
    private boolean stopped;

    Parser(List<Token> tokens, Findings findings) {
        this.tokens = tokens;
        this.findings = findings;
    }

    Condition statement() {
        if (at(Token.Kind.END)) {
            stop(peek().span(), "the statement is empty", "write for example event = 'Button Clicked'");
        }
        Condition condition = any();
        if (!at(Token.Kind.END)) {
            reportTrailing();
        }
        return condition;
    }

    private void reportTrailing() {
        Token token = peek();
        boolean closes = token.is(Token.Kind.RIGHT_PARENTHESIS);
        if (closes && !stopped) {
            findings.replace(token.span(), "this ')' closes nothing", "leave it out", "");
            stopped = true;
        } else if (token.is(Token.Kind.OPERATOR) || token.is(Token.Kind.IN)) {
            stop(token.span(), "a comparison cannot be compared again", "join two comparisons with and");
        } else {
            stop(token.span(), token.shown() + " does not belong here", "join conditions with and or or");
        }
    }

    private Condition any() {
        return nested(
                () -> {
                    List<Condition> parts = new ArrayList<>(List.of(all()));
                    while (accept(Token.Kind.OR)) {
                        parts.add(all());
                    }
                    return parts.size() == 1 ? parts.get(0) : new Condition.Any(List.copyOf(parts));
                },
                new Condition.Truth(NOTHING));
    }

    private Condition all() {
        List<Condition> parts = new ArrayList<>(List.of(not()));
        while (accept(Token.Kind.AND)) {
            parts.add(not());
        }
        return parts.size() == 1 ? parts.get(0) : new Condition.All(List.copyOf(parts));
    }

    private Condition not() {
        Token token = peek();
        boolean word = token.is(Token.Kind.PATH) && token.text().equalsIgnoreCase("not");
        if (word) {
            findings.replace(token.span(), "FQL writes '!' for " + token.text(), "!");
        }
        if (!word && !token.is(Token.Kind.NOT)) {
            return primary();
        }
        take();
        if (at(Token.Kind.NOT)) {
            findings.replace(
                    token.span().to(peek().span()), "'!' stands once before a condition", "leave both out", "");
            take();
        }
        return new Condition.Not(primary());
    }

    private Condition primary() {
        if (accept(Token.Kind.LEFT_PARENTHESIS)) {
            Span opening = previous().span();
            Condition inner = any();
            close(Token.Kind.RIGHT_PARENTHESIS, ")", opening);
            return inner;
        }
        Operand left = operand();
        Token token = peek();
        if (!accept(Token.Kind.OPERATOR) && !accept(Token.Kind.IN)) {
            reportForeignComparison(token);
            return new Condition.Truth(left);
        }
        Optional<Operator> operator = Operator.spelled(token.text());
        if (token.is(Token.Kind.IN) && at(Token.Kind.LEFT_PARENTHESIS)) {
            stop(peek().span(), "a list stands between brackets", "write for example type in ['track', 'page']");
        }
        Operand right = operand();
        return operator.<Condition>map(some -> new Condition.Comparison(left, some, right))
                .orElse(new Condition.Truth(left));
    }

    /** What other languages write between two values, where FQL writes something else. */
    private void reportForeignComparison(Token token) {
        if (!token.is(Token.Kind.PATH) || stopped) {
            return;
        }
        String word = token.text().toLowerCase(Locale.ROOT);
        switch (word) {
            case "is" -> stop(token.span(), "FQL compares with null by = and !=", "write for example userId = null");
            case "not" -> stop(token.span(), "'!' stands before a whole condition", "write !(type in ['page'])");
            case "like" -> stop(token.span(), "FQL has no 'like'", "write " + FqlFunction.MATCH.usage());
            case "between" -> stop(token.span(), "FQL has no 'between'", "write two comparisons, joined by and");
            default ->
                FqlFunction.spelled(word)
                        .ifPresent(function ->
                                stop(token.span(), "a function stands before its values", "write " + function.usage()));
        }
    }

    private Operand operand() {
        Token token = peek();
        switch (token.kind()) {
            case STRING -> {
                take();
                return new Operand.Constant(Value.of(token.text()));
            }
            case NUMBER -> {
                take();
                return new Operand.Constant(new Value.Number(token.text()));
            }
            case TRUE, FALSE -> {
                take();
                return new Operand.Constant(Value.of(token.is(Token.Kind.TRUE)));
            }
            case NULL -> {
                take();
                return NOTHING;
            }
            case LEFT_BRACKET -> {
                return nested(this::elements, NOTHING);
            }
            case PATH -> {
                take();
                return at(Token.Kind.LEFT_PARENTHESIS) ? nested(() -> call(token), NOTHING) : path(token);
            }
            default -> {
                stop(
                        token.span(),
                        "a value is missing before " + token.shown(),
                        "write a field such as properties.price, a 'text', a number, true, false or null");
                return NOTHING;
            }
        }
    }

    private Operand path(Token token) {
        Operand.Path path = Operand.Path.parse(token.text());
        String first = path.keys().get(0);
        Optional<Token.Kind> word = Token.Kind.word(token.text());
        if (word.isPresent()) {
            findings.replace(
                    token.span(), "FQL writes it in lower case", word.get().spelling());
        } else if (!first.isEmpty() && !Message.FIELDS.contains(first)) {
            findings.warn(
                    new Span(
                            token.span().start(),
                            token.span().start() + Math.min(token.text().length(), first.length())),
                    "no message of Segment's has a field '" + Findings.excerpt(first) + "' at its top",
                    NearName.of(first, Message.FIELDS)
                            .map(NearName::question)
                            .orElse("a field of the event is written properties." + first));
        }
        return path;
    }

    private Operand elements() {
        Span opening = take().span();
        List<Operand> elements = operands(Token.Kind.RIGHT_BRACKET);
        close(Token.Kind.RIGHT_BRACKET, "]", opening);
        return new Operand.Elements(elements);
    }

    private List<Operand> operands(Token.Kind closing) {
        List<Operand> operands = new ArrayList<>();
        if (!at(closing)) {
            do {
                operands.add(operand());
            } while (accept(Token.Kind.COMMA));
        }
        return List.copyOf(operands);
    }

    private Operand call(Token name) {
        Optional<FqlFunction> function = FqlFunction.spelled(name.text());
        if (function.isEmpty()) {
            reportNoFunction(name);
            return NOTHING;
        }
        Span opening = take().span();
        Span first = peek().span();
        List<Operand> arguments = operands(Token.Kind.RIGHT_PARENTHESIS);
        Span all = first.to(previous().span());
        close(Token.Kind.RIGHT_PARENTHESIS, ")", opening);
        if (stopped) {
            return NOTHING;
        }
        if (arguments.size() != function.get().arity()) {
            findings.report(
                    name.span().to(previous().span()),
                    "'" + name.text() + "' takes " + (function.get().arity() == 1 ? "one value" : "two values")
                            + ", this is " + arguments.size(),
                    "write " + function.get().usage());
            return NOTHING;
        }
        return function.get() == FqlFunction.MATCH
                        && arguments.get(1) instanceof Operand.Constant constant
                        && constant.value() instanceof Value.Text pattern
                ? matching(arguments.get(0), pattern.string(), all)
                : new Operand.Call(function.get(), arguments);
    }

    private Operand matching(Operand text, String pattern, Span span) {
        Optional<Glob> glob = Glob.of(pattern);
        if (glob.isEmpty()) {
            findings.report(
                    span,
                    Findings.excerpt(Operand.quoted(pattern)) + " is no pattern",
                    "a set is written [abc] or [a-z]; a character that means itself has a backslash before it");
        }
        return glob.<Operand>map(some -> new Operand.Matching(text, some)).orElse(NOTHING);
    }

    private void reportNoFunction(Token name) {
        Token argument = tokens.get(Math.min(next + 1, tokens.size() - 1));
        boolean single = argument.is(Token.Kind.STRING)
                && !argument.text().isEmpty()
                && tokens.get(Math.min(next + 2, tokens.size() - 1)).is(Token.Kind.RIGHT_PARENTHESIS);
        Span call = single ? name.span().to(tokens.get(next + 2).span()) : name.span();
        String root = ROOTS.getOrDefault(name.text(), "");
        List<String> keys = Operand.Path.parse(name.text()).keys();
        Optional<FqlFunction> last = FqlFunction.spelled(keys.get(keys.size() - 1));
        if (single && !root.isEmpty()) {
            findings.replace(call, "FQL names a field by its path", root + "." + Operand.Path.parse(argument.text()));
        } else if (single && name.text().equals("event")) {
            findings.replace(call, "FQL has no history of events", "event = " + Operand.quoted(argument.text()));
        } else if (keys.size() > 1 && last.isPresent()) {
            findings.report(
                    name.span(),
                    "a function stands before its values",
                    "write " + last.get().usage());
        } else {
            findings.report(
                    name.span(),
                    "there is no function '" + Findings.excerpt(name.text()) + "'",
                    NearName.advice(name.text(), FqlFunction.spellings()));
        }
        giveUp();
    }

    private void close(Token.Kind closing, String sign, Span opening) {
        if (accept(closing)) {
            return;
        }
        Token token = peek();
        if (!stopped) {
            findings.report(
                    token.span(),
                    "'" + sign + "' is missing before " + token.shown(),
                    "the '" + opening.in(findings.source().text()) + "' is still open",
                    opening);
        }
        giveUp();
    }

    private <T> T nested(Supplier<T> reader, T instead) {
        if (depth == DEEPEST) {
            stop(peek().span(), "this is nested more than " + DEEPEST + " deep", "make two filters of it");
            return instead;
        }
        depth++;
        T read = reader.get();
        depth--;
        return read;
    }

    /** Reports the first slip that cannot be read past, and reads no further. */
    private void stop(Span span, String message, String hint) {
        if (!stopped) {
            findings.report(span, message, hint);
        }
        giveUp();
    }

    private void giveUp() {
        stopped = true;
        next = tokens.size() - 1;
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token previous() {
        return tokens.get(Math.max(0, next - 1));
    }

    private Token take() {
        Token token = peek();
        next = Math.min(next + 1, tokens.size() - 1);
        return token;
    }

    private boolean at(Token.Kind kind) {
        return peek().is(kind);
    }

    /** Takes the token if it is of that kind; a word of the language in capitals is one, with a finding. */
    private boolean accept(Token.Kind kind) {
        Token token = peek();
        boolean capitals = token.is(Token.Kind.PATH)
                && Token.Kind.word(token.text()).filter(kind::equals).isPresent();
        if (capitals) {
            findings.replace(token.span(), "FQL writes it in lower case", kind.spelling());
        }
        boolean accepted = capitals || token.is(kind);
        if (accepted) {
            take();
        }
        return accepted;
    }
}
