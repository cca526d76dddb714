package dev.foretrait.cli;

import dev.foretrait.engine.reference.EventReference;
import dev.foretrait.storage.catalogue.CatalogueFiles;
import dev.foretrait.storage.catalogue.CatalogueSet;
import java.util.List;

/** Which catalogues events are held against. */
final class Catalogues {

    private Catalogues() {}

    /**
     * Those of the space; the built-in one if it has none.
     *
     * @throws Failure if one of them cannot be used, after saying why
     */
    static List<EventReference> of(SpaceOnDisk onDisk, Invocation invocation) {
        CatalogueSet read = onDisk.folder().map(CatalogueFiles::inSpace).orElse(CatalogueSet.EMPTY);
        if (!read.findings().isEmpty()
                && (read.hasErrors() || !invocation.options().quiet())) {
            ChosenDefinitions.show(read.findings(), invocation);
        }
        if (read.hasErrors()) {
            throw Failure.unusable("the catalogues of the space have errors, see above");
        }
        return read.catalogues().isEmpty() ? List.of(CatalogueFiles.flex()) : read.catalogues();
    }
}
