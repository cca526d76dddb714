package dev.foretrait.engine.query;

import static dev.foretrait.engine.query.QueryRule.E_LIMIT_50;
import static dev.foretrait.engine.query.QueryRule.W_LIMIT_50_NESTED;

import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.semantics.CountedExpressions;
import dev.foretrait.engine.semantics.Limit;
import dev.foretrait.engine.semantics.Limits;
import java.util.ArrayList;
import java.util.List;

/** Counts the primary expressions of a query and holds them against the limit of the space (U-02). */
final class PrimaryExpressions {

    private final Findings findings;
    private final CountedExpressions counted;
    private final int limit;
    private final List<Span> outside = new ArrayList<>();
    private int inside;

    PrimaryExpressions(Findings findings, Limits limits) {
        this.findings = findings;
        this.counted = findings.answer(CountedExpressions.class);
        this.limit = (int) Math.min(limits.of(Limit.PRIMARY_EXPRESSIONS).orElse(Integer.MAX_VALUE), Integer.MAX_VALUE);
    }

    /** One that stands there, outside every {@code where}. */
    void outside(Span span) {
        outside.add(span);
    }

    /** One inside a {@code where}. */
    void inside() {
        inside++;
    }

    /** How many there are, inside {@code where}, too, unless those are none. */
    int count() {
        return outside.size() + (counted == CountedExpressions.OUTSIDE_WHERE_ONLY ? 0 : inside);
    }

    /** Reports if there are too many. */
    void check() {
        int held = outside.size() + (counted == CountedExpressions.INSIDE_WHERE_COUNTS ? inside : 0);
        if (held > limit) {
            findings.report(
                    E_LIMIT_50,
                    outside.get(Math.min(limit, outside.size() - 1)),
                    "there are " + held + " primary expressions, and Segment accepts " + limit,
                    "join equal tests with .one_of(…), or split the definition");
        } else if (counted == CountedExpressions.INSIDE_WHERE_WARNS && count() > limit) {
            findings.report(
                    W_LIMIT_50_NESTED,
                    outside.get(0),
                    "with those inside where, there are " + count() + " primary expressions, and Segment accepts "
                            + limit,
                    "nothing shows whether Segment counts those inside where");
        }
    }
}
