package dev.foretrait.storage.ingest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Hands out the sources of an import one after the other, to whoever is free to read. */
final class Sources {

    /** Of so many files at once it is asked how far they were read before. */
    private static final int AT_ONCE = 256;

    private final List<ImportSource> sources;
    private final Function<List<String>, Map<String, FileProgress>> progress;
    private final Map<String, FileProgress> known = new HashMap<>();
    private int next;

    /**
     * @param progress leads from names of files, at least one, to how far those were read that were
     */
    Sources(List<ImportSource> sources, Function<List<String>, Map<String, FileProgress>> progress) {
        this.sources = sources;
        this.progress = progress;
    }

    /**
     * One source.
     *
     * @param known how far it was read by an earlier import
     */
    record Waiting(ImportSource source, Optional<FileProgress> known) {}

    int size() {
        return sources.size();
    }

    /** How many bytes all of them have, as they lie on disk. */
    long bytes() {
        return ImportSource.bytes(sources);
    }

    List<String> names() {
        return sources.stream().map(ImportSource::name).toList();
    }

    /** The next source, or empty after the last one; asked by one thread at a time. */
    Optional<Waiting> next() {
        if (next == sources.size()) {
            return Optional.empty();
        }
        if (next % AT_ONCE == 0) {
            lookUp(sources.subList(next, Math.min(sources.size(), next + AT_ONCE)));
        }
        ImportSource source = sources.get(next++);
        return Optional.of(new Waiting(
                source, source.isFile() ? Optional.ofNullable(known.get(source.name())) : Optional.empty()));
    }

    private void lookUp(List<ImportSource> some) {
        known.clear();
        List<String> files = some.stream()
                .filter(ImportSource::isFile)
                .map(ImportSource::name)
                .toList();
        if (!files.isEmpty()) {
            known.putAll(progress.apply(files));
        }
    }
}
