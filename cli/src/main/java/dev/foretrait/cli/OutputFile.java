package dev.foretrait.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that is whole or not there: it is written under another name beside its place and moved there at the end. What
 * is no plain file (a pipe, a device) is written straight into.
 */
final class OutputFile implements AutoCloseable {

    private final Path place;
    private final Path written;
    private final OutputStream stream;

    private OutputFile(Path place, Path written) throws IOException {
        this.place = place;
        this.written = written;
        this.stream = new BufferedOutputStream(Files.newOutputStream(written), 1 << 16);
    }

    static OutputFile create(Path place) throws IOException {
        if (Files.isDirectory(place)) {
            throw Failure.unusable(place + " is a folder, not a file");
        }
        Path folder = place.getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw Failure.unusable("the folder " + folder + " does not exist");
        }
        boolean special = Files.exists(place) && !Files.isRegularFile(place);
        return new OutputFile(place, special ? place : place.resolveSibling("." + place.getFileName() + ".part"));
    }

    OutputStream stream() {
        return stream;
    }

    /** Puts the file in its place. */
    void keep() throws IOException {
        stream.close();
        if (!written.equals(place)) {
            Files.move(written, place, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void close() throws IOException {
        stream.close();
        if (!written.equals(place)) {
            Files.deleteIfExists(written);
        }
    }
}
