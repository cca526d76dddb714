package dev.foretrait.engine.query;

import static dev.foretrait.engine.query.QueryRule.E_ENTITY;
import static dev.foretrait.engine.query.QueryRule.E_LIMIT_50;
import static dev.foretrait.engine.query.QueryRule.E_PARENT;
import static dev.foretrait.engine.query.QueryRule.E_QUANTIFIER;
import static dev.foretrait.engine.query.QueryRule.E_QUANTIFIER_REQUIRED;
import static dev.foretrait.engine.query.QueryRule.E_REDUCER_TRAIT;
import static dev.foretrait.engine.query.QueryRule.E_RESULT;
import static dev.foretrait.engine.query.QueryRule.E_SCOPE;
import static dev.foretrait.engine.query.QueryRule.E_UNVERIFIED;
import static dev.foretrait.engine.query.QueryRule.W_CADENCE_DATE;
import static dev.foretrait.engine.query.QueryRule.W_CONTEXT_TRAITS;
import static dev.foretrait.engine.query.QueryRule.W_DATE_TEXT;
import static dev.foretrait.engine.query.QueryRule.W_FREQ_1;
import static dev.foretrait.engine.query.QueryRule.W_LIMIT_50_NESTED;
import static dev.foretrait.engine.query.QueryRule.W_UNVERIFIED;

import dev.foretrait.engine.diagnostic.Fix;
import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.event.IsoTime;
import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.reduce.ReducerFunction;
import dev.foretrait.engine.semantics.CountedExpressions;
import dev.foretrait.engine.semantics.DateCadence;
import dev.foretrait.engine.semantics.DeepFunnels;
import dev.foretrait.engine.semantics.ElementsOnTheRight;
import dev.foretrait.engine.semantics.Limit;
import dev.foretrait.engine.semantics.Limits;
import dev.foretrait.engine.semantics.ListTraits;
import dev.foretrait.engine.semantics.ReducedOperands;
import dev.foretrait.engine.semantics.ReducedTimestamps;
import dev.foretrait.engine.semantics.ReducedTraits;
import java.util.ArrayList;
import java.util.List;

/** The checks that depend on where in the query a part stands (query-language.md 3.3), and the count of U-02. */
final class Checker {

    private static final PropertyPath TIMESTAMP = PropertyPath.ofKeys("timestamp");

    /** Events in a funnel: a parent and its child (U-17). */
    private static final int FUNNEL_DEPTH = 2;

    private final Findings findings;
    private final Kind kind;
    private final Level level;
    private final Limits limits;
    private final WindowChecker windows;
    private final EntityChecker entities;
    private final List<Span> leavesOutside = new ArrayList<>();
    private final List<Span> relativeDates = new ArrayList<>();
    private final CountedExpressions expressions;
    private int leavesInside;

    Checker(Findings findings, Kind kind, Level level, Limits limits) {
        this.findings = findings;
        this.kind = kind;
        this.level = level;
        this.limits = limits;
        this.expressions = findings.answer(CountedExpressions.class);
        this.windows = new WindowChecker(findings, kind, limits);
        this.entities = new EntityChecker(findings, kind == Kind.AUDIENCE && level == Level.LINKED, limits);
    }

    void check(Query query) {
        if (query instanceof Query.Audience audience) {
            check(audience.expression(), Place.PROFILE);
        } else if (query instanceof Query.Copy copy) {
            checkLevel(copy.field().span());
            reportUnverified(
                    true, copy.field().span(), "nothing shows that a computed trait can be another trait alone (U-13)");
            checkField(copy.field(), Place.PROFILE);
        } else if (query instanceof Query.Trait trait) {
            checkLevel(trait.chain().span());
            checkList(trait.chain().reduction());
            check(trait.chain(), Place.PROFILE);
        }
        checkLimit();
        checkCadence(query);
    }

