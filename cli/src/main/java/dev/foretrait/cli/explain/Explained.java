package dev.foretrait.cli.explain;

import dev.foretrait.cli.output.ProfileIds;
import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.evidence.Evidence;
import dev.foretrait.engine.evidence.NextChange;
import dev.foretrait.engine.query.Printer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * One value of one profile with all that speaks for it.
 *
 * @param definition what was computed
 * @param asked the external id that led to the profile, as it was typed
 * @param segmentId the id of the profile, or of the account
 * @param externalIds its external ids by type
 * @param asOf the instant it was computed for
 * @param users how users of an account are known, by their numbers
 * @param printer how the space writes queries
 * @param isSent whether anybody has events of a name
 * @param evidence why the value is what it is
 * @param next when it changes by the passing of time alone
 * @param identity what brought its events together
 */
public record Explained(
        Definition definition,
        String asked,
        String segmentId,
        Map<String, List<String>> externalIds,
        Instant asOf,
        ProfileIds users,
        Printer printer,
        Predicate<String> isSent,
        Evidence evidence,
        NextChange next,
        Identity identity) {}
