package dev.foretrait.storage.settings;

import dev.foretrait.engine.diagnostic.Severities;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.fql.SpaceFilters;
import dev.foretrait.engine.identity.IdentitySettings;
import dev.foretrait.engine.query.Dialect;
import dev.foretrait.engine.semantics.Choice;
import dev.foretrait.engine.semantics.Limits;
import dev.foretrait.engine.semantics.Plan;
import dev.foretrait.engine.semantics.Semantics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What holds for a whole space.
 *
 * @param name what people call it
 * @param slug its name in addresses and in commands
 * @param environment which of several alike it is: {@code dev}, {@code prod}
 * @param asOf the instant to compute for, where the space fixes one
 * @param exports files and folders of events, relative to the space
 * @param identity how external ids lead to profiles
 * @param filters which messages take no part
 * @param plan what the contract includes, where it is known
 * @param semantics what is switched of the open choices, with the history that counts
 * @param choices where the settings answer a choice, for each that they answer
 * @param limits what the contract says instead of the published limits
 * @param severities how bad the cases of single rules are held to be
 * @param memory how many bytes the cache of decoded columns may take, where that is set
 * @param dataGraph the entities of linked audiences, where the space has any
 */
public record SpaceSettings(
        String name,
        String slug,
        String environment,
        Optional<Instant> asOf,
        List<String> exports,
        IdentitySettings identity,
        SpaceFilters filters,
        Optional<Plan> plan,
        Semantics semantics,
        Map<Choice, Source.Position> choices,
        Limits limits,
        Severities severities,
        OptionalLong memory,
        Optional<DataGraphSettings> dataGraph) {

    /** The environment of a space that names none. */
    public static final String DEFAULT_ENVIRONMENT = "dev";

    public SpaceSettings {
        exports = List.copyOf(exports);
        choices = Map.copyOf(choices);
    }

    /** What the space takes for a query. */
    public Dialect dialect() {
        return new Dialect(limits, semantics);
    }

    /** A space of that name with nothing else set: for events that are evaluated without a space. */
    public static SpaceSettings named(String name) {
        return new SpaceSettings(
                name,
                name,
                DEFAULT_ENVIRONMENT,
                Optional.empty(),
                List.of(),
                IdentitySettings.DEFAULT,
                SpaceFilters.NONE,
                Optional.empty(),
                Semantics.DEFAULT,
                Map.of(),
                Limits.PUBLISHED,
                Severities.USUAL,
                OptionalLong.empty(),
                Optional.empty());
    }
}
