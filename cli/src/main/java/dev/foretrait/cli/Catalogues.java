package dev.foretrait.cli;

import dev.foretrait.engine.reference.EventReferences;
import dev.foretrait.storage.catalogue.CatalogueFiles;
import dev.foretrait.storage.catalogue.CatalogueSet;

/** Which catalogues events and definitions are held against. */
final class Catalogues {

    private Catalogues() {}

    /** The files of the space. */
    static CatalogueSet read(SpaceOnDisk onDisk) {
        return onDisk.folder().map(CatalogueFiles::inSpace).orElse(CatalogueSet.EMPTY);
    }

    /**
     * Those of the space; the built-in one if it has none.
     *
     * @throws Failure if one of them cannot be used, after saying why
     */
    static EventReferences of(SpaceOnDisk onDisk, Invocation invocation) {
        CatalogueSet read = read(onDisk);
        if (!read.findings().isEmpty()
                && (read.hasErrors() || !invocation.options().quiet())) {
            ChosenDefinitions.show(read.findings(), invocation);
        }
        if (read.hasErrors()) {
            throw Failure.unusable("the catalogues of the space have errors, see above");
        }
        return of(read);
    }

    /** Those that were read; the built-in one if these are none. */
    static EventReferences of(CatalogueSet read) {
        return read.catalogues().isEmpty()
                ? EventReferences.of(CatalogueFiles.flex())
                : new EventReferences(read.catalogues());
    }
}
