package dev.foretrait.cli.preview;

import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * Which findings are about which definition: a finding belongs to the last definition of its file that begins before it.
 */
public final class FindingsByDefinition {

    private final List<Definition> definitions;
    private final List<Diagnostic> findings;

    public FindingsByDefinition(List<Definition> definitions, List<Diagnostic> findings) {
        this.definitions = definitions;
        this.findings = findings;
    }

    /** Those about the definition. */
    public List<Diagnostic> of(Definition definition) {
        return findings.stream()
                .filter(finding -> ownerOf(finding)
                        .filter(owner -> owner.source().equals(definition.source())
                                && owner.span().equals(definition.span()))
                        .isPresent())
                .toList();
    }

    /** The definition that it is about. */
    Optional<Definition> ownerOf(Diagnostic finding) {
        return definitions.stream()
                .filter(each -> each.source().equals(finding.source()))
                .filter(each -> each.span().start() <= finding.span().start())
                .reduce((earlier, later) ->
                        later.span().start() >= earlier.span().start() ? later : earlier);
    }
}
