package dev.foretrait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class UsageTest {

    @TempDir
    Path folder;

    static Stream<String> commands() {
        Invocation invocation = new Invocation(
                System.in, System.out, System.err, Ran.Setting.in(Path.of("")).environment());
        return Foretrait.commandLine(invocation).getSubcommands().entrySet().stream()
                .filter(entry ->
                        !entry.getValue().getCommandSpec().usageMessage().hidden())
                .map(Map.Entry::getKey);
    }

    @Test
    void theVersionGoesToStandardOutput() {
        Ran ran = Ran.in(folder, "--version");
        assertThat(ran.status()).isZero();
        assertThat(ran.out()).startsWith("foretrait ");
        assertThat(ran.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"--help, No space left, 2", "--version, No space left, 2", "lint --help, Broken pipe, 0"})
    void helpThatNobodyGetsIsAFailureLikeAnyOutput(String line, String reason, int status) {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int written) throws IOException {
                throw new IOException(reason);
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Environment here = Ran.Setting.in(folder).environment();
        assertThat(Foretrait.run(List.of(line.split(" ")), InputStream.nullInputStream(), broken, err, here))
                .isEqualTo(status);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo(status == 0 ? "" : "foretrait: no space left\n");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpOfEveryCommandHasExamplesAndFitsTheScreen(String command) {
        Ran ran = Ran.in(folder, command, "--help");
        assertThat(ran.status()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).contains("Usage: foretrait " + command, "Examples:", "--explain-limits");
        assertThat(ran.out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(ran.out()
                        .lines()
                        .dropWhile(line -> !line.equals("Examples:"))
                        .skip(1)
                        .takeWhile(line -> !line.isEmpty()))
                .allMatch(line -> line.startsWith("  "), "can be copied whole");
    }

    @Test
    void paragraphsOfHelpAreFilled() {
        assertThat(Ran.in(folder, "lint", "--help").out())
                .contains("\n--fix also if a definition without members cannot be repaired.\n");
    }

    @Test
    void explainSaysThatItIsAboutOneDefinition() {
        assertThat(Ran.in(folder, "explain", "--help").out().lines().takeWhile(line -> !line.contains("[KEY...] ")))
                .anyMatch(line -> line.contains("one definition"));
    }

    @Test
    void noCommandIsAUsageError() {
        Ran ran = Ran.in(folder);
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("no command given", "--help");
    }

    @Test
    void anUnknownCommandSuggestsTheNearest() {
        Ran ran = Ran.in(folder, "previw");
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("unknown command 'previw'; did you mean 'preview'?");
    }

    @Test
    void anUnknownOptionSuggestsTheNearest() {
        Ran ran = Ran.in(folder, "generate", "--mesages", "5");
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("unknown option '--mesages'; did you mean '--messages'?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    generate --messages many                 | --messages is a whole number, not 'many'
                    generate --messages 1e3                  | --messages is a whole number, not '1e3'
                    generate --messages 9223372036854775808  | --messages is at most 9,223,372,036,854,775,807, not '9223372036854775808'
                    generate --days -2147483649              | --days is at least -2,147,483,648, not '-2147483649'
                    lint --fix --repair 2nd total_inbounds   | --repair is a whole number, not '2nd'
                    lint --fix --repair 0 total_inbounds     | --repair is at least 1, not 0
                    profile --limit -3 user_id:C-1042        | --limit is at least 0, not -3
                    identity --orders -1                     | --orders is at least 0, not -1
                    completion fish                          | SHELL is bash or zsh, not 'fish'
                    generate --messages 5 --days 800000      | an export does not begin before the year 1
                    generate --messages 5 --days 2147483647  | an export does not begin before the year 1
                    generate --messages 5 --days -1          | an export does not end before it begins
                    """)
    void aValueThatCannotBeIsAUsageError(String line, String said) {
        Ran ran = Ran.in(folder, line.split(" +"));
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).startsWith("foretrait: " + said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    lint --fix --sarif made.txt                        | --sarif does not go with --fix
                    lint --rules --sarif made.txt                      | --rules and --explain tell of rules
                    lint --explain W-QUOTA --fix                       | --rules and --explain tell of rules
                    lint --sarif made.txt -o ./made.txt                | --sarif and -o name the same file
                    lint --rules --format json                         | there is no format 'json' here
                    lint --explain W-QUOTA --format json               | there is no format 'json' here
                    preview --show-query --format json                 | there is no format 'json' here
                    preview --explain-limits --format json             | --explain-limits prints text to standard output
                    --explain-limits lint -o made.txt                  | --explain-limits prints text to standard output
                    generate --explain-limits -o made.txt              | --explain-limits prints text to standard output
                    """)
    void whatWouldBeIgnoredIsAUsageError(String line, String said) {
        Ran ran = Ran.in(folder, line.split(" +"));
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).startsWith("foretrait: " + said);
        assertThat(folder.resolve("made.txt")).doesNotExist();
    }

    @Test
    void completionKnowsEveryCommand() {
        String script = Ran.in(folder, "completion", "bash").out();
        assertThat(commands()).allMatch(script::contains);
    }

    @Test
    void zshGetsItsCompletionSystemStarted() {
        assertThat(Ran.in(folder, "completion", "zsh").out()).startsWith("autoload -U +X compinit");
    }

    @Test
    void limitsAndChoicesAreExplainedInsteadOfRunning() {
        Ran ran = Ran.in(folder, "--explain-limits");
        assertThat(ran.status()).isZero();
        assertThat(ran.out())
                .contains("L-DEF-5", "10,000 values", "U-18", "in force: RETAIN", "M-11", "I-10", "because");
        assertThat(ran.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @ParameterizedTest
    @CsvSource({"1", "40", "54", "55"})
    void aNarrowTerminalIsEnough(int columns) {
        Ran ran = Ran.Setting.in(folder).onTerminal(columns).run("choices", "U-11");
        assertThat(ran.status()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(Ran.Setting.in(folder).onTerminal(columns).run("--help").status())
                .isZero();
    }

    @Test
    void whatKeepsLimitsFromBeingExplainedIsSaid() {
        Ran ran = Ran.in(folder, "-C", "nowhere", "--explain-limits");
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).startsWith("foretrait: ").contains("nowhere is no folder", "-C takes the folder");
    }

    @Test
    void helpHasColoursUnlessTheyAreUnwanted() {
        Ran.Setting terminal = Ran.Setting.in(folder).onTerminal(80);
        assertThat(terminal.run("preview", "--help").out()).contains("\u001b[");
        assertThat(terminal.run("preview", "--help", "--no-color").out()).doesNotContain("\u001b[");
        assertThat(terminal.run("--no-color", "--help").out()).doesNotContain("\u001b[");
    }
}
