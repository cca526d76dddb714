package dev.foretrait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.fixtures.generate.FlexExport;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Somebody changes a space while a preview of it is on the screen. Whatever is told ends in a line about what is watched. */
@Timeout(60)
class PreviewWatchTest {

    private static final String COUNT =
            "key: calls\nname: Calls\nquery: event('Flex - Engagement Initiated').count()\n";

    @TempDir
    Path folder;

    private final PipedOutputStream typed = new PipedOutputStream();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final PipedInputStream errors = new PipedInputStream(1 << 16);
    private Path space;
    private Path trait;
    private BufferedReader told;
    private CompletableFuture<Integer> running;
    private long members;

    @BeforeEach
    void watch() throws IOException {
        space = folder.resolve("shop");
        Ran.in(folder, "init", "shop");
        Files.delete(space.resolve("traits/flex.yaml"));
        trait = Files.writeString(space.resolve("traits/calls.yaml"), COUNT);
        Path export = folder.resolve("export.ndjson");
        Files.write(export, FlexExport.of(500).lines());
        assertThat(Ran.in(folder, "-C", "shop", "import", export.toString()).status())
                .isZero();
        PipedInputStream in = new PipedInputStream(typed);
        PipedOutputStream err = new PipedOutputStream(errors);
        told = new BufferedReader(new InputStreamReader(errors, StandardCharsets.UTF_8));
        running = CompletableFuture.supplyAsync(() -> Foretrait.run(
                List.of("-C", "shop", "preview", "--watch", "--format", "csv"),
                in,
                out,
                err,
                Ran.Setting.in(folder).environment()));
        assertThat(nextTold()).containsExactly("watching shop: save a file to see it, Enter looks again, Ctrl-D ends");
        List<String> first = shown();
        assertThat(first).hasSize(2).last().asString().startsWith("calls,");
        members = members(first);
    }

    @AfterEach
    void endOfInputEndsIt() throws IOException {
        typed.close();
        assertThat(running.join()).isZero();
    }

    @Test
    void aChangedDefinitionIsShownWhenItIsSaved() throws IOException {
        Files.writeString(trait, COUNT.replace("key: calls", "key: all_calls"));
        assertThat(nextTold()).last().asString().startsWith("watching shop (traits/calls.yaml): ");
        assertThat(shown()).last().asString().startsWith("all_calls,");
    }

    @Test
    void filesMayComeAndGo() throws IOException {
        Path other = Files.writeString(
                space.resolve("traits/also.yaml"),
                COUNT.replace("calls", "also").replace("Calls", "Also"));
        assertThat(nextTold()).last().asString().startsWith("watching shop (traits/also.yaml): ");
        assertThat(shown()).hasSize(3);
        Files.delete(other);
        assertThat(nextTold()).last().asString().startsWith("watching shop (traits/also.yaml): ");
        assertThat(shown()).hasSize(2);
    }

    @Test
    void whatIsWrongIsToldAndNothingEnds() throws IOException {
        Files.writeString(trait, COUNT.replace(".count()", ".cuont()"));
        assertThat(nextTold())
                .anyMatch(line -> line.startsWith("traits/calls.yaml:3:"))
                .anyMatch(line -> line.startsWith("foretrait: nothing was computed"))
                .last()
                .asString()
                .startsWith("watching shop");
        assertThat(shown()).isEmpty();
        Files.writeString(trait, COUNT);
        assertThat(nextTold()).hasSize(1);
        assertThat(shown()).hasSize(2);
    }

    @Test
    void changedSettingsOpenTheSpaceAgain() throws IOException {
        Path settings = space.resolve("foretrait.yaml");
        String written = Files.readString(settings);
        Files.writeString(settings, written + "\nno_such_setting: 1\n");
        assertThat(nextTold()).anyMatch(line -> line.contains("no_such_setting"));
        Files.writeString(settings, written + "\nas_of: 2020-01-01\n");
        assertThat(nextTold()).last().asString().startsWith("watching shop (foretrait.yaml): ");
        assertThat(shown()).last().asString().startsWith("calls,").contains(",0,");
    }

    @Test
    void enterLooksAgain() throws IOException {
        typed.write('\n');
        typed.flush();
        assertThat(nextTold()).hasSize(1);
        assertThat(shown()).hasSize(2);
    }

    @Test
    void anotherProcessGetsTheSpaceAndWhatItImportsIsShown() throws IOException, InterruptedException {
        Path more = Files.writeString(folder.resolve("more.ndjson"), """
                {"type":"track","event":"Flex - Engagement Initiated","userId":"new","messageId":"new-1",\
                "timestamp":"2026-03-01T00:00:00Z"}
                """);
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "-C",
                        space.toString(),
                        "import",
                        more.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .startsWith("read 1 message · stored 1 ");
        assertThat(other.waitFor()).isZero();
        assertThat(nextTold())
                .containsExactly(
                        "another command has the space now; it is shown again when that has finished",
                        "watching shop: save a file to see it, Enter looks again, Ctrl-D ends");
        assertThat(members(shown())).isEqualTo(members + 1);
    }

    /** What is told up to the next line about what is watched, empty lines aside. */
    private List<String> nextTold() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = told.readLine(); line != null; line = told.readLine()) {
            if (!line.isEmpty()) {
                lines.add(line);
            }
            if (line.startsWith("watching ")) {
                break;
            }
        }
        return lines;
    }

    private static long members(List<String> csv) {
        return Long.parseLong(csv.get(1).split(",")[4]);
    }

    /** What was shown since this was asked last. */
    private List<String> shown() {
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        out.reset();
        return lines;
    }
}
