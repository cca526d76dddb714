package dev.foretrait.cli.explain;

import dev.foretrait.engine.evidence.ChainEvidence;
import dev.foretrait.engine.evidence.Evidence;
import dev.foretrait.storage.space.IdentityTrail;
import dev.foretrait.storage.space.IdentityTrail.Elsewhere;
import dev.foretrait.storage.space.IdentityTrail.Merged;
import dev.foretrait.storage.space.LeftOutCopies;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What brought the events of a profile together, and what led others away.
 *
 * @param mergedIds the segment ids of profiles that were merged into it
 * @param merges the same with what each brought; empty if that cannot be told
 * @param copies the copies of its events that were left out
 * @param elsewhere messages with an id of the profile that count for another
 */
public record Identity(
        List<String> mergedIds, Optional<List<Brought>> merges, LeftOutCopies copies, List<Elsewhere> elsewhere) {

    /** Nothing is known: accounts are not told. */
    public static final Identity NONE = new Identity(List.of(), Optional.empty(), LeftOutCopies.NONE, List.of());

    /**
     * What a merge brought.
     *
     * @param merged the profile that was merged
     * @param events those of its messages that evidence tells of, in their order
     */
    public record Brought(Merged merged, List<String> events) {}

    /** Follows the trail of a profile. */
    public static Identity of(IdentityTrail trail, Evidence evidence) {
        Set<String> ids = new LinkedHashSet<>();
        for (ChainEvidence chain : evidence.chains()) {
            chain.contributions().forEach(each -> ids.add(each.event().messageId()));
            chain.nearMisses().forEach(each -> ids.add(each.event().messageId()));
        }
        return new Identity(
                trail.mergedIds(),
                trail.merges()
                        .map(all -> all.stream()
                                .map(merged -> new Brought(
                                        merged,
                                        merged.messageIds().stream()
                                                .filter(ids::contains)
                                                .toList()))
                                .toList()),
                trail.copies(ids),
                trail.elsewhere());
    }
}
