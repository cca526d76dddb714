package dev.foretrait.cli.explore;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.Snapshot;
import dev.foretrait.engine.observe.EventCatalogue;
import dev.foretrait.engine.observe.ObservedEvent;
import dev.foretrait.engine.reference.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What is shown of events.
 *
 * @param asOf the instant at which it is all that
 * @param observed the events that the data holds
 * @param violations where they are not as their catalogue says, event by event
 * @param dropped what imports left out
 * @param history how far back events count, if not for ever (L-EVT-3)
 * @param beforeHistory how many of the events are older
 */
public record EventsCard(
        Instant asOf,
        EventCatalogue observed,
        List<Violation> violations,
        List<DroppedKind> dropped,
        Optional<Duration> history,
        long beforeHistory) {

    public EventsCard {
        violations = List.copyOf(violations);
        dropped = List.copyOf(dropped);
    }

    /** The violations of an event. */
    List<Violation> of(ObservedEvent event) {
        return violations.stream()
                .filter(violation -> violation.event().equals(event.name()))
                .toList();
    }

    /** The violations of events that the data does not hold. */
    List<Violation> ofUnseen() {
        return violations.stream()
                .filter(violation -> observed.event(violation.event()).isEmpty())
                .toList();
    }

    /** How many wanted events happened before that instant. */
    public static long before(Instant instant, Snapshot snapshot, Predicate<String> wanted) {
        long first = instant.toEpochMilli();
        long before = 0;
        for (Block block : snapshot.blocks()) {
            if (block.stream().eventName().filter(wanted).isPresent() && block.firstTimestamp() < first) {
                int[] profiles = snapshot.profilesOf(block);
                long[] timestamps = block.timestamps();
                for (int row = 0; row < profiles.length; row++) {
                    before += profiles[row] != Snapshot.NOBODY && timestamps[row] < first ? 1 : 0;
                }
            }
        }
        return before;
    }
}
