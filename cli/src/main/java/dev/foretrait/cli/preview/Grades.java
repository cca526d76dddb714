package dev.foretrait.cli.preview;

import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.diagnostic.Severities;
import dev.foretrait.engine.diagnostic.Severity;
import java.util.List;

/**
 * How bad findings are here: as the definition says that each is about, where it says something, else as the space says.
 * Errors stay errors, whatever a definition says.
 */
public final class Grades {

    private final Severities ofSpace;
    private final FindingsByDefinition owners;

    public Grades(Severities ofSpace, List<Definition> definitions) {
        this.ofSpace = ofSpace;
        this.owners = new FindingsByDefinition(definitions, List.of());
    }

    /** What is made of findings about the definition. */
    Severities of(Definition definition) {
        return ofSpace.and(definition.severities());
    }

    /** The findings that are left, each as bad as it is here. */
    public List<Diagnostic> applyTo(List<Diagnostic> findings) {
        return findings.stream()
                .flatMap(finding -> of(finding).applyTo(List.of(finding)).stream())
                .toList();
    }

    /** The findings that are left out, each with who silenced it. */
    public List<Silenced> silenced(List<Diagnostic> findings) {
        return findings.stream()
                .filter(finding -> of(finding).of(finding.rule()).isEmpty())
                .map(finding -> new Silenced(
                        finding,
                        owners.ownerOf(finding)
                                .filter(owner -> owner.severities()
                                        .ids()
                                        .contains(finding.rule().id()))
                                .isPresent(),
                        of(finding).reason(finding.rule())))
                .toList();
    }

    private Severities of(Diagnostic finding) {
        return finding.rule().severity() == Severity.ERROR
                ? ofSpace
                : owners.ownerOf(finding).map(this::of).orElse(ofSpace);
    }
}
