package dev.foretrait.cli;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that is there and can be read by nobody, whatever his rights. */
final class UnreadableFile {

    /** The memory of this process: nothing lies where it begins. */
    private static final Path MEMORY = Path.of("/proc/self/mem");

    private UnreadableFile() {}

    static Path at(Path place) throws IOException {
        assumeThat(MEMORY).as("files of Linux").exists();
        return Files.createSymbolicLink(place, MEMORY);
    }
}
