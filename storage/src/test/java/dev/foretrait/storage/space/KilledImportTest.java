package dev.foretrait.storage.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foretrait.engine.column.BlockBuilder;
import dev.foretrait.fixtures.generate.FlexExport;
import dev.foretrait.storage.StorageException;
import dev.foretrait.storage.ingest.ImportProgress;
import dev.foretrait.storage.ingest.ImportReport;
import dev.foretrait.storage.ingest.ImportSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An import that ends before its time loses nothing and doubles nothing when it is done again. */
class KilledImportTest {

    private static final int COMMIT_EVERY = 400;

    @TempDir
    Path folder;

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 100, 1_500, 2_001, 4_500, 5_900})
    void whatWasCutIsMadeUpForByTheNextImport(long afterMessages) {
        List<ImportSource> files = export();
        try (Space whole = Space.inMemory(SpaceOptions.DEFAULT);
                Space cut = Space.open(folder.resolve("cut"), SpaceOptions.DEFAULT, COMMIT_EVERY)) {
            whole.importFrom(files, ImportProgress.SILENT);
            assertThatExceptionOfType(Killed.class).isThrownBy(() -> cut.importFrom(files, killAfter(afterMessages)));
            cut.importFrom(files, ImportProgress.SILENT);
            assertThat(Exports.messages(cut)).isEqualTo(Exports.messages(whole));
            assertThat(Exports.profiles(cut.snapshot())).isEqualTo(Exports.profiles(whole.snapshot()));
            assertThat(cut.rejected()).isEqualTo(whole.rejected());
            assertThat(Exports.copies(cut.snapshot())).isEqualTo(Exports.copies(whole.snapshot()));
        }
    }

    @Test
    void anImportKilledAgainAndAgainComesToItsEnd() {
        List<ImportSource> files = export();
        List<String> expected;
        List<String> copies;
        try (Space whole = Space.inMemory(SpaceOptions.DEFAULT)) {
            whole.importFrom(files, ImportProgress.SILENT);
            expected = Exports.messages(whole);
            copies = Exports.copies(whole.snapshot());
            assertThat(copies).hasSizeGreaterThan(100);
        }
        int kills = 0;
        for (boolean finished = false; !finished; ) {
            try (Space space = Space.open(folder.resolve("space"), SpaceOptions.DEFAULT, COMMIT_EVERY)) {
                space.importFrom(files, killAfter(700 + 300L * kills));
                finished = true;
            } catch (Killed killed) {
                kills++;
            }
        }
        assertThat(kills).isGreaterThan(2);
        try (Space space = Space.open(folder.resolve("space"), SpaceOptions.DEFAULT)) {
            assertThat(Exports.messages(space)).isEqualTo(expected);
            assertThat(Exports.copies(space.snapshot())).isEqualTo(copies);
            ImportReport again = space.importFrom(files, ImportProgress.SILENT);
            assertThat(again.stored()).isZero();
        }
    }

    @Test
    void anImportStopsBeforeTheDiskIsFullAndGoesOnWhenThereIsRoom() {
        List<ImportSource> files = export();
        AtomicLong free = new AtomicLong(Long.MAX_VALUE);
        Path space = folder.resolve("space");
        try (Space full = Space.open(space, SpaceOptions.DEFAULT, COMMIT_EVERY, free::get)) {
            full.importFrom(files.subList(0, 1), ImportProgress.SILENT);
            free.set(5L << 20);
            assertThatThrownBy(() -> full.importFrom(files, ImportProgress.SILENT))
                    .isInstanceOf(StorageException.class)
                    .hasMessage("the disk of the space is nearly full: 5 MB are left, and 64 MB are kept free;"
                            + " make room, then import again; what is stored already stays");
        }
        try (Space roomy = Space.open(space, SpaceOptions.DEFAULT);
                Space whole = Space.inMemory(SpaceOptions.DEFAULT)) {
            assertThat(Exports.messages(roomy)).isNotEmpty();
            roomy.importFrom(files, ImportProgress.SILENT);
            whole.importFrom(files, ImportProgress.SILENT);
            assertThat(Exports.messages(roomy)).isEqualTo(Exports.messages(whole));
        }
    }

    @Test
    void aProcessThatIsKilledLeavesASpaceThatCanBeFilledFurther() throws Exception {
        List<ImportSource> files = export();
        Path space = folder.resolve("space");
        Process process = ChildProcess.importing(space, folder.resolve("export"));
        assertThat(process.inputReader().readLine()).isEqualTo(ChildProcess.UNDER_WAY);
        process.destroyForcibly().waitFor();
        try (Space killed = Space.open(space, SpaceOptions.DEFAULT);
                Space whole = Space.inMemory(SpaceOptions.DEFAULT)) {
            killed.importFrom(files, ImportProgress.SILENT);
            whole.importFrom(files, ImportProgress.SILENT);
            assertThat(Exports.messages(killed)).isEqualTo(Exports.messages(whole));
        }
    }

    /** A block of A is full and stored when its copy is read back; those of Z and B are not, and a row of B has given way. */
    @Test
    void aRowOfABlockThatWasNeverStoredDoesNotGiveWay() {
        List<String> lines = new ArrayList<>();
        IntStream.range(0, 5).forEach(at -> lines.add(track("Z", "z" + at, 1, at)));
        lines.add(track("B", "b1", 1, 0));
        IntStream.range(0, BlockBuilder.MAX_ROWS).forEach(at -> lines.add(track("A", "a" + at, 1, at)));
        lines.add(track("C", "c", 9, 0));
        lines.add(track("C", "c", 5, 0));
        lines.add(track("B", "b", 5, 0));
        lines.add(track("A", "a5", 9, -1));
        IntStream.range(0, 10_000).forEach(at -> lines.add(track("D", "d" + at, 1, at)));
        ImportSource before = ImportSource.of(Exports.file(folder, "before.ndjson", track("B", "b", 9, 0)));
        ImportSource file = ImportSource.of(Exports.file(folder, "file.ndjson", lines.toArray(String[]::new)));
        try (Space whole = Space.inMemory(SpaceOptions.DEFAULT);
                Space cut = Space.open(folder.resolve("cut"), SpaceOptions.DEFAULT)) {
            whole.importFrom(List.of(before, file), ImportProgress.SILENT);
            cut.importFrom(List.of(before), ImportProgress.SILENT);
            assertThatExceptionOfType(Killed.class)
                    .isThrownBy(() -> cut.importFrom(List.of(file), killAfter(BlockBuilder.MAX_ROWS + 5_000)));
            assertThat(Exports.messages(cut))
                    .hasSizeGreaterThan(BlockBuilder.MAX_ROWS)
                    .anyMatch(each -> each.contains("\"messageId\":\"b\""));
            cut.importFrom(List.of(file), ImportProgress.SILENT);
            assertThat(Exports.messages(cut)).isEqualTo(Exports.messages(whole));
            assertThat(Exports.copies(cut.snapshot())).isEqualTo(Exports.copies(whole.snapshot()));
        }
    }

    private static String track(String event, String messageId, int second, int number) {
        return Exports.track(messageId, "u" + number % 50, second, "{\"n\":" + number + "}")
                .replace("\"Call\"", "\"" + event + "\"");
    }

    private static ImportProgress killAfter(long messages) {
        return (file, bytes, of, read) -> {
            if (read >= messages) {
                throw new Killed();
            }
        };
    }

    /** Messages of every sort, some sent twice, some without id, with lines that are left out, in four files. */
    private List<ImportSource> export() {
        List<String> lines =
                new ArrayList<>(FlexExport.of(6_000).withDelivery(0.1, 0.1).lines());
        for (int at = 7; at < lines.size(); at += 50) {
            lines.set(at, at % 100 == 7 ? "broken " + at : lines.get(at).replaceFirst("\"messageId\":\"[^\"]*\",", ""));
        }
        String packed = String.join("\n", lines.subList(0, 2_000));
        Exports.bytes(folder, "export/a.gz", Exports.gzip(packed.getBytes(StandardCharsets.UTF_8)));
        Exports.file(folder, "export/b.ndjson", lines.subList(2_000, 4_000).toArray(String[]::new));
        List<String> array = lines.subList(4_000, 4_300).stream()
                .filter(line -> line.startsWith("{"))
                .toList();
        Exports.file(folder, "export/c.json", "[", String.join(",\n", array), "]");
        Exports.file(folder, "export/d.ndjson", lines.subList(4_300, 6_000).toArray(String[]::new));
        return ImportSource.find(folder.resolve("export").toString());
    }
}
