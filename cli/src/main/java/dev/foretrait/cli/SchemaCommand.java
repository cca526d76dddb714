package dev.foretrait.cli;

import dev.foretrait.storage.catalogue.CatalogueFiles;
import dev.foretrait.storage.definition.DefinitionSchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints the JSON Schemas of files. */
@Command(
        name = "schema",
        description =
                "Prints the JSON Schema (2020-12) of definition files, or of catalogues. An editor that knows it completes fields and"
                        + " marks mistakes; what a query says is for 'foretrait lint'.",
        footer = {
            "",
            "Where the YAML language server is at work, the first line of a file in traits/ names the schema:",
            "  # yaml-language-server: $schema=../definitions.schema.json",
            "",
            "Examples:",
            "  foretrait schema > definitions.schema.json",
            "  foretrait schema catalogue > catalogue.schema.json"
        })
final class SchemaCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILES",
            description = "Of which files: definitions, or catalogue. Default: definitions.")
    private Files files = Files.DEFINITIONS;

    /** The files that have a schema, as people type them. */
    private enum Files {
        DEFINITIONS,
        CATALOGUE
    }

    SchemaCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        String schema = switch (files) {
            case DEFINITIONS -> DefinitionSchema.text();
            case CATALOGUE -> CatalogueFiles.schema();
        };
        invocation.print(schema.lines().toList());
        return ExitStatus.FINE;
    }
}
