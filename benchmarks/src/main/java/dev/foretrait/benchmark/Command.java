package dev.foretrait.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The {@code foretrait} command as its users start it: a process of its own. */
record Command(Path home) {

    /** Runs it to its end; what it prints is dropped. */
    void run(String javaOptions, String... arguments) {
        List<String> words = new ArrayList<>(List.of(home.resolve("foretrait").toString()));
        words.addAll(List.of(arguments));
        ProcessBuilder process = new ProcessBuilder(words)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        process.environment().put("FORETRAIT_JAVA_OPTS", javaOptions);
        try {
            int status = process.start().waitFor();
            if (status != 0) {
                throw new IllegalStateException("status " + status + " of " + String.join(" ", words));
            }
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
