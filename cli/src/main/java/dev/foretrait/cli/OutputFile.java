package dev.foretrait.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A file that is whole or not there: it is written under another name beside its place and moved there at the end. A file
 * that is replaced leaves its permissions to the new one, and what links to it still does. What is no plain file (a pipe, a
 * device) is written straight into.
 */
final class OutputFile implements AutoCloseable {

    private static final FileAttribute<?> OF_NOBODY_ELSE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path place;
    private final Path written;
    private final OutputStream stream;

    private OutputFile(Path place, Path written, OutputStream stream) {
        this.place = place;
        this.written = written;
        this.stream = new BufferedOutputStream(stream, 1 << 16);
    }

    static OutputFile create(Path asked) throws IOException {
        if (Files.isDirectory(asked)) {
            throw Failure.unusable(asked + " is a folder, not a file");
        }
        Path folder = asked.getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw Failure.unusable("the folder " + folder + " does not exist");
        }
        if (Files.exists(asked) && !Files.isRegularFile(asked)) {
            return new OutputFile(asked, asked, Files.newOutputStream(asked));
        }
        if (Files.isSymbolicLink(asked) && !Files.exists(asked)) {
            throw Failure.unusable(
                    asked + " is a link to " + Files.readSymbolicLink(asked) + ", which does not exist",
                    "remove the link, or make the file");
        }
        Path place = Files.exists(asked) ? asked.toRealPath() : asked;
        Path part = place.resolveSibling("." + place.getFileName() + ".part");
        part.toFile().deleteOnExit();
        try {
            return new OutputFile(place, part, begun(part, place));
        } catch (AccessDeniedException refused) {
            throw Failure.unusable(
                    asked + " cannot be written",
                    "a file is written anew beside its place: check who may write into the folder");
        }
    }

    /** The part, open, with the permissions of the file that it is going to replace. */
    private static OutputStream begun(Path part, Path replaced) throws IOException {
        PosixFileAttributeView permissions = Files.getFileAttributeView(replaced, PosixFileAttributeView.class);
        if (permissions == null || !Files.exists(replaced)) {
            return Files.newOutputStream(part);
        }
        Set<PosixFilePermission> kept = permissions.readAttributes().permissions();
        Files.deleteIfExists(part);
        OutputStream stream = Channels.newOutputStream(Files.newByteChannel(
                part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OF_NOBODY_ELSE));
        Files.setPosixFilePermissions(part, kept);
        return stream;
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
