package dev.foretrait.storage.ingest;

import java.util.List;

/**
 * What it takes to tell copies of a message apart, for each row of a block.
 *
 * @param receivedAt when the message was received
 * @param fingerprints 32 bits of its content
 * @param files which file it came from, in the order of the rows; nothing where an earlier import stored the block
 */
record Copies(long[] receivedAt, int[] fingerprints, List<FileRun> files) {

    /** The rows from there on are of that file. */
    record FileRun(int firstRow, String file) {}

    String fileOf(int row) {
        String file = ImportReport.EARLIER_IMPORT;
        for (FileRun run : files) {
            if (run.firstRow() > row) {
                break;
            }
            file = run.file();
        }
        return file;
    }
}
