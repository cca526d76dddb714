package dev.foretrait.cli;

import dev.foretrait.cli.terminal.Terminal;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What surrounds a run of the command, apart from its streams.
 *
 * @param folder the folder that relative paths start from
 * @param variables environment variables
 * @param clock what time it is
 * @param outputColumns the width of the terminal that standard output goes to; empty if it goes elsewhere
 * @param errorColumns the width of the terminal that standard error goes to; empty if it goes elsewhere
 */
public record Environment(
        Path folder,
        Map<String, String> variables,
        InstantSource clock,
        OptionalInt outputColumns,
        OptionalInt errorColumns) {

    /**
     * How the launcher script says which streams are terminals, and how wide: {@code 120 120}, with {@code -} for a stream
     * that is none. Any other word, such as {@code 0}, is a terminal of unknown width.
     */
    static final String COLUMNS_VARIABLE = "FORETRAIT_TERMINAL";

    private static final String NO_TERMINAL = "-";

    public Environment {
        variables = Map.copyOf(variables);
    }

    /** The surroundings of this process. */
    static Environment ofProcess() {
        return ofProcess(System.getenv());
    }

    /** The same, had it been given these variables. */
    static Environment ofProcess(Map<String, String> variables) {
        String[] columns = variables.getOrDefault(COLUMNS_VARIABLE, NO_TERMINAL).split(" ", -1);
        return new Environment(
                Path.of("").toAbsolutePath(),
                variables,
                InstantSource.system(),
                columns(columns[0]),
                columns(columns[columns.length - 1]));
    }

    /** The variable, if it is set and not empty. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
    }

    private static OptionalInt columns(String written) {
        if (written.isEmpty() || written.equals(NO_TERMINAL)) {
            return OptionalInt.empty();
        }
        boolean isNumber = written.length() < 6 && written.chars().allMatch(c -> c >= '0' && c <= '9');
        int columns = isNumber ? Integer.parseInt(written) : 0;
        return OptionalInt.of(columns == 0 ? Terminal.USUAL_WIDTH : columns);
    }
}
