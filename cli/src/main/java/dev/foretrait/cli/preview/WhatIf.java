package dev.foretrait.cli.preview;

import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.observe.EventCatalogue;
import dev.foretrait.engine.query.Chain;
import dev.foretrait.engine.query.Query;
import java.util.function.Predicate;

/** Questions about the data that explain a result: the same evaluation, asked for something else. */
interface WhatIf {

    /** How many profiles would have the value, or be in the audience. */
    long members(Query query, boolean includeAnonymous);

    /** How many events of the snapshot the chain keeps, whoever they belong to. */
    long events(Chain chain);

    /** Every event name, with those of its properties that are wanted. */
    EventCatalogue catalogue(Predicate<PropertyPath> wanted);
}
