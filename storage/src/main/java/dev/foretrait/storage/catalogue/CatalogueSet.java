package dev.foretrait.storage.catalogue;

import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.reference.EventReference;
import dev.foretrait.engine.reference.Violation;
import java.util.ArrayList;
import java.util.List;

/** Catalogues that were read, and what was found in their files. */
public final class CatalogueSet {

    /** Nothing. */
    public static final CatalogueSet EMPTY = new CatalogueSet(List.of(), List.of());

    private final List<CataloguePlaces> read;
    private final List<Diagnostic> findings;

    CatalogueSet(List<CataloguePlaces> read, List<Diagnostic> findings) {
        this.read = List.copyOf(read);
        this.findings = List.copyOf(findings);
    }

    /** Those without errors. */
    public List<EventReference> catalogues() {
        return read.stream().map(CataloguePlaces::catalogue).toList();
    }

    /** What was found, file by file. */
    public List<Diagnostic> findings() {
        return findings;
    }

    /** Whether some file cannot be used. */
    public boolean hasErrors() {
        return findings.stream().anyMatch(Diagnostic::isError);
    }

    /** Violations of these catalogues as findings, each where its event or property is listed, or its catalogue begins. */
    public List<Diagnostic> findings(List<Violation> violations) {
        return violations.stream()
                .flatMap(violation -> read.stream()
                        .flatMap(places -> places.finding(violation).stream())
                        .limit(1))
                .toList();
    }

    /** These and others behind them. */
    CatalogueSet and(CatalogueSet others) {
        List<CataloguePlaces> all = new ArrayList<>(read);
        all.addAll(others.read);
        List<Diagnostic> allFindings = new ArrayList<>(findings);
        allFindings.addAll(others.findings);
        return new CatalogueSet(all, allFindings);
    }
}
