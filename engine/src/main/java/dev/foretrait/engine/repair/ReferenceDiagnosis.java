package dev.foretrait.engine.repair;

import static dev.foretrait.engine.repair.Phrases.quoted;
import static dev.foretrait.engine.repair.Phrases.share;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.Column;
import dev.foretrait.engine.column.Snapshot;
import dev.foretrait.engine.diagnostic.Counts;
import dev.foretrait.engine.event.IsoTime;
import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.query.Filter;
import dev.foretrait.engine.query.Operand;
import dev.foretrait.engine.query.Reduction;
import dev.foretrait.engine.reduce.ReducerFunction;
import dev.foretrait.engine.reference.EventReferences;
import dev.foretrait.engine.reference.ReferenceEvent;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is to be known of documented events before their times, their number and their pairs are relied on (FC-17 to FC-19). */
final class ReferenceDiagnosis {

    private static final long NEAR = Duration.ofMinutes(1).toMillis();
    private static final int MOSTLY_PERCENT = 90;
    private static final BigDecimal MILLIS = BigDecimal.valueOf(1000);
    private static final Set<ReducerFunction> OF_ONE_EVENT = Set.of(ReducerFunction.FIRST, ReducerFunction.LAST);

    private final EventChain chain;
    private final ReferenceEvent event;
    private final Snapshot snapshot;
    private final List<Observation> observations = new ArrayList<>();

    private ReferenceDiagnosis(EventChain chain, ReferenceEvent event, Snapshot snapshot) {
        this.chain = chain;
        this.event = event;
        this.snapshot = snapshot;
    }

    static List<Observation> of(EventChain chain, EventReferences references, Snapshot snapshot) {
        Optional<ReferenceEvent> event = references.event(chain.name());
        if (event.isEmpty()) {
            return List.of();
        }
        ReferenceDiagnosis diagnosis = new ReferenceDiagnosis(chain, event.get(), snapshot);
        event.get().talk().ifPresent(diagnosis::timeIsEnd);
        event.get().subject().ifPresent(diagnosis::repeated);
        event.get().subject().ifPresent(diagnosis::pairs);
        return diagnosis.observations;
    }

    private void timeIsEnd(ReferenceEvent.Talk talk) {
        Optional<Filter> window = chain.chain().filters().stream()
                .filter(ChainDiagnosis::isWindow)
                .findFirst();
        if (window.isEmpty()) {
            return;
        }
        long both = 0;
        long near = 0;
        for (Block block : snapshot.blocks()) {
            if (block.stream().eventName().filter(event.name()::equals).isPresent()) {
                Column starts = Subjects.column(block, talk.start());
                Column lengths = Subjects.column(block, talk.seconds());
                int[] profiles = snapshot.profilesOf(block);
                for (int row = 0; row < profiles.length; row++) {
                    Optional<Long> end = profiles[row] == Snapshot.NOBODY
                            ? Optional.empty()
                            : end(
                                    starts.dictionary().value(starts.code(row)),
                                    lengths.dictionary().value(lengths.code(row)));
                    if (end.isPresent()) {
                        both++;
                        near += Math.abs(end.get() - block.timestamps()[row]) <= NEAR ? 1 : 0;
                    }
                }
            }
        }
        if (near > 0 && near * 100 >= both * MOSTLY_PERCENT) {
            observations.add(new Observation(
                    DataRule.I_EVENT_TIME_IS_END,
                    window.get().span(),
                    "the window counts from the end of the talk: " + talk.start() + " + " + talk.seconds()
                            + " is within a minute of the time of the event on " + share(near, both),
                    List.of(talk.start() + " tells when it began")));
        }
    }

    private static Optional<Long> end(Value start, Value seconds) {
        return IsoTime.parse(start.string())
                .flatMap(time -> seconds.number()
                        .map(length -> time.instant().toEpochMilli()
                                + length.multiply(MILLIS).longValue()));
    }

    private void repeated(PropertyPath subject) {
        if (chain.chain().reduction().function() != ReducerFunction.COUNT) {
            return;
        }
        Subjects subjects = Subjects.of(snapshot, event.name(), subject);
        int distinct = subjects.distinct().size();
        if (distinct > 0 && distinct < subjects.messages()) {
            observations.add(new Observation(
                    DataRule.I_INTERACTION_REPEATED,
                    chain.chain().nameSpan(),
                    Phrases.some(subjects.messages(), event.name()) + " are of " + Counts.of(distinct, "interaction")
                            + ", and the events are counted",
                    List.of("unique(property('" + subject + "')).count() counts interactions")));
        }
    }

    private void pairs(PropertyPath subject) {
        Reduction reduction = chain.chain().reduction();
        Optional<String> partner = event.partner();
        if (partner.isEmpty() || !OF_ONE_EVENT.contains(reduction.function())) {
            return;
        }
        Subjects here = Subjects.of(snapshot, event.name(), subject);
        Subjects there = Subjects.of(snapshot, partner.get(), subject);
        long lonely = here.without(there);
        long missing = there.without(here);
        if (lonely + missing > 0) {
            List<String> parts = new ArrayList<>();
            if (missing > 0) {
                parts.add(without(missing, event.name()));
            }
            if (lonely > 0) {
                parts.add(without(lonely, partner.get()));
            }
            long all = here.distinct().size() + missing;
            observations.add(new Observation(
                    DataRule.I_PAIR_MISSING,
                    reduction
                            .item()
                            .map(Operand.Field::nameSpan)
                            .orElse(chain.chain().nameSpan()),
                    "of " + Counts.of(all, "interaction") + " " + String.join(" and ", parts),
                    List.of("values of the two events may then be of different interactions")));
        }
    }

    private static String without(long interactions, String event) {
        return Counts.grouped(interactions) + (interactions == 1 ? " has" : " have") + " no " + quoted(event);
    }
}
