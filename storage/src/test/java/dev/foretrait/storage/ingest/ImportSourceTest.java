package dev.foretrait.storage.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.foretrait.storage.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Folders and globs mean the files that a person sees in them, and nothing else on the disk matters. */
class ImportSourceTest {

    @TempDir
    Path folder;

    private Path locked;

    @AfterEach
    void unlock() {
        if (locked != null) {
            assertThat(locked.toFile().setReadable(true)).isTrue();
        }
    }

    @Test
    void aLinkThatLeadsBackUpIsNotFollowed() throws IOException {
        files("a.ndjson", "sub/b.ndjson");
        link("loop", ".");
        link("sub/up", "..");
        assertThat(found("")).containsExactly("a.ndjson", "sub/b.ndjson");
        assertThat(found("/*.ndjson")).containsExactly("a.ndjson");
        assertThat(found("/**.ndjson")).containsExactly("a.ndjson", "sub/b.ndjson");
    }

    @Test
    void aFileThatLinksLeadToIsFoundOnceWhereItLies() throws IOException {
        files("b/x.ndjson");
        link("a", "b");
        link("c.ndjson", "b/x.ndjson");
        assertThat(found("")).containsExactly("b/x.ndjson");
        assertThat(found("/a/*")).containsExactly("a/x.ndjson");
    }

    @Test
    @Timeout(60)
    void aPipeIsReadOnce() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        assumeThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .as("there are pipes with names here")
                .isZero();
        ImportSource source = ImportSource.find(pipe.toString()).get(0);
        assertThat(source.isFile()).isFalse();
        CompletableFuture<Void> written = CompletableFuture.runAsync(() -> {
            try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(pipe))) {
                packed.write("text".getBytes(StandardCharsets.UTF_8));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
        try (InputStream text = Text.of(source, new AtomicLong())) {
            assertThat(text.readAllBytes()).asString().isEqualTo("text");
        }
        written.join();
    }

    @Test
    void filesBehindALinkOutOfTheFolderAreFound() throws IOException {
        files("elsewhere/x.ndjson", "here/y.ndjson");
        link("here/there", "../elsewhere");
        link("here/broken", "../nowhere");
        assertThat(found("/here")).containsExactly("here/there/x.ndjson", "here/y.ndjson");
    }

    @Test
    void starsStayInTheirFolderAndDoubleStarsDoNot() throws IOException {
        files("a.gz", "x/b.gz", "x/y/c.gz", "x/.hidden/d.gz", ".e.gz");
        assertThat(found("/*.gz")).containsExactly("a.gz");
        assertThat(found("/*/*.gz")).containsExactly("x/b.gz");
        assertThat(found("/x/**")).containsExactly("x/b.gz", "x/y/c.gz");
        assertThat(found("/?/{b,y/c}.gz")).containsExactly("x/b.gz", "x/y/c.gz");
        assertThat(found("/{a,x/b}.gz")).containsExactly("a.gz", "x/b.gz");
        assertThat(found("/.*.gz")).containsExactly(".e.gz");
    }

    @Test
    void lettersOfPatternsInNamesThatExistStandForThemselves() throws IOException {
        List<String> names = List.of("a[1]b", "c{d", "e*f", "g?h", "i}j", "k\\l", "m{n,o}");
        for (String name : names) {
            files(name + "/1.gz", name + "/sub/2.gz", name + "/" + name + ".gz");
            assertThat(found("/" + name + "/[1].gz")).containsExactly(name + "/1.gz");
            assertThat(found("/" + name + "/*/2*")).containsExactly(name + "/sub/2.gz");
            assertThat(found("/" + name + "/" + name + ".gz")).containsExactly(name + "/" + name + ".gz");
        }
    }

    @Test
    void whatIsNoPatternIsRefused() {
        for (String written : List.of("x/{a", "x/[a", "{a/b", "{a{b}}", "*.gz\\")) {
            assertThatThrownBy(() -> found("/" + written))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining(
                            "' in " + folder + "/" + written + " is no pattern of names; close each [ and {");
        }
        assertThatThrownBy(() -> found("/x/{a")).hasMessageStartingWith("'{a' in ");
    }

    @Test
    void aFolderThatCannotBeReadMattersOnlyOnTheWay() throws IOException {
        files("a.ndjson", "logs/b.ndjson", "private/c.ndjson");
        locked = folder.resolve("private");
        assertThat(locked.toFile().setReadable(false)).isTrue();
        assumeThat(Files.isReadable(locked))
                .as("a user who may read everything")
                .isFalse();
        assertThat(found("/*.ndjson")).containsExactly("a.ndjson");
        assertThat(found("/l*/*.ndjson")).containsExactly("logs/b.ndjson");
        for (String path : List.of("", "/*/*.ndjson", "/**.ndjson")) {
            assertThatThrownBy(() -> found(path))
                    .isInstanceOf(StorageException.class)
                    .hasMessage("the folder " + locked + " cannot be read; check its permissions");
        }
    }

    private List<String> found(String below) {
        return ImportSource.find(folder + below).stream()
                .map(source -> folder.relativize(Path.of(source.name())).toString())
                .toList();
    }

    private void files(String... names) throws IOException {
        for (String name : names) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.createFile(file);
        }
    }

    private void link(String name, String target) throws IOException {
        Files.createSymbolicLink(folder.resolve(name), Path.of(target));
    }
}
