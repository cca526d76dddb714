package dev.foretrait.engine.query;

import static dev.foretrait.engine.query.QueryRule.E_CAST;
import static dev.foretrait.engine.query.QueryRule.E_TYPE;

import dev.foretrait.engine.diagnostic.Fix;
import dev.foretrait.engine.diagnostic.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Reads tokens by recursive descent (query-language.md 3): this class the conditions, {@link ValueParser} the values in
 * them, {@link CallParser} the functions of those. After a slip reading goes on as if the query had been right where that
 * can be guessed, and otherwise at the end of the parentheses, so that one reading finds several slips.
 */
final class Parser {

    /** Our own limit, far above any query and far below the end of the stack. */
    static final int DEEPEST = 200;

    private final Tokens tokens;
    private final Findings findings;
    private final Slips slips;
    private final ValueParser values;
    private final ForeignCondition foreign;
    private int depth;
    private boolean readAll = true;

    Parser(List<Token> tokens, Findings findings) {
        this.tokens = new Tokens(tokens);
        this.findings = findings;
        this.slips = new Slips(this.tokens, findings);
        Parentheses parentheses = new Parentheses(this.tokens, slips);
        this.values = new ValueParser(this.tokens, slips, parentheses, findings, this::condition);
        this.foreign = new ForeignCondition(
                this.tokens, slips, parentheses, findings.source().text());
    }

    /** The whole query. */
    Syntax query() {
        Token first = tokens.peek();
        if (first.is(Token.Kind.END)) {
            slips.report(
                    first.span(),
                    "the query is empty",
                    "write for example event('Order Completed').count(), and behind that >= 1 for an audience");
            return new Syntax.Broken(first.span());
        }
        if (isStatement(first)) {
            return statement();
        }
        Syntax query = condition();
        while (tokens.at(Token.Kind.RIGHT_PARENTHESIS)) {
            Span span = tokens.next().span();
            slips.report(span, "this ')' closes nothing", "leave it out", Fix.deletion(span));
        }
        if (!tokens.at(Token.Kind.END)) {
            readAll = false;
            Token token = tokens.peek();
            slips.report(
                    token.span(),
                    slips.found(token) + " does not belong here",
                    token.isWord("as")
                            ? "a type stands inside the parentheses, as in max(property('price') as string)"
                            : "leave it out, or join conditions with AND or OR");
        }
        return query;
    }

    /** Whether nothing was left over: only then can the end of the query be judged. */
    boolean readAll() {
        return readAll && !slips.stopped();
    }

    private boolean isStatement(Token first) {
        Token second = tokens.ahead(1);
        return first.is(Token.Kind.WORD)
                && first.text().toLowerCase(Locale.ROOT).equals("select")
                && !second.is(Token.Kind.LEFT_PARENTHESIS)
                && !second.is(Token.Kind.DOT);
    }

    private Syntax statement() {
        Span word = tokens.next().span();
        tokens.skipToEnd();
        slips.withdraw(word.to(tokens.peek().span()));
        slips.report(
                word,
                "a query is no SQL statement: it says what to count, or what must hold",
                "write for example event('Order Completed').count(), or trait('plan') = 'free'");
        return new Syntax.Broken(word);
    }

    /** What AND and OR join, or a value where no junction stands. */
    private Syntax condition() {
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
        boolean begins = token.kind().isPrefix() || values.extractorFollows();
        if (begins && !slips.stopped()) {
            slips.report(
                    token.span(),
                    "AND or OR is missing before " + slips.found(token),
                    "write AND if both must hold, OR if one is enough");
        }
        return begins;
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
        Syntax left = values.value(false);
        Token token = tokens.peek();
        if (foreign.follows()) {
            return foreign.read(left);
        }
        if (token.isWord(Vocabulary.AS) && tokens.ahead(2).is(Token.Kind.SYMBOL)) {
            reportCastInComparison();
            token = tokens.peek();
        }
        if (tokens.accept(Token.Kind.SYMBOL).isEmpty()) {
            return left;
        }
        if (foreign.isList()) {
            return foreign.readList(left, token);
        }
        if (tokens.at(Token.Kind.SYMBOL)) {
            reportTornSign(token, tokens.next());
        }
        Syntax right = values.value(true);
        while (tokens.at(Token.Kind.SYMBOL)) {
            Span second = tokens.next().span();
            findings.report(
                    E_TYPE, second, "a comparison cannot be compared again", "write two comparisons, joined by AND");
            values.value(true);
        }
        return new Syntax.Signed(left, token, right, left.span().to(right.span()));
    }

    private void reportTornSign(Token first, Token second) {
        Span both = first.span().to(second.span());
        String joined = first.text() + second.text();
        String meant = Comparator.signed(joined).isPresent() ? joined : first.text();
        slips.report(both, "there are two signs here", "write " + meant, new Fix(both, meant));
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

    private Syntax nested(Supplier<Syntax> reader) {
        if (++depth > DEEPEST) {
            return slips.tooDeep();
        }
        Syntax syntax = reader.get();
        depth--;
        return syntax;
    }
}
