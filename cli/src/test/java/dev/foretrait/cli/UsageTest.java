package dev.foretrait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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
    @MethodSource("commands")
    void helpOfEveryCommandHasExamplesAndFitsTheScreen(String command) {
        Ran ran = Ran.in(folder, command, "--help");
        assertThat(ran.status()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).contains("Usage: foretrait " + command, "Examples:", "--explain-limits");
        assertThat(ran.out().lines()).allMatch(line -> line.length() <= 80);
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

    @Test
    void aValueOfTheWrongTypeIsAUsageError() {
        Ran ran = Ran.in(folder, "generate", "--messages", "many");
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("'many'").doesNotContain("Exception", "\tat ");
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
}
