package dev.foretrait.storage.catalogue;

import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.reference.EventReference;
import java.util.ArrayList;
import java.util.List;

/**
 * Catalogues that were read.
 *
 * @param catalogues those without errors
 * @param findings what was found, file by file
 */
public record CatalogueSet(List<EventReference> catalogues, List<Diagnostic> findings) {

    /** Nothing. */
    public static final CatalogueSet EMPTY = new CatalogueSet(List.of(), List.of());

    public CatalogueSet {
        catalogues = List.copyOf(catalogues);
        findings = List.copyOf(findings);
    }

    /** Whether some file cannot be used. */
    public boolean hasErrors() {
        return findings.stream().anyMatch(Diagnostic::isError);
    }

    /** These and others behind them. */
    public CatalogueSet and(CatalogueSet others) {
        List<EventReference> allCatalogues = new ArrayList<>(catalogues);
        allCatalogues.addAll(others.catalogues);
        List<Diagnostic> allFindings = new ArrayList<>(findings);
        allFindings.addAll(others.findings);
        return new CatalogueSet(allCatalogues, allFindings);
    }
}
