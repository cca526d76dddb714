package dev.foretrait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command in a process of its own. */
final class OtherProcess {

    /** Takes from an administrator the right to write what its permissions forbid. */
    private static final List<String> BOUND_BY_PERMISSIONS = List.of("setpriv", "--bounding-set", "-dac_override");

    private OtherProcess() {}

    /** Starts it in that folder; what it says goes into the files {@code out} and {@code err} beside that. */
    static Process start(Path folder, String... arguments) throws IOException {
        return start(folder, List.of(), arguments);
    }

    /** Runs it as somebody to whom permissions apply. */
    static Ran boundByPermissions(Path folder, String... arguments) throws IOException, InterruptedException {
        boolean isAdministrator = Files.isWritable(Path.of("/"));
        Process process = start(folder, isAdministrator ? BOUND_BY_PERMISSIONS : List.of(), arguments);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Ran(process.exitValue(), said(folder, "out"), said(folder, "err"));
    }

    private static Process start(Path folder, List<String> by, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(by);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(beside(folder, "out").toFile())
                .redirectError(beside(folder, "err").toFile())
                .start();
    }

    private static String said(Path folder, String stream) throws IOException {
        return Files.readString(beside(folder, stream), StandardCharsets.UTF_8);
    }

    private static Path beside(Path folder, String stream) {
        return folder.resolveSibling(stream);
    }
}
