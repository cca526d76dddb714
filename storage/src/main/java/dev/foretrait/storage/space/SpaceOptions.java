package dev.foretrait.storage.space;

import dev.foretrait.engine.fql.SpaceFilter;
import dev.foretrait.engine.fql.SpaceFilters;
import dev.foretrait.engine.fql.Statement;
import dev.foretrait.engine.identity.IdentitySettings;
import dev.foretrait.storage.ingest.ImportOptions;
import java.util.stream.Collectors;

/**
 * What a space is opened with.
 *
 * @param name the name that goes into segment ids
 * @param identity how messages lead to profiles
 * @param filters which messages take no part
 * @param imports the choices of imports
 * @param cacheBytes how much memory columns that were read may take
 */
public record SpaceOptions(
        String name, IdentitySettings identity, SpaceFilters filters, ImportOptions imports, long cacheBytes) {

    /** A quarter of a gibibyte: the columns of some ten million messages that a few definitions name. */
    public static final long DEFAULT_CACHE_BYTES = 256L << 20;

    /** The name of a space that has none. */
    public static final String DEFAULT_NAME = "dev";

    /** What the specification chooses. */
    public static final SpaceOptions DEFAULT = new SpaceOptions(
            DEFAULT_NAME, IdentitySettings.DEFAULT, SpaceFilters.NONE, ImportOptions.DEFAULT, DEFAULT_CACHE_BYTES);

    /** The same for a space of that name. */
    public SpaceOptions withName(String newName) {
        return new SpaceOptions(newName, identity, filters, imports, cacheBytes);
    }

    /** The same with those identity settings. */
    public SpaceOptions withIdentity(IdentitySettings newIdentity) {
        return new SpaceOptions(name, newIdentity, filters, imports, cacheBytes);
    }

    /** The same with those filters. */
    public SpaceOptions withFilters(SpaceFilters newFilters) {
        return new SpaceOptions(name, identity, newFilters, imports, cacheBytes);
    }

    /** The same with those choices of imports. */
    public SpaceOptions withImports(ImportOptions newImports) {
        return new SpaceOptions(name, identity, filters, newImports, cacheBytes);
    }

    /** The same with that much memory for columns. */
    public SpaceOptions withCacheBytes(long bytes) {
        return new SpaceOptions(name, identity, filters, imports, bytes);
    }

    /** All that a resolution depends on, in one number that is the same in every run. */
    long resolutionHash() {
        String settings = String.join(
                "\n",
                name,
                identity.identifiers().toString(),
                identity.choices().toString(),
                Integer.toString(identity.mergeLimit()),
                Integer.toString(identity.mappingLimit()),
                statements());
        long hash = 0;
        for (int at = 0; at < settings.length(); at++) {
            hash = (hash ^ settings.charAt(at)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        return hash;
    }

    private String statements() {
        return filters.enabled().stream()
                .map(SpaceFilter::statement)
                .map(Statement::toString)
                .collect(Collectors.joining("\n"));
    }
}
