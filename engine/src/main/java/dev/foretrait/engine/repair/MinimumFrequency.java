package dev.foretrait.engine.repair;

import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.diagnostic.Counts;
import dev.foretrait.engine.query.Chain;
import dev.foretrait.engine.query.Query;
import dev.foretrait.engine.query.Reduction;
import dev.foretrait.engine.reduce.ReducerFunction;
import java.util.List;
import java.util.Optional;

/** How many profiles the minimum frequency of Most Frequent leaves out (FC-11). */
final class MinimumFrequency {

    private MinimumFrequency() {}

    static Optional<Observation> of(Definition definition, long members, WhatIf data) {
        if (!(definition.query() instanceof Query.Trait trait)) {
            return Optional.empty();
        }
        Reduction reduction = trait.chain().reduction();
        if (reduction.function() != ReducerFunction.MODE || reduction.frequency() < 2) {
            return Optional.empty();
        }
        long hidden = data.members(definition, once(trait.chain())) - members;
        if (hidden <= 0) {
            return Optional.empty();
        }
        String value =
                reduction.item().map(item -> item.path()).map(Paths::name).orElse("value");
        String often = reduction.frequency() == 2 ? "only once" : "fewer than " + reduction.frequency() + " times";
        DataRule rule = members == 0 ? DataRule.W_MIN_FREQUENCY_UNMET : DataRule.I_MIN_FREQUENCY_HIDES;
        return Optional.of(new Observation(
                rule,
                reduction.item().map(item -> item.nameSpan()).orElse(definition.span()),
                Counts.of(hidden, definition.level().noun()) + " had each " + value + " " + often,
                List.of("with a minimum frequency of 1 " + (hidden == 1 ? "it" : "they") + " would have a value")));
    }

    private static Query once(Chain chain) {
        Reduction reduction = chain.reduction();
        Reduction anyTime = new Reduction(ReducerFunction.MODE, reduction.item(), reduction.cast(), 1);
        return new Query.Trait(new Chain(chain.extractor(), chain.name(), chain.filters(), anyTime, chain.span()));
    }
}
