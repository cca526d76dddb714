package dev.foretrait.engine.query;

import static dev.foretrait.engine.query.QueryRule.E_ENTITY;
import static dev.foretrait.engine.query.QueryRule.E_REDUCER_TRAIT;
import static dev.foretrait.engine.query.QueryRule.E_SCOPE;
import static dev.foretrait.engine.query.QueryRule.W_CONTEXT_TRAITS;

import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.semantics.ReducedTimestamps;
import dev.foretrait.engine.semantics.ReducedTraits;

/** The checks of fields: what each reads from must be there where it stands (query-language.md 3.3). */
final class FieldChecker {

    private static final PropertyPath TIMESTAMP = PropertyPath.ofKeys("timestamp");

    private final Findings findings;
    private final Kind kind;
    private final Level level;

    FieldChecker(Findings findings, Kind kind, Level level) {
        this.findings = findings;
        this.kind = kind;
        this.level = level;
    }

    /** Checks a field that is compared at the place. */
    void check(Operand.Field field, Place place) {
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
                    findings.withoutParent(
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

    /** Checks what a reducer takes of the events of a chain that stands at the place. */
    void checkItem(Operand.Field item, Place place) {
        switch (item.scope()) {
            case PROPERTY -> {}
            case CONTEXT -> {
                if (item.path().equals(TIMESTAMP)) {
                    findings.unverified(
                            findings.answer(ReducedTimestamps.class) == ReducedTimestamps.ACCEPTED,
                            item.span(),
                            "nothing shows how Segment writes a reducer over the time of events (U-52)");
                }
            }
            case TRAIT -> {
                if (kind == Kind.TRAIT && level == Level.ACCOUNTS) {
                    findings.unverified(
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
                    findings.unverified(true, item.span(), "nothing shows a reducer over the property of a parent");
                } else {
                    findings.withoutParent(item.span(), "write property(…)");
                }
            }
        }
        checkPath(item);
    }
}
