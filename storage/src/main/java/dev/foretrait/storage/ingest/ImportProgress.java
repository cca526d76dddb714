package dev.foretrait.storage.ingest;

/** Is told how far an import is, after every piece, most of which are of a megabyte. */
@FunctionalInterface
public interface ImportProgress {

    /** Nobody is told. */
    ImportProgress SILENT = (file, bytes, of, messages) -> {};

    /**
     * @param file the name of the file being read
     * @param bytes how many bytes of all files were read
     * @param of how many there are, as they lie on disk; 0 if that is not known
     * @param messages how many messages were read
     */
    void advanced(String file, long bytes, long of, long messages);
}
