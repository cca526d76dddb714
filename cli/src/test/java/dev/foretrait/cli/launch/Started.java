package dev.foretrait.cli.launch;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** Stands in for the command: says how it was started, a line for each thing, and ends with a code of its own. */
final class Started {

    static final int EXIT_CODE = 3;

    private Started() {}

    public static void main(String[] arguments) {
        for (String argument : arguments) {
            System.out.println("argument " + argument);
        }
        for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            System.out.println("option " + option);
        }
        System.out.println("property " + System.getProperty("started.by"));
        System.out.println("terminal " + System.getenv("FORETRAIT_TERMINAL"));
        if (arguments.length == 2 && arguments[0].equals("exists")) {
            System.out.println("exists " + Files.exists(Path.of(arguments[1])));
        }
        System.exit(EXIT_CODE);
    }
}
