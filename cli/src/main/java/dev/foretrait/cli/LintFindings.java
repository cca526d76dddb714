package dev.foretrait.cli;

import dev.foretrait.cli.preview.FindingsByDefinition;
import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.lint.Lint;
import dev.foretrait.storage.catalogue.CatalogueSet;
import dev.foretrait.storage.definition.DefinitionSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What there is to say of definitions by themselves, without any event. */
final class LintFindings {

    private LintFindings() {}

    /**
     * What was found in reading and since; of what is no error, only what is about the selected definitions.
     *
     * @param isWhole whether all definitions are selected
     */
    static List<Diagnostic> of(
            SpaceOnDisk onDisk, DefinitionSet read, DefinitionSet selected, CatalogueSet catalogues, boolean isWhole) {
        List<Diagnostic> all = new ArrayList<>(selected.findings());
        all.addAll(catalogues.findings());
        all.addAll(LinkedEntities.misfits(onDisk, read.definitions()));
        read.definitions().forEach(each -> all.addAll(GradedRules.check(each)));
        all.addAll(Lint.of(
                read.definitions(),
                onDisk.settings().limits(),
                onDisk.settings().semantics()));
        if (isWhole) {
            return all;
        }
        FindingsByDefinition byDefinition = new FindingsByDefinition(read.definitions(), all);
        List<Diagnostic> wanted =
                new ArrayList<>(all.stream().filter(Diagnostic::isError).toList());
        for (Definition definition : selected.definitions()) {
            byDefinition.of(definition).stream()
                    .filter(finding -> !finding.isError())
                    .forEach(wanted::add);
        }
        return wanted;
    }

    /** File by file as they were read, and by place. */
    static List<Diagnostic> inOrder(List<Diagnostic> findings) {
        List<String> files = findings.stream()
                .map(finding -> finding.source().name())
                .distinct()
                .sorted()
                .toList();
        return findings.stream()
                .sorted(Comparator.comparingInt((Diagnostic finding) ->
                                files.indexOf(finding.source().name()))
                        .thenComparingInt(finding -> finding.span().start())
                        .thenComparing(finding -> finding.rule().severity()))
                .toList();
    }
}
