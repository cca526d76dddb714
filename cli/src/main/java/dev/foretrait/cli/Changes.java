package dev.foretrait.cli;

import dev.foretrait.storage.catalogue.CatalogueFiles;
import dev.foretrait.storage.definition.DefinitionFiles;
import dev.foretrait.storage.entity.EntityFiles;
import dev.foretrait.storage.settings.SpaceFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Waits until somebody saves a file that the definitions of a space are made of, or presses Enter. Files are looked at twenty
 * times a second, which is the same on every system and file system.
 */
final class Changes {

    private static final long LOOK_EVERY_MILLIS = 50;

    private final Path space;
    private final BlockingQueue<Typed> typed = new LinkedBlockingQueue<>();
    private Map<Path, Stamp> known;

    private enum Typed {
        LINE,
        END
    }

    /** What tells one state of a file from another without reading it. */
    private record Stamp(long size, FileTime modified) {}

    /**
     * Whatever changes from now on will be told.
     *
     * @param space the folder of the space
     * @param in where a line is typed to look again, and which ends when nobody is to wait any longer
     */
    Changes(Path space, InputStream in) {
        this.space = space;
        this.known = stamps();
        Thread reading = new Thread(() -> read(in), "foretrait-typed");
        reading.setDaemon(true);
        reading.start();
    }

    private void read(InputStream in) {
        try {
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next == '\n') {
                    typed.add(Typed.LINE);
                }
            }
        } catch (IOException gone) {
            // the same as its end
        } finally {
            typed.add(Typed.END);
        }
    }

    /**
     * Waits.
     *
     * @param elsewhere whether something else has happened that is waited for, too
     * @return the files that were saved, made or removed since the last time; none if a line was typed or something happened
     *     elsewhere; empty if the input has ended
     */
    Optional<SortedSet<Path>> await(BooleanSupplier elsewhere) throws InterruptedException {
        while (true) {
            @Nullable Typed next = typed.poll(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            if (next != null) {
                known = stamps();
                return next == Typed.END ? Optional.empty() : Optional.of(new TreeSet<>());
            }
            SortedSet<Path> changed = settled();
            if (!changed.isEmpty() || elsewhere.getAsBoolean()) {
                return Optional.of(changed);
            }
        }
    }

    /** What has changed, once nothing more does: an editor may save in several steps. */
    private SortedSet<Path> settled() throws InterruptedException {
        Map<Path, Stamp> before = known;
        Map<Path, Stamp> now = stamps();
        while (!now.equals(known)) {
            known = now;
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
            now = stamps();
        }
        SortedSet<Path> changed = new TreeSet<>();
        for (Path file : before.keySet()) {
            if (!before.get(file).equals(now.get(file))) {
                changed.add(file);
            }
        }
        now.keySet().stream().filter(file -> !before.containsKey(file)).forEach(changed::add);
        return changed;
    }

    private Map<Path, Stamp> stamps() {
        List<Path> files = new ArrayList<>(List.of(space.resolve(SpaceFolder.SETTINGS)));
        Stream.concat(DefinitionFiles.FOLDERS.stream(), Stream.of(EntityFiles.FOLDER, CatalogueFiles.FOLDER))
                .map(space::resolve)
                .filter(Files::isDirectory)
                .forEach(folder -> files.addAll(below(folder)));
        Map<Path, Stamp> stamps = new HashMap<>();
        files.forEach(file -> stamp(file).ifPresent(stamp -> stamps.put(file, stamp)));
        return stamps;
    }

    private static Optional<Stamp> stamp(Path file) {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(new Stamp(found.size(), found.lastModifiedTime()));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Path> below(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException | UncheckedIOException moving) {
            return List.of();
        }
    }
}
