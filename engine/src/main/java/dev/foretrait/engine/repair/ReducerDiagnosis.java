package dev.foretrait.engine.repair;

import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.diagnostic.Counts;
import dev.foretrait.engine.query.Chain;
import dev.foretrait.engine.query.Level;
import dev.foretrait.engine.query.Operand;
import dev.foretrait.engine.query.Query;
import dev.foretrait.engine.query.Reduction;
import dev.foretrait.engine.reduce.Cast;
import java.util.List;
import java.util.Optional;

/** Why a computed trait comes to nothing although its events are there: what its reducer takes of them, or whose they are. */
final class ReducerDiagnosis {

    private final Definition definition;
    private final Query.Trait trait;
    private final WhatIf data;

    ReducerDiagnosis(Definition definition, Query.Trait trait, WhatIf data) {
        this.definition = definition;
        this.trait = trait;
        this.data = data;
    }

    List<Observation> observations() {
        long users = definition.level() == Level.ACCOUNTS ? data.users(trait) : 0;
        return users > 0
                ? List.of(new Observation(
                        DataRule.W_CONDITIONS_CLASH,
                        trait.chain().nameSpan(),
                        Counts.of(users, "profile") + (users == 1 ? " has" : " have") + " such events, and "
                                + (users == 1 ? "is no user" : "none of them is a user") + " of an account"))
                : trait.chain().reduction().item().map(this::nothingIn).stream().toList();
    }

    private Observation nothingIn(Operand.Field item) {
        Chain chain = trait.chain();
        Reduction reduction = chain.reduction();
        boolean isNumeric =
                reduction.function().isArithmetic() && !reduction.cast().equals(Optional.of(Cast.STRING))
                        || reduction.cast().equals(Optional.of(Cast.NUMBER));
        String what = item.scope() == Operand.Scope.PROPERTY
                ? item.path().toString()
                : data.printer().text(item);
        long kept = data.events(chain.name(), chain.filters());
        return new Observation(
                isNumeric ? DataRule.W_TYPE_MISMATCH : DataRule.W_PROPERTY_NOT_ON_EVENT,
                item.nameSpan(),
                what + (isNumeric ? " is a number on none of " : " is on none of ")
                        + (kept == 1 ? "the events" : "the " + Counts.of(kept, "event")) + " that count");
    }
}
