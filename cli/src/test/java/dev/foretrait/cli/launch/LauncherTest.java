package dev.foretrait.cli.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

/** The script that starts the command, on a copy of it that finds {@link Started} in place of the command. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the script is one of the POSIX shell")
class LauncherTest {

    private static final Path SCRIPT = Path.of("..", "foretrait");

    @TempDir
    private Path folder;

    private Path script;
    private Path target;

    private record Run(int exitCode, List<String> out, String err) {

        List<String> of(String what) {
            return out.stream()
                    .filter(line -> line.startsWith(what + " "))
                    .map(line -> line.substring(what.length() + 1))
                    .toList();
        }

        boolean hasOption(String option) {
            return of("option").contains(option);
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
        assertEquals(List.of("preview", "two words", "", "*", "$HOME", "\"quoted\"", "--", "-x"), run.of("argument"));
        assertEquals(Started.EXIT_CODE, run.exitCode());
        assertEquals("", run.err());
        assertEquals(List.of("- -"), run.of("terminal"), "neither stream is one");
    }

    @Test
    void aSymbolicLinkLeadsToTheCommand() throws Exception {
        jar();
        Path far = Files.createSymbolicLink(folder.resolve("far"), script);
        Path near = Files.createSymbolicLink(script.resolveSibling("near"), Path.of("foretrait"));
        assertEquals(Started.EXIT_CODE, run(far, Map.of(), "--version").exitCode());
        assertEquals(Started.EXIT_CODE, run(near, Map.of(), "--version").exitCode());
    }

    @Test
    void eachCommandGetsTheCompilerAndTheCollectorThatSuitIt() throws Exception {
        jar();
        Run preview = run(Map.of(), "preview");
        assertTrue(preview.hasOption("-XX:TieredStopAtLevel=1"));
        assertTrue(preview.hasOption("-XX:+UseSerialGC"));
        Run imports = run(Map.of(), "-C", "space", "import", "file");
        assertTrue(imports.hasOption("-XX:TieredStopAtLevel=1"));
        assertTrue(imports.hasOption("-XX:+UseParallelGC"));
        Run values = run(Map.of(), "values");
        assertFalse(values.hasOption("-XX:TieredStopAtLevel=1"));
        assertTrue(values.hasOption("-XX:+UseSerialGC"));
    }

    @Test
    void optionsOfTheUserComeBehindItsOwn() throws Exception {
        jar();
        Run run = run(Map.of("FORETRAIT_JAVA_OPTS", "-Xmx300m -Dstarted.by=user"), "preview");
        List<String> options = run.of("option");
        assertTrue(options.indexOf("-Xmx300m") > options.indexOf("-Xmx512m"), options::toString);
        assertEquals(List.of("user"), run.of("property"));
    }

    @Test
    void filesWithOtherLettersThanAsciiAreFoundWithoutALocale() throws Exception {
        jar();
        // The shell makes the file and names it: without a locale this virtual machine cannot do so either.
        String made = "file=$1/$(printf 'caf\\303\\251').ndjson; : > \"$file\"; exec \"$0\" exists \"$file\"";
        Run run = run(Map.of("LC_ALL", "C"), List.of("/bin/sh", "-c", made, script.toString(), folder.toString()));
        assertEquals(List.of("true"), run.of("exists"));
    }

    @Test
    void loadedClassesAreKeptUntilTheJarIsNewer() throws Exception {
        jar();
        run(Map.of(), "preview");
        Path archive = archive();
        assertTrue(run(Map.of(), "preview").hasOption("-XX:SharedArchiveFile=" + archive));

        Files.setLastModifiedTime(archive, FileTime.from(Instant.EPOCH));
        run(Map.of(), "preview");
        assertTrue(Files.getLastModifiedTime(archive).toInstant().isAfter(Instant.EPOCH));
    }

    @Test
    void whatIsMissingIsSaid() throws Exception {
        Run without = run(Map.of(), "preview");
        assertEquals(2, without.exitCode());
        assertEquals(
                "foretrait: " + target + "/foretrait.jar is missing, and so are the sources to build it from\n",
                without.err());

        Run nowhere = run(Map.of("JAVA_HOME", folder.toString()), "preview");
        assertEquals(2, nowhere.exitCode());
        assertEquals(
                "foretrait: JAVA_HOME is " + folder + ", where there is no bin/java\n  set it to a JDK, 17 or later\n",
                nowhere.err());
    }

    @Test
    void anOldJavaIsRefused() throws Exception {
        jar();
        Path home = folder.resolve("old");
        Path java = home.resolve("bin/java");
        Files.createDirectories(java.getParent());
        Files.writeString(java, "#!/bin/sh\nexit 1\n");
        assertTrue(java.toFile().setExecutable(true));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");
        Run run = run(Map.of("JAVA_HOME", home.toString()), "preview");
        assertEquals(2, run.exitCode());
        assertEquals(
                "foretrait: " + java + " is of version 11.0.2\n  set JAVA_HOME to a JDK, 17 or later\n", run.err());
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
        assertTrue(process.waitFor(1, TimeUnit.MINUTES));
        return new Run(process.exitValue(), out.lines().toList(), Files.readString(err));
    }
}
