package dev.foretrait.cli;

import dev.foretrait.cli.choices.AnsweredChoice;
import dev.foretrait.cli.choices.ChoicesCsv;
import dev.foretrait.cli.choices.ChoicesJson;
import dev.foretrait.cli.choices.ChoicesScreen;
import dev.foretrait.cli.output.TextLines;
import dev.foretrait.engine.semantics.Choice;
import dev.foretrait.storage.settings.SpaceSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists what Segment's documentation leaves open, and the answers here. */
@Command(
        name = "choices",
        description =
                "Lists the questions that Segment's documentation leaves open: the answer taken here, why, and for those"
                        + " that can be switched the options, which of them is in force, and where the space says so.",
        footer = {
            "",
            "Examples:",
            "  foretrait choices",
            "  foretrait choices U-11 U-56",
            "  foretrait choices --switchable",
            "  foretrait choices --format csv -o choices.csv",
            "",
            "A choice is switched in foretrait.yaml:",
            "  choices: { U-18: RESET, U-56: [ALWAYS, RETAIN] }"
        })
final class ChoicesCommand implements Callable<Integer> {

    private static final List<Format> FORMATS = List.of(Format.TABLE, Format.JSON, Format.NDJSON, Format.CSV);

    private final Invocation invocation;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Option(names = "--switchable", description = "Only choices that can be switched.")
    private boolean switchable;

    @Parameters(arity = "0..*", paramLabel = "NUMBER", description = "Only these choices. Default: all.")
    private List<String> numbers = new ArrayList<>();

    ChoicesCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
        Format format = output.format(FORMATS, Format.TABLE);
        List<Choice> chosen = numbers.isEmpty()
                ? List.of(Choice.values())
                : numbers.stream().map(ChoicesCommand::numbered).toList();
        SpaceSettings settings = SpaceOnDisk.find(invocation).settings();
        List<AnsweredChoice> answered = chosen.stream()
                .filter(choice -> !switchable || choice.isSwitchable())
                .map(choice -> AnsweredChoice.of(choice, settings))
                .toList();
        output.write(invocation, out -> write(answered, format, out));
        return ExitStatus.FINE;
    }

    private void write(List<AnsweredChoice> choices, Format format, OutputStream out) throws IOException {
        switch (format) {
            case JSON -> ChoicesJson.write(choices, out);
            case NDJSON -> ChoicesJson.writeLines(choices, out);
            case CSV -> ChoicesCsv.write(choices, out);
            default -> TextLines.write(new ChoicesScreen(output.terminal(invocation)).lines(choices), out);
        }
    }

    private static Choice numbered(String number) {
        return Choice.numbered(number).orElseThrow(() -> {
            String advice = Choice.near(number)
                    .map(meant -> "did you mean " + meant.id() + ": " + meant.question())
                    .orElse("'foretrait choices' lists all");
            return Failure.unusable("there is no choice '" + number + "'", advice);
        });
    }
}
