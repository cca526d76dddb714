package dev.foretrait.cli.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script that starts the command, on a copy of it that finds {@link Started} in place of the command. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the script is one of the POSIX shell")
class LauncherTest {

    private static final Path SCRIPT = Path.of("..", "foretrait");

    @TempDir
    Path folder;

    private Path script;
    private Path target;

    private record Run(int exitCode, List<String> out, String err) {

        List<String> of(String what) {
            return out.stream()
                    .filter(line -> line.startsWith(what + " "))
                    .map(line -> line.substring(what.length() + 1))
                    .toList();
        }
    }

    @BeforeEach
    void copyOfTheScript() throws IOException {
        script = folder.toRealPath().resolve("home of the command/foretrait");
        target = script.resolveSibling("cli/target");
        Files.createDirectories(target);
        Files.copy(SCRIPT, script, StandardCopyOption.COPY_ATTRIBUTES);
    }

    @Test
    void argumentsAndExitCodeAreLeftAsTheyAre() throws Exception {
        jar();
        Run run = run(Map.of(), "preview", "two words", "", "*", "$HOME", "\"quoted\"", "--", "-x");
        assertThat(run.of("argument"))
                .containsExactly("preview", "two words", "", "*", "$HOME", "\"quoted\"", "--", "-x");
        assertThat(run.exitCode()).isEqualTo(Started.EXIT_CODE);
        assertThat(run.err()).isEmpty();
        assertThat(run.of("terminal")).as("neither stream is one").containsExactly("- -");
    }

    @Test
    void aSymbolicLinkLeadsToTheCommand() throws Exception {
        jar();
        Path far = Files.createSymbolicLink(folder.resolve("far"), script);
        Path near = Files.createSymbolicLink(script.resolveSibling("near"), Path.of("foretrait"));
        assertThat(run(far, Map.of(), "--version").exitCode()).isEqualTo(Started.EXIT_CODE);
        assertThat(run(near, Map.of(), "--version").exitCode()).isEqualTo(Started.EXIT_CODE);
    }

    @Test
    void eachCommandGetsTheCompilerAndTheCollectorThatSuitIt() throws Exception {
        jar();
        assertThat(run(Map.of(), "preview").of("option")).contains("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
        assertThat(run(Map.of(), "-C", "space", "import", "file").of("option"))
                .contains("-XX:TieredStopAtLevel=1", "-XX:+UseParallelGC");
        assertThat(run(Map.of(), "values").of("option"))
                .contains("-XX:+UseSerialGC")
                .doesNotContain("-XX:TieredStopAtLevel=1");
    }

    @Test
    void optionsOfTheUserComeBehindItsOwn() throws Exception {
        jar();
        Run run = run(Map.of("FORETRAIT_JAVA_OPTS", "-Xmx300m -Dstarted.by=user"), "preview");
        assertThat(run.of("option")).containsSubsequence("-Xmx512m", "-Xmx300m");
        assertThat(run.of("property")).containsExactly("user");
    }

    @Test
    void aCollectorOfTheUserTakesThePlaceOfItsOwn() throws Exception {
        jar();
        Run run = run(Map.of("FORETRAIT_JAVA_OPTS", "-Xmx300m -XX:+UseG1GC"), "import", "file");
        assertThat(run.exitCode()).isEqualTo(Started.EXIT_CODE);
        assertThat(run.err()).isEmpty();
        assertThat(run.of("option")).contains("-XX:+UseG1GC").doesNotContain("-XX:+UseParallelGC", "-XX:+UseSerialGC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "POSIX", "C.UTF-8", "tlh_QQ.UTF-8"})
    void filesWithOtherLettersThanAsciiAreFoundWithoutALocaleThatIsInstalled(String locale) throws Exception {
        jar();
        // The shell makes the file and names it: without a locale this virtual machine cannot do so either.
        String made = "file=$1/$(printf 'caf\\303\\251').ndjson; : > \"$file\"; exec \"$0\" exists \"$file\"";
        Run run = run(Map.of("LC_ALL", locale), List.of("/bin/sh", "-c", made, script.toString(), folder.toString()));
        assertThat(run.of("exists")).containsExactly("true");
    }

    @Test
    void loadedClassesAreKeptUntilTheJarIsNewer() throws Exception {
        jar();
        run(Map.of(), "preview");
        Path archive = archive();
        assertThat(run(Map.of(), "preview").of("option")).contains("-XX:SharedArchiveFile=" + archive);

        Files.setLastModifiedTime(archive, FileTime.from(Instant.EPOCH));
        run(Map.of(), "preview");
        assertThat(Files.getLastModifiedTime(archive).toInstant()).isAfter(Instant.EPOCH);
    }

    @Test
    void whatIsMissingIsSaid() throws Exception {
        Run without = run(Map.of(), "preview");
        assertThat(without.exitCode()).isEqualTo(2);
        assertThat(without.err())
                .isEqualTo("foretrait: " + target
                        + "/foretrait.jar is missing, and so are the sources to build it from\n");

        Run nowhere = run(Map.of("JAVA_HOME", folder.toString()), "preview");
        assertThat(nowhere.exitCode()).isEqualTo(2);
        assertThat(nowhere.err())
                .isEqualTo("foretrait: JAVA_HOME is " + folder
                        + ", where there is no bin/java\n  set it to a JDK, 17 or later\n");
    }

    @Test
    void anOldJavaIsRefused() throws Exception {
        jar();
        Path home = folder.resolve("old");
        Path java = home.resolve("bin/java");
        Files.createDirectories(java.getParent());
        Files.writeString(java, "#!/bin/sh\nexit 1\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");
        Run run = run(Map.of("JAVA_HOME", home.toString()), "preview");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo("foretrait: " + java + " is of version 11.0.2\n  set JAVA_HOME to a JDK, 17 or later\n");
    }

    private void jar() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Started.class.getName());
        String entry = Started.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(target.resolve("foretrait.jar"));
                JarOutputStream jar = new JarOutputStream(file, manifest);
                InputStream bytes =
                        Objects.requireNonNull(Started.class.getClassLoader().getResourceAsStream(entry))) {
            jar.putNextEntry(new JarEntry(entry));
            bytes.transferTo(jar);
            jar.closeEntry();
        }
    }

    private Path archive() throws IOException {
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.toString().endsWith(".jsa"))
                    .findAny()
                    .orElseThrow();
        }
    }

    private Run run(Map<String, String> environment, String... arguments) throws Exception {
        return run(script, environment, arguments);
    }

    private Run run(Path started, Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(started.toString()));
        command.addAll(List.of(arguments));
        return run(environment, command);
    }

    private Run run(Map<String, String> environment, List<String> command) throws Exception {
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
        builder.environment().remove("FORETRAIT_JAVA_OPTS");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Run(process.exitValue(), out.lines().toList(), Files.readString(err));
    }
}
