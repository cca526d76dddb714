package dev.foretrait.cli;

import dev.foretrait.storage.StorageException;
import dev.foretrait.storage.settings.SpaceFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Shows a space again and again, whenever somebody saves one of its files. It stays open in between, so that a changed
 * definition costs what its evaluation takes. What cannot be shown is told, and the next change waited for.
 */
final class WatchedPreview {

    private static final String CLEAR_SCREEN = "\u001b[2J\u001b[H";

    private final Invocation invocation;
    private final Path folder;
    private final Shown shown;
    private @Nullable SpaceInUse open;

    /** What is shown, from the files as they are. */
    interface Shown {
        /** Opens the space. */
        SpaceInUse open() throws IOException;

        /** Shows what there is in an open space. */
        void show(SpaceInUse space) throws IOException;
    }

    /**
     * @param folder the folder of the space
     */
    WatchedPreview(Invocation invocation, Path folder, Shown shown) {
        this.invocation = invocation;
        this.folder = folder;
        this.shown = shown;
    }

    /** Shows until standard input ends. */
    void run() throws InterruptedException {
        Changes changes = new Changes(folder, invocation.in());
        try {
            Optional<SortedSet<Path>> saved = Optional.of(new TreeSet<>());
            while (saved.isPresent()) {
                show(saved.get());
                saved = changes.await();
                clear(saved);
            }
        } finally {
            close();
        }
    }

    private void show(SortedSet<Path> saved) {
        try {
            if (open == null || saved.isEmpty() || saved.contains(folder.resolve(SpaceFolder.SETTINGS))) {
                close();
                open = shown.open();
            } else {
                open = open.at(invocation.environment().clock().instant());
            }
            shown.show(open);
        } catch (Failure | StorageException | IOException unusable) {
            new FailureReport(invocation).failed(unusable);
        }
        invocation.note("");
        invocation.note("watching " + invocation.shown(folder) + told(saved)
                + ": save a file to see it, Enter looks again, Ctrl-D ends");
    }

    private String told(SortedSet<Path> saved) {
        return saved.stream()
                .map(file -> folder.relativize(file).toString())
                .collect(Collectors.joining(", ", saved.isEmpty() ? "" : " (", saved.isEmpty() ? "" : ")"));
    }

    private void clear(Optional<SortedSet<Path>> saved) {
        if (saved.isPresent() && invocation.errorTerminal().interactive()) {
            invocation.err().print(CLEAR_SCREEN);
        }
    }

    private void close() {
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
