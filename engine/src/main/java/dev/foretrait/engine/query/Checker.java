package dev.foretrait.engine.query;

import static dev.foretrait.engine.query.QueryRule.E_QUANTIFIER;
import static dev.foretrait.engine.query.QueryRule.E_QUANTIFIER_REQUIRED;
import static dev.foretrait.engine.query.QueryRule.E_RESULT;
import static dev.foretrait.engine.query.QueryRule.E_UNVERIFIED;
import static dev.foretrait.engine.query.QueryRule.W_CADENCE_DATE;
import static dev.foretrait.engine.query.QueryRule.W_DATE_TEXT;
import static dev.foretrait.engine.query.QueryRule.W_FREQ_1;

import dev.foretrait.engine.diagnostic.Fix;
import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.event.IsoTime;
import dev.foretrait.engine.reduce.ReducerFunction;
import dev.foretrait.engine.semantics.DateCadence;
import dev.foretrait.engine.semantics.DeepFunnels;
import dev.foretrait.engine.semantics.ElementsOnTheRight;
import dev.foretrait.engine.semantics.Limit;
import dev.foretrait.engine.semantics.Limits;
import dev.foretrait.engine.semantics.ListTraits;
import dev.foretrait.engine.semantics.ReducedOperands;
import java.util.ArrayList;
import java.util.List;

/** The checks that depend on where in the query a part stands (query-language.md 3.3). */
final class Checker {

    /** Events in a funnel: a parent and its child (U-17). */
    private static final int FUNNEL_DEPTH = 2;

    private final Findings findings;
    private final Kind kind;
    private final Level level;
    private final Limits limits;
    private final WindowChecker windows;
    private final EntityChecker entities;
    private final FieldChecker fields;
    private final PrimaryExpressions expressions;
    private final List<Span> relativeDates = new ArrayList<>();

    Checker(Findings findings, Kind kind, Level level, Limits limits) {
        this.findings = findings;
        this.kind = kind;
        this.level = level;
        this.limits = limits;
        this.expressions = new PrimaryExpressions(findings, limits);
        this.windows = new WindowChecker(findings, kind, limits);
        this.entities = new EntityChecker(findings, kind == Kind.AUDIENCE && level == Level.LINKED, limits);
        this.fields = new FieldChecker(findings, kind, level);
    }

    void check(Query query) {
        if (query instanceof Query.Audience audience) {
            check(audience.expression(), Place.PROFILE);
        } else if (query instanceof Query.Copy copy) {
            checkLevel(copy.field().span());
            findings.unverified(
                    true, copy.field().span(), "nothing shows that a computed trait can be another trait alone (U-13)");
            fields.check(copy.field(), Place.PROFILE);
        } else if (query instanceof Query.Trait trait) {
            checkLevel(trait.chain().span());
            checkList(trait.chain().reduction());
            check(trait.chain(), Place.PROFILE);
        }
        expressions.check();
        checkCadence(query);
    }

    /** How many primary expressions there are, inside {@code where}, too, unless those are none (U-02). */
    int primaryExpressions() {
        return expressions.count();
    }

    private void checkLevel(Span trait) {
        expressions.outside(trait);
        if (level == Level.LINKED) {
            findings.report(
                    E_RESULT,
                    trait,
                    "computed traits are of users or accounts, and this one is linked",
                    "make it a trait of users, or an audience");
        }
    }

    private void checkList(Reduction reduction) {
        if (reduction.function() == ReducerFunction.UNIQUE && findings.answer(ListTraits.class) == ListTraits.REFUSED) {
            findings.report(
                    E_UNVERIFIED,
                    reduction.span(),
                    "a computed trait ends in one value, and unique makes a list (U-01)",
                    "write .count() behind it for the number of different values, or let the space take lists: 'choices'");
        }
    }

    private void checkCadence(Query query) {
        if (relativeDates.isEmpty()
                || Cadence.of(query, level, findings.answer(DateCadence.class)).pace() == Cadence.Pace.BATCH) {
            return;
        }
        relativeDates.forEach(span -> findings.report(
                W_CADENCE_DATE,
                span,
                "this changes as time goes by, without any message to set it off",
                "nothing shows when Segment computes it again (U-38)"));
    }

    private void check(Expression expression, Place place) {
        expression.accept(new Expression.Visitor<Void>() {
            @Override
            public Void and(Expression.And and) {
                and.parts().forEach(part -> check(part, place));
                return null;
            }

            @Override
            public Void or(Expression.Or or) {
                or.parts().forEach(part -> check(part, place));
                return null;
            }

            @Override
            public Void not(Expression.Not not) {
                check(not.part(), place);
                return null;
            }

            @Override
            public Void quantified(Expression.Quantified quantified) {
                checkQuantifier(quantified, place);
                check(quantified.part(), place.quantified());
                return null;
            }

            @Override
            public Void comparison(Expression.Comparison comparison) {
                checkComparison(comparison, place);
                return null;
            }
        });
    }

