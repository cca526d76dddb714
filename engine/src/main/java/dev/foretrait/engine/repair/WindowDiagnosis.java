package dev.foretrait.engine.repair;

import dev.foretrait.engine.diagnostic.Counts;
import dev.foretrait.engine.event.IsoTime;
import dev.foretrait.engine.observe.ObservedEvent;
import dev.foretrait.engine.query.Filter;
import dev.foretrait.engine.query.Length;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Windows that look back further than the data does. */
final class WindowDiagnosis {

    private WindowDiagnosis() {}

    static List<Observation> of(EventChain chain, Catalogue catalogue, Instant asOf) {
        Optional<Instant> first =
                catalogue.events().stream().map(ObservedEvent::first).min(Comparator.naturalOrder());
        List<Observation> observations = new ArrayList<>();
        for (Filter filter : chain.chain().filters()) {
            Optional<Length> far = far(filter);
            if (first.isPresent()
                    && far.isPresent()
                    && asOf.minus(far.get().duration()).isBefore(first.get())) {
                long days = Duration.between(first.get(), asOf).toDays();
                observations.add(new Observation(
                        DataRule.I_WINDOW_BEYOND_DATA,
                        filter.span(),
                        "the window looks back " + far.get() + ", and the data " + Counts.of(days, "day")
                                + ": it begins on " + IsoTime.format(first.get())));
            }
        }
        return observations;
    }

    private static Optional<Length> far(Filter filter) {
        if (filter instanceof Filter.Within within && within.anchor() == Filter.Anchor.NOW) {
            return Optional.of(within.length());
        }
        return filter instanceof Filter.Between between && between.anchor() == Filter.Anchor.NOW
                ? Optional.of(between.far())
                : Optional.empty();
    }
}
