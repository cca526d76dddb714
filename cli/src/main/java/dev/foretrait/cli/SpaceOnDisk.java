package dev.foretrait.cli;

import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.storage.ingest.ImportOptions;
import dev.foretrait.storage.settings.SettingsFile;
import dev.foretrait.storage.settings.SettingsReading;
import dev.foretrait.storage.settings.SpaceFolder;
import dev.foretrait.storage.settings.SpaceSettings;
import dev.foretrait.storage.space.Space;
import dev.foretrait.storage.space.SpaceOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where a command works: a space with its settings, or none at all.
 *
 * @param folder the folder of the space
 * @param settings what holds there; the defaults where there is no space
 */
record SpaceOnDisk(Optional<Path> folder, SpaceSettings settings) {

    /** What a throw-away space is called. */
    private static final String NAMELESS = "events";

    /** The space that the command was sent to, or stands in. */
    static SpaceOnDisk find(Invocation invocation) {
        Path start = invocation.folder();
        if (!Files.isDirectory(start)) {
            throw Failure.unusable(start + " is no folder", "-C takes the folder of a space");
        }
        Optional<Path> folder = SpaceFolder.find(start);
        return folder.isPresent()
                ? new SpaceOnDisk(folder, settings(folder.get(), invocation))
                : new SpaceOnDisk(folder, SpaceSettings.named(NAMELESS));
    }

    /** The space whose folder that is; another one is known already. */
    static SpaceOnDisk at(Path folder, SpaceOnDisk known, Invocation invocation) {
        return known.folder.filter(folder::equals).isPresent()
                ? known
                : new SpaceOnDisk(Optional.of(folder), settings(folder, invocation));
    }

    /** The space, open. */
    Space open(Invocation invocation) {
        return Space.open(needed(invocation), options());
    }

    /** What the settings mean for the data. */
    SpaceOptions options() {
        return SpaceOptions.DEFAULT
                .withName(settings.slug())
                .withIdentity(settings.identity())
                .withFilters(settings.filters())
                .withImports(new ImportOptions(settings.limits(), settings.semantics(), Optional.empty()))
                .withCacheBytes(settings.memory().orElseGet(SpaceOnDisk::usualCache));
    }

    /** As much as the engine proposes, but no more than a quarter of the memory there is. */
    private static long usualCache() {
        return Math.min(SpaceOptions.DEFAULT_CACHE_BYTES, Runtime.getRuntime().maxMemory() / 4);
    }

    /** Where the command keeps what git should not see. */
    Path hiddenFolder(Invocation invocation) {
        return needed(invocation).resolve(".foretrait");
    }

    /** Whether events were imported, or exports are there to be. */
    boolean mayHaveEvents(Invocation invocation) {
        return folder.isPresent() && (!settings.exports().isEmpty() || Files.isDirectory(hiddenFolder(invocation)));
    }

    /**
     * The folder.
     *
     * @throws Failure if there is no space
     */
    Path needed(Invocation invocation) {
        return folder.orElseThrow(() -> Failure.unusable(
                "there is no " + SpaceFolder.SETTINGS + " in " + invocation.folder() + " or above it",
                "make a space: foretrait init my-space",
                "or look at an export without one: --events PATH"));
    }

    private static SpaceSettings settings(Path folder, Invocation invocation) {
        SettingsReading reading = SettingsFile.inSpace(folder);
        List<Diagnostic> findings = reading.findings();
        if (!findings.isEmpty()
                && (reading.settings().isEmpty() || !invocation.options().quiet())) {
            ChosenDefinitions.show(findings, invocation);
        }
        return reading.settings()
                .orElseThrow(() -> Failure.unusable("the settings of the space have errors, see above"));
    }
}