    private void checkQuantifier(Expression.Quantified quantified, Place place) {
        String word = quantified.quantifier().toString();
        Span span = new Span(
                quantified.span().start(),
                Math.min(
                        quantified.span().start() + word.length(),
                        quantified.span().end()));
        if (kind != Kind.AUDIENCE || level != Level.ACCOUNTS) {
            findings.report(
                    E_QUANTIFIER,
                    span,
                    word + " is about the users of an account, and this is no account audience",
                    "leave it out, or make it an audience of accounts");
        } else if (place.isInsideWhere()) {
            findings.report(
                    E_QUANTIFIER, span, word + " cannot stand inside where", "put it before the whole condition");
        } else if (place.isQuantified()) {
            findings.report(E_QUANTIFIER, span, word + " cannot stand inside ANY or ALL", "leave one of them out");
        }
    }

    private void checkComparison(Expression.Comparison comparison, Place place) {
        if (place.isInsideWhere()) {
            expressions.inside();
        } else {
            expressions.outside(comparison.span());
        }
        boolean needsQuantifier =
                kind == Kind.AUDIENCE && level == Level.ACCOUNTS && !place.isQuantified() && !place.isInsideWhere();
        if (needsQuantifier && DefaultQuantifier.isOnEvents(comparison)) {
            findings.report(
                    E_QUANTIFIER_REQUIRED,
                    comparison.span(),
                    "events are of users: say of which users of the account this must hold",
                    "write ANY before it, or ALL",
                    Fix.insertion(comparison.span().start(), Expression.Quantifier.ANY + " "));
        }
        check(comparison.left(), place);
        if (comparison.arguments() instanceof Arguments.Operands operands) {
            operands.operands().forEach(operand -> checkRight(operand, comparison.comparator(), place));
        } else {
            relativeDates.add(comparison.span());
        }
        entities.checkZero(comparison);
    }

    private void checkRight(Operand operand, Comparator comparator, Place place) {
        check(operand, place);
        if (operand instanceof Operand.Reduced) {
            findings.unverified(
                    findings.answer(ReducedOperands.class) == ReducedOperands.ACCEPTED,
                    operand.span(),
                    "nothing shows that Segment compares with a reduced chain (U-12)");
        } else if (operand instanceof Operand.Field field && field.path().iterates()) {
            findings.unverified(
                    findings.answer(ElementsOnTheRight.class) == ElementsOnTheRight.ACCEPTED,
                    operand.span(),
                    "nothing shows that Segment compares with the elements of an array (U-41)");
        } else if (operand instanceof Operand.Constant constant
                && (comparator == Comparator.BEFORE_DATE || comparator == Comparator.AFTER_DATE)
                && !isDate(constant.literal())) {
            findings.report(
                    W_DATE_TEXT,
                    operand.span(),
                    findings.excerpt(operand.span()) + " is no date, so this holds for nobody",
                    "write a date as 2026-03-01 or 2026-03-01T10:00:00Z");
        }
    }

    private static boolean isDate(Literal literal) {
        if (literal instanceof Literal.Text text) {
            return IsoTime.parse(text.text()).isPresent();
        }
        return !(literal instanceof Literal.Number);
    }

    private void check(Operand operand, Place place) {
        if (operand instanceof Operand.Field field) {
            fields.check(field, place);
        } else if (operand instanceof Operand.Reduced reduced) {
            check(reduced.chain(), place);
        }
    }

    private void check(Chain chain, Place place) {
        entities.check(chain, place);
        Place inside = chain.extractor() == Chain.Extractor.ENTITY ? place.insideEntity() : place.insideEvent();
        if (inside.events() > FUNNEL_DEPTH) {
            findings.unverified(
                    findings.answer(DeepFunnels.class) == DeepFunnels.ACCEPTED,
                    chain.nameSpan(),
                    "nothing shows a funnel of more than two events (U-17)");
        }
        windows.check(chain, place);
        for (Filter filter : chain.filters()) {
            if (filter instanceof Filter.Where where) {
                check(where.condition(), inside);
            }
        }
        chain.reduction().item().ifPresent(item -> fields.checkItem(item, place));
        if (chain.reduction().function() == ReducerFunction.MODE) {
            checkFrequency(chain.reduction());
        }
    }

    private void checkFrequency(Reduction mode) {
        long least = limits.of(Limit.MINIMUM_FREQUENCY).orElse(1);
        if (mode.frequency() < least) {
            findings.report(
                    W_FREQ_1,
                    mode.span(),
                    "Segment asks that a most frequent value was seen at least "
                            + (least == 2 ? "twice" : least + " times"),
                    "write " + least + " or more");
        }
    }
}
