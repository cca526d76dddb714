package dev.foretrait.engine.evidence;

import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.query.Chain;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Why a chain comes to its value for one profile or account.
 *
 * @param chain the chain
 * @param value what it comes to, exact; {@link Value#ABSENT} if to nothing
 * @param contributions the events that the value is made of, in the total order
 * @param nearMisses all other events of the stream, in the total order
 * @param winner the event whose value was taken, of {@code first}, {@code last}, {@code min} and {@code max}
 * @param frequencies of {@code mode}, how often each value was seen: the commonest first, then by code point
 * @param from the first instant inside the windows of the chain, if they begin anywhere
 * @param until the last instant inside the windows of the chain, if they end anywhere
 * @param sessionBegan when the session that is kept began
 */
public record ChainEvidence(
        Chain chain,
        Value value,
        List<Contribution> contributions,
        List<NearMiss> nearMisses,
        Optional<Winner> winner,
        List<Frequency> frequencies,
        Optional<Instant> from,
        Optional<Instant> until,
        Optional<Instant> sessionBegan) {

    public ChainEvidence {
        contributions = List.copyOf(contributions);
        nearMisses = List.copyOf(nearMisses);
        frequencies = List.copyOf(frequencies);
    }

    /**
     * The event whose value was taken.
     *
     * @param contribution its place among the contributions
     * @param ties how many others have the same value
     */
    public record Winner(int contribution, int ties) {}
}
