package dev.foretrait.engine.repair;

import dev.foretrait.engine.evaluate.ProfileValues;
import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.observe.EventCatalogue;
import dev.foretrait.engine.observe.ObservedProperty;
import dev.foretrait.engine.observe.ObservedValue;
import dev.foretrait.engine.query.Level;
import java.util.List;
import java.util.Optional;

/**
 * The values of a trait, the commonest first.
 *
 * @param seen the values, each with how many carry it
 * @param noun what carries them: profiles or accounts for a trait that is computed, else the calls that set it
 */
record TraitValues(List<ObservedValue> seen, String noun) {

    /** Those of accounts in an audience of accounts, else those of users. */
    static TraitValues of(PropertyPath trait, Level level, WhatIf data) {
        Optional<ProfileValues> computed = data.valuesOf(trait.toString(), level);
        if (computed.isPresent()) {
            return new TraitValues(distribution(computed.get()), level.noun());
        }
        boolean ofAccounts = level == Level.ACCOUNTS;
        Optional<ObservedProperty> custom = ofAccounts
                ? EventCatalogue.accountTrait(data.snapshot(), trait)
                : EventCatalogue.userTrait(data.snapshot(), trait);
        return new TraitValues(
                custom.map(ObservedProperty::values).orElse(List.of()), ofAccounts ? "group call" : "identify call");
    }

    /** The values that profiles have. */
    static List<ObservedValue> distribution(ProfileValues values) {
        return values.distribution().all().stream()
                .map(share -> new ObservedValue(share.value(), share.profiles()))
                .toList();
    }
}