    private void checkLevel(Span trait) {
        leavesOutside.add(trait);
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

    /** How many there are, inside {@code where}, too, unless those are none (U-02). */
    int primaryExpressions() {
        return leavesOutside.size() + (expressions == CountedExpressions.OUTSIDE_WHERE_ONLY ? 0 : leavesInside);
    }

    private void checkLimit() {
        int limit = (int) Math.min(limits.of(Limit.PRIMARY_EXPRESSIONS).orElse(Integer.MAX_VALUE), Integer.MAX_VALUE);
        int counted = leavesOutside.size() + (expressions == CountedExpressions.INSIDE_WHERE_COUNTS ? leavesInside : 0);
        if (counted > limit) {
            findings.report(
                    E_LIMIT_50,
                    leavesOutside.get(Math.min(limit, leavesOutside.size() - 1)),
                    "there are " + counted + " primary expressions, and Segment accepts " + limit,
                    "join equal tests with .one_of(…), or split the definition");
        } else if (expressions == CountedExpressions.INSIDE_WHERE_WARNS && primaryExpressions() > limit) {
            findings.report(
                    W_LIMIT_50_NESTED,
                    leavesOutside.get(0),
                    "with those inside where, there are " + primaryExpressions()
                            + " primary expressions, and Segment accepts " + limit,
                    "nothing shows whether Segment counts those inside where");
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
            leavesInside++;
        } else {
            leavesOutside.add(comparison.span());
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
            reportUnverified(
                    findings.answer(ReducedOperands.class) == ReducedOperands.ACCEPTED,
                    operand.span(),
                    "nothing shows that Segment compares with a reduced chain (U-12)");
        } else if (operand instanceof Operand.Field field && field.path().iterates()) {
            reportUnverified(
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
            checkField(field, place);
        } else if (operand instanceof Operand.Reduced reduced) {
            check(reduced.chain(), place);
        }
    }

    private void checkField(Operand.Field field, Place place) {
        switch (field.scope()) {
            case TRAIT -> {}
            case PROPERTY -> {
                if (!place.isInsideWhere()) {
                    reportScope(
                            field,
                            "write event('Name').where(…).count() >= 1 around it, or trait(…) for a trait of the profile");
                }
            }
            case CONTEXT -> {
                if (!place.isInEvent()) {
                    reportScope(field, "write event('Name').where(…).count() >= 1 around it");
                }
            }
            case PARENT_PROPERTY -> {
                if (!place.hasParent()) {
                    reportParent(
                            field.span(),
                            "write it inside event('B') in event('A').where(event('B').where(…).count() >= 1)");
                }
            }
        }
        checkPath(field);
    }

    private void reportScope(Operand.Field field, String hint) {
        findings.report(
                E_SCOPE, field.span(), field.scope().keyword() + " reads from an event, and there is none here", hint);
    }

    private void reportParent(Span span, String hint) {
        findings.report(E_PARENT, span, "there is no enclosing event here that could be the parent", hint);
    }

    private void checkPath(Operand.Field field) {
        if (level == Level.LINKED && field.path().segments().size() > 1) {
            findings.report(
                    E_ENTITY,
                    field.nameSpan(),
                    "linked audiences read no nested values",
                    "write the name of a plain trait, property or column");
        }
        if (field.scope() == Operand.Scope.CONTEXT
                && field.path().leadingKeys().stream()
                        .findFirst()
                        .filter("traits"::equals)
                        .isPresent()) {
            findings.report(
                    W_CONTEXT_TRAITS,
                    field.nameSpan(),
                    "conditions on events do not see context.traits, so this is always absent",
                    "write trait(…) for the trait of the profile");
        }
    }

    private void check(Chain chain, Place place) {
        entities.check(chain, place);
        Place inside = chain.extractor() == Chain.Extractor.ENTITY ? place.insideEntity() : place.insideEvent();
        if (inside.events() > FUNNEL_DEPTH) {
            reportUnverified(
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
        chain.reduction().item().ifPresent(item -> checkItem(item, place));
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

    private void checkItem(Operand.Field item, Place place) {
        switch (item.scope()) {
            case PROPERTY -> {}
            case CONTEXT -> {
                if (item.path().equals(TIMESTAMP)) {
                    reportUnverified(
                            findings.answer(ReducedTimestamps.class) == ReducedTimestamps.ACCEPTED,
                            item.span(),
                            "nothing shows how Segment writes a reducer over the time of events (U-52)");
                }
            }
            case TRAIT -> {
                if (kind == Kind.TRAIT && level == Level.ACCOUNTS) {
                    reportUnverified(
                            findings.answer(ReducedTraits.class) == ReducedTraits.ACCEPTED,
                            item.span(),
                            "nothing shows how Segment writes a reducer over a trait (U-24)");
                } else {
                    findings.report(
                            E_REDUCER_TRAIT,
                            item.span(),
                            "a reducer takes a property of its events, and this is a trait of the profile",
                            "write property(…), or compare with trait(…) inside where");
                }
            }
            case PARENT_PROPERTY -> {
                if (place.isInEvent()) {
                    reportUnverified(true, item.span(), "nothing shows a reducer over the property of a parent");
                } else {
                    reportParent(item.span(), "write property(…)");
                }
            }
        }
        checkPath(item);
    }

    private void reportUnverified(boolean accepted, Span span, String message) {
        if (accepted) {
            findings.report(W_UNVERIFIED, span, message, "check in Segment that it is accepted");
        } else {
            findings.report(E_UNVERIFIED, span, message, "say it another way, or let the space take it: 'choices'");
        }
    }
}
