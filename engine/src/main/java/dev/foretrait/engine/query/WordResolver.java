package dev.foretrait.engine.query;

import static dev.foretrait.engine.query.QueryRule.E_FUNC;
import static dev.foretrait.engine.query.QueryRule.E_SYNTAX;
import static dev.foretrait.engine.query.QueryRule.W_BOOLEAN;

import dev.foretrait.engine.diagnostic.Fix;
import dev.foretrait.engine.diagnostic.Span;
import java.util.Locale;
import java.util.Set;

/** Says what is meant by words without parentheses or quotes, which the language has none of. */
final class WordResolver {

    private static final Set<String> NOW = Set.of("now", "today", "yesterday", "tomorrow");

    /** What other languages write for a value that is not there. */
    private static final Set<String> NOTHING = Set.of("null", "undefined", "nil", "none");

    private final Findings findings;

    WordResolver(Findings findings) {
        this.findings = findings;
    }

    /** Whether that is how other languages write that there is no value. */
    static boolean isNothing(Syntax syntax) {
        return syntax instanceof Syntax.Name name
                && NOTHING.contains(name.word().text().toLowerCase(Locale.ROOT));
    }

    /** A word that stands where a value or a condition is expected. */
    Typed alone(Syntax.Name name) {
        String word = name.word().text();
        String lower = word.toLowerCase(Locale.ROOT);
        Span span = name.span();
        String quoted = Quotes.around(word);
        if (lower.equals("true") || lower.equals("false")) {
            findings.tolerate(
                    E_FUNC,
                    W_BOOLEAN,
                    span,
                    "'" + word + "' is no value of the query language",
                    "a boolean is compared as text: " + Quotes.around(lower),
                    new Fix(span, Quotes.around(lower)));
            return findings.lenient()
                    ? new Typed.Fixed(new Operand.Constant(new Literal.Text(lower), span))
                    : new Typed.Unknown();
        }
        if (lower.equals("null")) {
            findings.report(E_FUNC, span, "there is no null", "write .absent() for = null, .exists() for != null");
        } else if (NOW.contains(lower)) {
            findings.report(
                    E_FUNC,
                    span,
                    meaningless(word),
                    "for a distance from now write " + Usage.of(Comparator.WITHIN_LAST) + " or "
                            + Usage.of(Comparator.BEFORE_LAST));
        } else if (Vocabulary.role(word).isPresent()) {
            findings.report(E_SYNTAX, span, "'" + word + "' needs parentheses", "write " + findings.usage(word));
        } else {
            findings.report(
                    E_FUNC,
                    span,
                    meaningless(word),
                    "text stands between single quotes: write " + Findings.excerpt(quoted),
                    new Fix(span, quoted));
        }
        return new Typed.Unknown();
    }

    /** A word where a comparison begins: if it is none of the language's, it is a name whose function is missing. */
    Typed compared(Syntax.Name name) {
        if (Vocabulary.role(name.word().text()).isPresent()) {
            return alone(name);
        }
        String quoted = "(" + Quotes.around(name.word().text()) + ")";
        findings.report(
                E_FUNC,
                name.span(),
                meaningless(name.word().text()),
                "write trait" + quoted + " for the profile, or property" + quoted + " inside where");
        return new Typed.Unknown();
    }

    private static String meaningless(String word) {
        return "the word " + word + " means nothing here";
    }
}
