package dev.foretrait.engine.repair;

import dev.foretrait.engine.evaluate.ProfileValues;
import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.observe.EventCatalogue;
import dev.foretrait.engine.observe.ObservedProperty;
import dev.foretrait.engine.observe.ObservedValue;
import java.util.List;
import java.util.Optional;

/**
 * The values of a trait, the commonest first.
 *
 * @param seen the values, each with how many carry it
 * @param noun what carries them: profiles for a trait that is computed, else the calls that set it
 */
record TraitValues(List<ObservedValue> seen, String noun) {

    static TraitValues of(PropertyPath trait, WhatIf data) {
        Optional<ProfileValues> computed = data.valuesOf(trait.toString());
        if (computed.isPresent()) {
            return new TraitValues(distribution(computed.get()), "profile");
        }
        Optional<ObservedProperty> custom = EventCatalogue.customTrait(data.snapshot(), trait);
        return new TraitValues(custom.map(ObservedProperty::values).orElse(List.of()), "identify call");
    }

    /** The values that profiles have. */
    static List<ObservedValue> distribution(ProfileValues values) {
        return values.distribution().all().stream()
                .map(share -> new ObservedValue(share.value(), share.profiles()))
                .toList();
    }
}
