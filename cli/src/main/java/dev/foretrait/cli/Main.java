package dev.foretrait.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.List;

/** Where the process begins and ends. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.setProperty("slf4j.internal.verbosity", "ERROR"); // libraries log to nobody, and need not say so
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, failure) -> System.err.println("foretrait: " + thread.getName() + " stopped: " + failure));
        int status = Foretrait.run(
                List.of(arguments),
                System.in,
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                Environment.ofProcess());
        System.exit(status);
    }
}
