package dev.foretrait.benchmark;

import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.evaluate.Computation;
import dev.foretrait.engine.evaluate.Evaluation;
import dev.foretrait.engine.evaluate.ProfileValues;
import dev.foretrait.engine.query.Acceptance;
import dev.foretrait.engine.query.Kind;
import dev.foretrait.engine.query.Level;
import dev.foretrait.engine.query.Query;
import dev.foretrait.engine.query.QueryReader;
import dev.foretrait.engine.semantics.Semantics;
import dev.foretrait.storage.definition.DefinitionFiles;
import dev.foretrait.storage.ingest.ImportReport;
import dev.foretrait.storage.ingest.ImportSource;
import dev.foretrait.storage.settings.SettingsFile;
import dev.foretrait.storage.settings.SpaceSettings;
import dev.foretrait.storage.space.Space;
import dev.foretrait.storage.space.SpaceOptions;
import dev.foretrait.storage.space.SpaceSnapshot;
import dev.foretrait.storage.space.StandingSpace;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A space of ours, open. Anonymous users take part, since peers know nothing of them. */
final class OpenSpace implements AutoCloseable {

    private static final long CACHE_BYTES = 2L << 30;

    private final Path folder;
    private final Space space;
    private final int threads;
    private final List<Definition> recipes;

    OpenSpace(Path folder, int threads) {
        this.folder = folder;
        SpaceSettings settings = SettingsFile.inSpace(folder).settings().orElseThrow();
        this.space = Space.open(
                folder,
                SpaceOptions.DEFAULT
                        .withName(settings.slug())
                        .withIdentity(settings.identity())
                        .withCacheBytes(CACHE_BYTES));
        this.threads = threads;
        this.recipes = DefinitionFiles.inSpace(folder).definitions();
    }

    Path folder() {
        return folder;
    }

    /** The eight recipes. */
    List<Definition> recipes() {
        return recipes;
    }

    Definition recipe(String key) {
        return recipes.stream()
                .filter(recipe -> recipe.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    ImportReport importFrom(Path export) {
        return space.importFrom(List.of(ImportSource.of(export)), (file, done, size, messages) -> {});
    }

    SpaceSnapshot snapshot() {
        return space.snapshot();
    }

    /** The values of definitions as of the newest message, worked out together. */
    List<ProfileValues> values(SpaceSnapshot snapshot, List<Query> queries) {
        return values(snapshot, queries, snapshot.newestTimestamp().orElseThrow());
    }

    List<ProfileValues> values(SpaceSnapshot snapshot, List<Query> queries, Instant now) {
        return Evaluation.evaluate(
                        queries.stream()
                                .map(query -> new Computation(query, Level.USERS, true))
                                .toList(),
                        snapshot,
                        now,
                        Semantics.DEFAULT,
                        threads)
                .stream()
                .map(ProfileValues.class::cast)
                .toList();
    }

    List<ProfileValues> valuesOfRecipes(SpaceSnapshot snapshot) {
        return values(snapshot, recipes.stream().map(Definition::query).toList());
    }

    /** The values of the recipes, to be kept right from one import to the next. */
    StandingSpace standing() {
        List<Computation> eight = recipes.stream()
                .map(recipe -> new Computation(recipe.query(), Level.USERS, true))
                .toList();
        Instant now = space.snapshot().newestTimestamp().orElseThrow();
        return new StandingSpace(space, eight, eight, Optional.empty(), now, threads);
    }

    /** A trait as somebody has just typed it. */
    static Query read(String text) {
        return QueryReader.read(new Source("query", text), Kind.TRAIT, Level.USERS, Acceptance.STRICT)
                .query()
                .orElseThrow(() -> new IllegalArgumentException(text));
    }

    @Override
    public void close() {
        space.close();
    }
}
