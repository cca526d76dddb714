package dev.foretrait.storage.space;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.column.BlockBuilder;
import dev.foretrait.storage.block.StoredBlock;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Blocks end where they are full, though messages are put into them some hundreds at a time. */
class BlockSizesTest {

    private static final int NO_COMMIT_BETWEEN = Integer.MAX_VALUE;

    @TempDir
    Path folder;

    @Test
    void aBlockHasSoManyMessagesAtMost() {
        List<String> lines = IntStream.range(0, 40_000)
                .mapToObj(at -> Exports.track("m" + at, "ana", at % 60))
                .map(line -> line.hashCode() % 8 == 0 ? line.replace("\"Call\"", "\"Chat\"") : line)
                .toList();
        int chats = (int) lines.stream().filter(line -> line.contains("Chat")).count();
        try (Space space = imported(lines)) {
            assertThat(space.store().blocks())
                    .extracting(StoredBlock::rows)
                    .containsExactlyInAnyOrder(
                            chats, BlockBuilder.MAX_ROWS, lines.size() - chats - BlockBuilder.MAX_ROWS);
            assertThat(Exports.messages(space).stream().sorted())
                    .containsExactlyElementsOf(lines.stream().sorted().toList());
        }
    }

    @Test
    void aBlockHasSoManyFieldsAtMostAndThoseOfOneMessage() {
        List<String> wide = IntStream.range(0, 1_500)
                .mapToObj(at -> Exports.track("m" + at, "ana", at % 60, ownKeys(at, 10)))
                .toList();
        try (Space space = imported(wide)) {
            assertThat(space.store().blocks())
                    .hasSizeGreaterThan(3)
                    .allSatisfy(block -> assertThat(block.fields()).hasSizeLessThan(BlockBuilder.MAX_FIELDS + 20));
            assertThat(Exports.messages(space)).containsExactlyInAnyOrderElementsOf(wide);
        }
    }

    /** Blocks of three streams are full by their weight, again and again. */
    @Test
    void heavyMessagesGoThroughTheHeapThatTheCommandHas() throws Exception {
        Path export = folder.resolve("heavy.ndjson");
        try (Writer lines = Files.newBufferedWriter(export)) {
            for (int at = 0; at < 15_000; at++) {
                String text = "%08d".formatted(at).repeat(3_750);
                String line = Exports.track("m" + at, "ana", at % 60, "{\"text\":\"" + text + "\"}");
                lines.write(line.replace("\"Call\"", "\"Call " + at % 3 + "\"") + "\n");
            }
        }
        Process importing = ChildProcess.importingWith(512, folder.resolve("space"), export);
        assertThat(new String(importing.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualToIgnoringNewLines("15000");
    }

    private static String ownKeys(int message, int count) {
        return IntStream.range(0, count)
                .mapToObj(key -> "\"k" + message + "-" + key + "\":1")
                .collect(Collectors.joining(",", "{", "}"));
    }

    private Space imported(List<String> lines) {
        Path export = Exports.file(folder, "export.ndjson", lines.toArray(String[]::new));
        Space space = Space.open(folder.resolve("space"), SpaceOptions.DEFAULT, NO_COMMIT_BETWEEN);
        Exports.importInto(space, export);
        return space;
    }
}
