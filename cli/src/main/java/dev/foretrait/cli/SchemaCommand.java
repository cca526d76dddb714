package dev.foretrait.cli;

import dev.foretrait.storage.definition.DefinitionSchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Prints the JSON Schema of definition files. */
@Command(
        name = "schema",
        description =
                "Prints the JSON Schema (2020-12) of definition files. An editor that knows it completes fields and"
                        + " marks mistakes; what a query says is for 'foretrait lint'.",
        footer = {
            "",
            "Where the YAML language server is at work, the first line of a file in traits/ names the schema:",
            "  # yaml-language-server: $schema=../definitions.schema.json",
            "",
            "Examples:",
            "  foretrait schema > definitions.schema.json"
        })
final class SchemaCommand implements Callable<Integer> {

    private final Invocation invocation;

    SchemaCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        invocation.print(DefinitionSchema.text().lines().toList());
        return ExitStatus.FINE;
    }
}
