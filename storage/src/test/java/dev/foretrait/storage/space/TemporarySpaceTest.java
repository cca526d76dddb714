package dev.foretrait.storage.space;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.fixtures.generate.FlexExport;
import dev.foretrait.storage.ingest.ImportSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spaces that are gone when they are closed. */
class TemporarySpaceTest {

    @TempDir
    Path folder;

    @Test
    void inAFileASpaceIsWhatItIsInMemory() {
        Path export = Exports.file(
                folder, "export.ndjson", FlexExport.of(3_000).lines().toArray(String[]::new));
        try (Space memory = Space.inMemory(SpaceOptions.DEFAULT);
                Space file = Space.inTemporaryFile(SpaceOptions.DEFAULT);
                Space other = Space.inTemporaryFile(SpaceOptions.DEFAULT)) {
            Exports.importInto(memory, export);
            Exports.importInto(file, export);
            assertThat(Exports.messages(file))
                    .isEqualTo(Exports.messages(memory))
                    .hasSizeGreaterThan(2_000);
            assertThat(Exports.profiles(file.snapshot())).isEqualTo(Exports.profiles(memory.snapshot()));
            assertThat(Exports.messages(other)).isEmpty();
        }
    }

    @Test
    void aFolderIsGoneWithWhatIsInItWhenItIsClosed() throws IOException {
        Path made;
        try (TemporaryFolder temporary = TemporaryFolder.make()) {
            made = Files.writeString(temporary.path().resolve("left"), "").getParent();
            try (Database database = Database.in(temporary)) {
                assertThat(database.jdbi()
                                .<Integer, RuntimeException>withHandle(
                                        handle -> handle.createQuery("SELECT count(*) FROM block")
                                                .mapTo(Integer.class)
                                                .one()))
                        .isZero();
            }
        }
        assertThat(made).doesNotExist();
    }

    @Test
    void whatIsLargeOrHasNoKnownSizeIsNotTakenIntoMemory() throws IOException {
        Path small = Exports.file(folder, "small.ndjson", "{}");
        Path large = folder.resolve("large.ndjson");
        try (RandomAccessFile sparse = new RandomAccessFile(large.toFile(), "rw")) {
            sparse.setLength((64L << 20) + 1);
        }
        assertThat(ImportSource.fitIntoMemory(List.of(ImportSource.of(small)))).isTrue();
        assertThat(ImportSource.fitIntoMemory(List.of(ImportSource.of(small), ImportSource.of(large))))
                .isFalse();
        assertThat(ImportSource.fitIntoMemory(List.of(ImportSource.of("-", InputStream.nullInputStream()))))
                .isFalse();
    }
}
