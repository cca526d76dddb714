package dev.foretrait.cli.explore;

import dev.foretrait.cli.preview.Heading;
import dev.foretrait.engine.identity.IsolatedSource;
import dev.foretrait.engine.identity.OrderSensitivity;
import dev.foretrait.engine.identity.ResolutionLog;
import java.util.List;
import java.util.Optional;

/**
 * How the messages of a space became profiles.
 *
 * @param heading what it is of
 * @param accounts how many accounts there are
 * @param types the configured types of external ids, first priority first
 * @param log what happened while messages were resolved
 * @param isolated the sources whose profiles have no type of id in common with those of other sources
 * @param orders how much depends on the order of arrival, if that was asked for
 */
public record IdentityCard(
        Heading heading,
        long accounts,
        List<TypeUse> types,
        ResolutionLog log,
        List<IsolatedSource> isolated,
        Optional<OrderSensitivity> orders) {

    public IdentityCard {
        types = List.copyOf(types);
        isolated = List.copyOf(isolated);
    }

    /**
     * What one type of external id is used for.
     *
     * @param type its name
     * @param limit how many values a profile may be given, in words
     * @param profiles how many profiles have it
     * @param values how many values all profiles have together
     */
    public record TypeUse(String type, String limit, long profiles, long values) {}
}
