package dev.foretrait.engine.query;

import static dev.foretrait.engine.query.QueryRule.E_CAST;
import static dev.foretrait.engine.query.QueryRule.E_SYNTAX;
import static dev.foretrait.engine.query.QueryRule.W_BRACES;
import static dev.foretrait.engine.query.QueryRule.W_BRACKETS;

import dev.foretrait.engine.diagnostic.Fix;
import dev.foretrait.engine.diagnostic.NearName;
import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.semantics.Braces;
import java.util.List;
import java.util.Optional;

/** What all functions share in how they read their parentheses: labels, casts, braces, names. */
final class ArgumentReader {

    private final Findings findings;

    ArgumentReader(Findings findings) {
        this.findings = findings;
    }

    /**
     * Whether the parentheses hold plain arguments, without labels and casts; if not, that is reported. Braces and
     * brackets are dealt with as U-07 says.
     */
    boolean areReadable(Syntax.Call call) {
        return areReadable(call, List.of(), false);
    }

    /** The same for a function whose first argument may carry one of the labels, or a cast. */
    boolean areReadable(Syntax.Call call, List<String> labels, boolean castable) {
        if (call.broken()) {
            return false;
        }
        boolean readable = true;
        call.brackets().ifPresent(brackets -> reportBrackets(call, brackets));
        call.list().ifPresent(brackets -> reportBrackets(call, brackets));
        for (int index = 0; index < call.arguments().size(); index++) {
            Syntax.Argument argument = call.arguments().get(index);
            Optional<Token> label = argument.label();
            if (label.isPresent() && (index > 0 || !labels.contains(label.get().text()))) {
                reportLabel(call, argument, label.get(), labels, index);
                readable = false;
            }
            Optional<Token> cast = argument.cast();
            if (cast.isPresent() && (!castable || index > 0)) {
                Span span = new Span(
                        argument.value().span().end(), cast.get().span().end());
                findings.report(
                        E_CAST,
                        cast.get().span(),
                        "only min, max and mode take a type, behind their property",
                        "leave out " + findings.excerpt(span),
                        Fix.deletion(span));
                readable = false;
            }
        }
        return readable;
    }

    /** Whether the first argument is labelled as the parent's. */
    boolean isParent(Syntax.Call call) {
        return !call.arguments().isEmpty()
                && call.arguments()
                        .get(0)
                        .label()
                        .filter(label -> label.isWord(Vocabulary.PARENT))
                        .isPresent();
    }

    /** The one name that an extractor is given; if it is given anything else, that is reported. */
    Optional<Token> name(Syntax.Call call) {
        boolean isProperty = call.name().isWord(Operand.Scope.PROPERTY.keyword());
        if (!areReadable(call, isProperty ? List.of(Vocabulary.PARENT) : List.of(), false)) {
            return Optional.empty();
        }
        String function = call.name().text();
        if (call.arguments().size() != 1) {
            reportUsage(
                    call,
                    function + " takes one name, and here "
                            + (call.arguments().isEmpty()
                                    ? "is none"
                                    : "are " + call.arguments().size()));
            return Optional.empty();
        }
        Syntax value = call.arguments().get(0).value();
        if (!(value instanceof Syntax.Constant constant)) {
            reportUsage(call, function + " takes a name between single quotes");
            return Optional.empty();
        }
        if (!constant.token().is(Token.Kind.STRING)) {
            String quoted = Quotes.around(constant.span().in(findings.source().text()));
            findings.report(
                    E_SYNTAX,
                    constant.span(),
                    "a name stands between single quotes",
                    "write " + Findings.excerpt(quoted),
                    new Fix(constant.span(), quoted));
            return Optional.empty();
        }
        if (constant.token().text().isEmpty() && Chain.Extractor.named(function).isPresent()) {
            findings.report(E_SYNTAX, constant.span(), "this name is empty", "write " + findings.usage(function));
            return Optional.empty();
        }
        return Optional.of(constant.token());
    }

    /** Reports that the parentheses hold something else than the function takes. */
    void reportUsage(Syntax.Call call, String message) {
        Span given = call.arguments().isEmpty()
                ? call.span()
                : call.arguments()
                        .get(0)
                        .span()
                        .to(call.arguments().get(call.arguments().size() - 1).span());
        String usage = Vocabulary.role(call.name().text()).isPresent()
                ? "write for example " + findings.usage(call.name().text())
                : "leave it out";
        findings.report(E_SYNTAX, given, message, usage);
    }

    private void reportLabel(Syntax.Call call, Syntax.Argument argument, Token label, List<String> labels, int index) {
        Span span = new Span(label.span().start(), argument.value().span().start());
        if (labels.contains(label.text())) {
            findings.report(
                    E_SYNTAX,
                    label.span(),
                    "'" + label.text() + ":' is said once, before the first argument",
                    "leave it out here",
                    Fix.deletion(span));
        } else {
            findings.report(
                    E_SYNTAX,
                    label.span(),
                    call.name().text() + " has no argument called " + findings.excerpt(label.span()),
                    index == 0 && NearName.of(label.text(), labels).isPresent()
                            ? "write " + labels.get(0) + ":"
                            : "write it without a label");
        }
    }

    private void reportBrackets(Syntax.Call call, Syntax.Brackets brackets) {
        Span span = brackets.span();
        String inner = brackets.inner().in(findings.source().text()).strip();
        if (brackets.pairs() > 1) {
            String once = brackets.opening().text() + inner + brackets.closing().text();
            findings.report(E_SYNTAX, span, "one pair is enough", "leave the others out", new Fix(span, once));
            return;
        }
        Fix fix = new Fix(span, inner);
        String function = call.name().text();
        Braces braces = findings.answer(Braces.class);
        boolean ofWhere = brackets.areBraces() && function.equals(FilterFunction.WHERE.keyword());
        boolean ofSources = brackets.areBraces() && function.equals(FilterFunction.SOURCES.keyword());
        if (ofWhere && braces.aroundWhere() || ofSources && braces.aroundSources()) {
            return;
        }
        if (ofWhere || ofSources) {
            findings.report(W_BRACES, span, function + " is written without braces", "leave them out", fix);
        } else if (brackets.areBraces()) {
            findings.report(E_SYNTAX, span, function + " takes no braces", "leave them out", fix);
        } else if (brackets.areParentheses()) {
            findings.report(
                    E_SYNTAX, span, "lists are written without parentheses of their own", "leave them out", fix);
        } else {
            findings.tolerate(E_SYNTAX, W_BRACKETS, span, "lists are written without brackets", "leave them out", fix);
        }
    }
}
