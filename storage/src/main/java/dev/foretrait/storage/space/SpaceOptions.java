package dev.foretrait.storage.space;

import dev.foretrait.engine.identity.IdentitySettings;
import dev.foretrait.storage.ingest.ImportOptions;

/**
 * What a space is opened with.
 *
 * @param name the name that goes into segment ids
 * @param identity how messages lead to profiles
 * @param imports the choices of imports
 * @param cacheBytes how much memory columns that were read may take
 */
public record SpaceOptions(String name, IdentitySettings identity, ImportOptions imports, long cacheBytes) {

    /** A quarter of a gibibyte: the columns of some ten million messages that a few definitions name. */
    public static final long DEFAULT_CACHE_BYTES = 256L << 20;

    /** The name of a space that has none. */
    public static final String DEFAULT_NAME = "dev";

    /** What the specification chooses. */
    public static final SpaceOptions DEFAULT =
            new SpaceOptions(DEFAULT_NAME, IdentitySettings.DEFAULT, ImportOptions.DEFAULT, DEFAULT_CACHE_BYTES);

    /** The same for a space of that name. */
    public SpaceOptions withName(String newName) {
        return new SpaceOptions(newName, identity, imports, cacheBytes);
    }

    /** The same with those identity settings. */
    public SpaceOptions withIdentity(IdentitySettings newIdentity) {
        return new SpaceOptions(name, newIdentity, imports, cacheBytes);
    }

    /** The same with those choices of imports. */
    public SpaceOptions withImports(ImportOptions newImports) {
        return new SpaceOptions(name, identity, newImports, cacheBytes);
    }

    /** The same with that much memory for columns. */
    public SpaceOptions withCacheBytes(long bytes) {
        return new SpaceOptions(name, identity, imports, bytes);
    }

    /** All that a resolution depends on, in one number that is the same in every run. */
    long resolutionHash() {
        String settings = String.join(
                "\n",
                name,
                identity.identifiers().toString(),
                identity.mode().name(),
                identity.emailCase().name(),
                Integer.toString(identity.mergeLimit()),
                Integer.toString(identity.mappingLimit()));
        long hash = 0;
        for (int at = 0; at < settings.length(); at++) {
            hash = (hash ^ settings.charAt(at)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        return hash;
    }
}
