package dev.foretrait.cli;

import dev.foretrait.storage.StorageException;
import dev.foretrait.storage.settings.SpaceFolder;
import dev.foretrait.storage.space.SpaceOffer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Shows a space again and again, whenever somebody saves one of its files. It stays open in between, so that a changed
 * definition costs what its evaluation takes, unless another process wants it: that has it then for as long as it takes. What cannot be shown is told, and
 * the next change waited for.
 */
final class WatchedPreview {

    private static final String CLEAR_SCREEN = "\u001b[2J\u001b[H";

    private final Invocation invocation;
    private final Path folder;
    private final Shown shown;
    private SpaceOnDisk onDisk;
    private @Nullable SpaceInUse open;

    /** What is shown, from the files as they are. */
    interface Shown {
        /** Opens the space. */
        SpaceInUse open(SpaceOnDisk onDisk) throws IOException;

        /** Shows what there is in an open space. */
        void show(SpaceOnDisk onDisk, SpaceInUse open) throws IOException;
    }

    /**
     * @param onDisk the space as it is now
     */
    WatchedPreview(Invocation invocation, SpaceOnDisk onDisk, Shown shown) {
        this.invocation = invocation;
        this.folder = onDisk.needed(invocation);
        this.onDisk = onDisk;
        this.shown = shown;
    }

    /** Shows until standard input ends. */
    void run() throws InterruptedException {
        Changes changes = new Changes(folder, invocation.in());
        try {
            show(new TreeSet<>(), () -> open = shown.open(onDisk));
            showWhenever(changes);
        } finally {
            close();
        }
    }

    private void showWhenever(Changes changes) throws InterruptedException {
        try (SpaceOffer offer = SpaceOffer.of(folder)) {
            BooleanSupplier isElsewhere = () -> offer.isWanted() || open == null && offer.isTaken();
            for (Optional<SortedSet<Path>> saved = changes.await(isElsewhere);
                    saved.isPresent();
                    saved = changes.await(isElsewhere)) {
                if (isElsewhere.getAsBoolean() && !lend(offer, changes)) {
                    return;
                }
                SortedSet<Path> files = saved.get();
                clearScreen();
                show(files, () -> refresh(files));
            }
        }
    }

    /** Lets another process have the space until that has finished; returns false if standard input ends before. */
    private boolean lend(SpaceOffer offer, Changes changes) throws InterruptedException {
        close();
        invocation.note("another command has the space now; it is shown again when that has finished");
        boolean isWatched = true;
        while (isWatched && offer.isTaken()) {
            isWatched = changes.await(() -> !offer.isTaken()).isPresent();
        }
        return isWatched;
    }

    private interface Opening {
        void run() throws IOException;
    }

    private void show(SortedSet<Path> saved, Opening opening) {
        try {
            opening.run();
            shown.show(onDisk, Objects.requireNonNull(open));
        } catch (Failure | StorageException | IOException unusable) {
            new FailureReport(invocation).failed(unusable);
        }
        invocation.note("");
        invocation.note("watching " + invocation.shown(folder) + told(saved)
                + ": save a file to see it, Enter looks again, Ctrl-D ends");
    }

    /** Brings the space to the present. It is opened anew for changed settings, and for a typed line: exports may be others. */
    private void refresh(SortedSet<Path> saved) throws IOException {
        if (open == null || saved.isEmpty() || saved.contains(folder.resolve(SpaceFolder.SETTINGS))) {
            close();
            onDisk = SpaceOnDisk.find(invocation);
            open = shown.open(onDisk);
        } else {
            open = open.at(invocation.environment().clock().instant());
        }
    }

    private String told(SortedSet<Path> saved) {
        return saved.stream()
                .map(file -> folder.relativize(file).toString())
                .collect(Collectors.joining(", ", saved.isEmpty() ? "" : " (", saved.isEmpty() ? "" : ")"));
    }

    private void clearScreen() {
        if (invocation.errorTerminal().interactive()) {
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
