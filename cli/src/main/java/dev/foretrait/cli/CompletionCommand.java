package dev.foretrait.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints the script that makes a shell complete commands and options. */
@Command(
        name = "completion",
        description = "Prints the script that makes a shell complete commands and options.",
        footer = {
            "",
            "Examples:",
            "  source <(foretrait completion bash)",
            "  foretrait completion zsh > ~/.foretrait.zsh",
            "  echo 'source ~/.foretrait.zsh' >> ~/.zshrc"
        })
final class CompletionCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Parameters(paramLabel = "SHELL", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Shell shell = Shell.BASH;

    CompletionCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    /** The shells there is a script for. */
    enum Shell {
        BASH,
        ZSH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Integer call() throws IOException {
        String bash = AutoComplete.bash("foretrait", Foretrait.commandLine(invocation));
        String script = switch (shell) {
            case BASH -> bash;
            case ZSH -> "autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n" + bash;
        };
        invocation.out().write(script.getBytes(StandardCharsets.UTF_8));
        return ExitStatus.FINE;
    }
}
