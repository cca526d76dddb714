package dev.foretrait.cli.explain;

import dev.foretrait.engine.evidence.ChainEvidence;
import dev.foretrait.engine.evidence.Evidence;
import dev.foretrait.storage.space.IdentityTrail;
import dev.foretrait.storage.space.IdentityTrail.Elsewhere;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What brought the events of a profile together, and what led others away.
 *
 * @param mergedIds the segment ids of profiles that were merged into it
 * @param copies how many stored copies of its events were replaced, by message id
 * @param elsewhere messages with an id of the profile that count for another; empty if they were not looked for
 */
public record Identity(List<String> mergedIds, Map<String, Integer> copies, Optional<List<Elsewhere>> elsewhere) {

    /** Nothing is known: accounts are not told. */
    public static final Identity NONE = new Identity(List.of(), Map.of(), Optional.empty());

    /** Follows the trail of a profile, into all other messages if that is wanted. */
    public static Identity of(IdentityTrail trail, Evidence evidence, boolean wholly) {
        Set<String> ids = new HashSet<>();
        for (ChainEvidence chain : evidence.chains()) {
            chain.contributions().forEach(each -> ids.add(each.event().messageId()));
            chain.nearMisses().forEach(each -> ids.add(each.event().messageId()));
        }
        return new Identity(
                trail.mergedIds(),
                trail.replacedCopies(ids),
                wholly ? Optional.of(trail.elsewhere()) : Optional.empty());
    }
}
