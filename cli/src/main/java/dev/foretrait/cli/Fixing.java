package dev.foretrait.cli;

import dev.foretrait.cli.lint.Mended;
import dev.foretrait.cli.lint.MendedJson;
import dev.foretrait.cli.lint.MendedScreen;
import dev.foretrait.cli.output.JsonWriter;
import dev.foretrait.cli.output.TextLines;
import dev.foretrait.cli.preview.FindingsByDefinition;
import dev.foretrait.cli.preview.Grades;
import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.diagnostic.Fix;
import dev.foretrait.engine.query.Printer;
import dev.foretrait.engine.repair.Diagnosis;
import dev.foretrait.storage.definition.DefinitionFiles;
import dev.foretrait.storage.definition.DefinitionRule;
import dev.foretrait.storage.definition.DefinitionSet;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Repairs definitions in their files, and shows what that changes. */
final class Fixing {

    private static final Set<String> OPTIONS = Set.of(DefinitionRule.I_OPTION.id(), DefinitionRule.W_OPTION.id());

    private final FixOptions options;
    private final SpaceOnDisk onDisk;
    private final Invocation invocation;

    Fixing(FixOptions options, SpaceOnDisk onDisk, Invocation invocation) {
        this.options = options;
        this.onDisk = onDisk;
        this.invocation = invocation;
    }

    /**
     * Repairs what nobody has.
     *
     * @param read all definitions
     * @param selected those that were asked for
     * @param diagnoses of the selected
     * @return the exit status
     */
    int fix(DefinitionSet read, DefinitionSet selected, List<Diagnosis> diagnoses, OutputOptions output, Format format)
            throws IOException {
        List<Diagnostic> errors =
                selected.findings().stream().filter(Diagnostic::isError).toList();
        ChosenDefinitions.show(errors, invocation);
        Mending mending = new Mending(
                onDisk.folder().orElseGet(invocation::folder), onDisk.settings().dialect());
        if (!options.isChosen()) {
            mending.removeOptions(withoutEffect(read, selected));
        }
        for (Diagnosis diagnosis : diagnoses) {
            boolean asked = options.isChosen() && !diagnosis.repairs().isEmpty();
            if (diagnosis.members() == 0 || asked) {
                mending.mend(diagnosis, options.chosen(diagnosis));
            }
        }
        if (!options.isDry()) {
            mending.write();
        }
        Printer printer = Printer.of(onDisk.settings().semantics());
        output.write(invocation, out -> {
            if (format == Format.JSON) {
                JsonWriter json = new JsonWriter(out, true);
                MendedJson.write(mending.all(), mending.removed(), printer, json);
                json.endLine().flush();
            } else {
                MendedScreen screen = new MendedScreen(output.terminal(invocation), printer, options.isDry());
                TextLines.write(screen.lines(mending.all(), mending.removed(), mending.differences()), out);
            }
        });
        boolean fine = errors.isEmpty() && mending.all().stream().allMatch(Mended::isMade);
        return fine ? ExitStatus.FINE : ExitStatus.FINDINGS;
    }

    /** What the type of a selected definition does not have: it can go. */
    private List<Diagnostic> withoutEffect(DefinitionSet read, DefinitionSet selected) {
        FindingsByDefinition byDefinition = new FindingsByDefinition(
                read.definitions(),
                new Grades(onDisk.settings().severities(), read.definitions()).applyTo(selected.findings()));
        return selected.definitions().stream()
                .flatMap(definition -> byDefinition.of(definition).stream())
                .filter(finding -> OPTIONS.contains(finding.rule().id()))
                .filter(finding -> !finding.source().name().equals(DefinitionFiles.TYPED))
                .filter(finding -> finding.fix().filter(Fix::isDeletion).isPresent())
                .toList();
    }
}
