package dev.foretrait.cli;

import dev.foretrait.storage.settings.SpaceSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** The command itself: which subcommands there are, and how a run of it begins and ends. */
@Command(
        name = "foretrait",
        versionProvider = Foretrait.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Tells what a Segment computed trait will be before it is synced: for whom, with which value, and why.",
        footer = {
            "",
            "Examples:",
            "  foretrait preview --events export.ndjson -q \"event('Order Completed').count()\"",
            "  foretrait init my-space",
            "  foretrait -C my-space import exports/",
            "  foretrait -C my-space preview",
            "",
            "'foretrait COMMAND --help' tells more about a command.",
            "Exit status: 0 fine, 1 findings, 2 usage, unreadable input or an internal error."
        })
public final class Foretrait implements Runnable {

    /** The narrowest help that picocli draws. */
    private static final int NARROWEST_HELP = 55;

    @Mixin
    private final GlobalOptions options;

    private Foretrait(GlobalOptions options) {
        this.options = options;
    }

    /**
     * Runs the command.
     *
     * @param out takes data, and nothing but data
     * @param err takes everything else
     * @return the exit status: 0, 1 or 2
     */
    public static int run(
            List<String> arguments, InputStream in, OutputStream out, OutputStream err, Environment environment) {
        Invocation invocation = new Invocation(in, out, err, environment);
        FailureReport report = new FailureReport(invocation);
        try {
            CommandLine line = commandLine(invocation);
            line.setParameterExceptionHandler((wrong, given) -> report.usage(wrong));
            line.setExecutionExceptionHandler((failure, command, parsed) -> report.failed(failure));
            StringWriter help = new StringWriter(); // a PrintWriter keeps to itself that nobody could be written to
            line.setOut(new PrintWriter(help));
            int status = line.execute(arguments.toArray(String[]::new));
            if (!help.toString().isEmpty()) {
                out.write(help.toString().getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
            return status;
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError failure) {
            return report.failed(failure);
        }
    }

    /** The command and all its subcommands, as picocli knows them. */
    static CommandLine commandLine(Invocation invocation) {
        CommandLine line = new CommandLine(new Foretrait(invocation.options()));
        line.addSubcommand(new InitCommand(invocation));
        line.addSubcommand(new ImportCommand(invocation));
        line.addSubcommand(new PreviewCommand(invocation));
        line.addSubcommand(new ValuesCommand(invocation));
        line.addSubcommand(new ExplainCommand(invocation));
        line.addSubcommand(new ProfileCommand(invocation));
        line.addSubcommand(new IdentityCommand(invocation));
        line.addSubcommand(new EventsCommand(invocation));
        line.addSubcommand(new LintCommand(invocation));
        line.addSubcommand(new ChoicesCommand(invocation));
        line.addSubcommand(new FmtCommand(invocation));
        line.addSubcommand(new SchemaCommand(invocation));
        line.addSubcommand(new GenerateCommand(invocation));
        line.addSubcommand(new CompletionCommand(invocation));
        line.addSubcommand(new WarmUpCommand(invocation));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpWidth(Math.max(
                NARROWEST_HELP, Math.min(100, invocation.outputTerminal().width())));
        line.setUsageHelpLongOptionsMaxWidth(28);
        line.setErr(new PrintWriter(invocation.err(), true));
        line.setExecutionStrategy(strategy(invocation));
        return line;
    }

    private static IExecutionStrategy strategy(Invocation invocation) {
        IExecutionStrategy usual = new RunLast();
        return parsed -> {
            parsed.commandSpec().commandLine().setColorScheme(colours(invocation));
            boolean explain = invocation.options().explainLimits() && !asksForHelp(parsed);
            return explain ? explainLimits(parsed, invocation) : usual.execute(parsed);
        };
    }

    /** The colours of help, which are known once the options are read. */
    private static ColorScheme colours(Invocation invocation) {
        return new ColorScheme.Builder(CommandLine.Help.defaultColorScheme(Ansi.AUTO))
                .ansi(invocation.outputTerminal().paint().on() ? Ansi.ON : Ansi.OFF)
                .build();
    }

    /** What fails here is reported as what fails in a command: picocli prints the trace of anything else. */
    private static int explainLimits(ParseResult parsed, Invocation invocation) {
        try {
            refuseOutputOptions(parsed);
            SpaceSettings settings = SpaceOnDisk.find(invocation).settings();
            invocation.print(new LimitsExplained(invocation.outputTerminal()).lines(settings));
            return ExitStatus.FINE;
        } catch (RuntimeException failure) {
            throw new ExecutionException(parsed.commandSpec().commandLine(), "", failure);
        }
    }

    private static void refuseOutputOptions(ParseResult parsed) {
        for (CommandLine line : parsed.asCommandLineList()) {
            Optional<String> format = line.getParseResult().matchedOptionValue("--format", Optional.empty());
            boolean isTable = format.orElse(Format.TABLE.toString()).equalsIgnoreCase(Format.TABLE.toString());
            if (!isTable || line.getParseResult().hasMatchedOption("--output")) {
                throw Failure.unusable(
                        "--explain-limits prints text to standard output, whatever the command",
                        "leave out --format and -o, and write '> FILE' for a file;"
                                + " choices alone: foretrait choices --format json -o FILE");
            }
        }
    }

    private static boolean asksForHelp(ParseResult parsed) {
        return parsed.asCommandLineList().stream()
                .anyMatch(line -> line.isUsageHelpRequested() || line.isVersionHelpRequested());
    }

    @Override
    public void run() {
        throw Failure.unusable("no command given", "'foretrait --help' lists the commands");
    }

    /** The version of the jar, as its manifest says. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"foretrait " + number().orElse("(built from source)")};
        }

        /** The number alone; none where classes were compiled and not packed. */
        static Optional<String> number() {
            return Optional.ofNullable(Foretrait.class.getPackage().getImplementationVersion());
        }
    }
}
