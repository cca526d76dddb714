package dev.foretrait.cli;

import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command knows, before its name or behind it. */
final class GlobalOptions {

    @Option(
            names = "-C",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Look for foretrait.yaml in DIR and its parents, not here.")
    private Optional<String> folder = Optional.empty();

    @Option(names = "--quiet", scope = ScopeType.INHERIT, description = "Say nothing but errors on standard error.")
    private boolean quiet;

    @Option(
            names = "--no-color",
            scope = ScopeType.INHERIT,
            description = "No colours. Nor are there any without a terminal, or with NO_COLOR set.")
    private boolean noColor;

    @Option(
            names = "--explain-limits",
            scope = ScopeType.INHERIT,
            description =
                    "Instead of running, print every limit and every choice that Segment leaves open: the default,"
                            + " the value in force here, and why.")
    private boolean explainLimits;

    @Option(
            names = {"-h", "--help"},
            scope = ScopeType.INHERIT,
            usageHelp = true,
            description = "Print this help.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            scope = ScopeType.INHERIT,
            versionHelp = true,
            description = "Print the version.")
    private boolean version;

    Optional<String> folder() {
        return folder;
    }

    boolean quiet() {
        return quiet;
    }

    boolean noColor() {
        return noColor;
    }

    boolean explainLimits() {
        return explainLimits;
    }
}
