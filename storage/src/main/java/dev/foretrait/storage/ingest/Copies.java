package dev.foretrait.storage.ingest;

import dev.foretrait.storage.block.FileRuns;

/**
 * What it takes to tell copies of a message apart, for each row of a block.
 *
 * @param timestamps when the message happened
 * @param receivedAt when it was received
 * @param fingerprints 32 bits of its content, times aside
 * @param lines the line it is on; nothing where an earlier import stored the block
 * @param files which file it came from
 */
record Copies(long[] timestamps, long[] receivedAt, int[] fingerprints, int[] lines, FileRuns files) {

    /** The line that a row was on, or 0. */
    long lineOf(int row) {
        return lines.length == 0 ? 0 : lines[row];
    }
}
