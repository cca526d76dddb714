package dev.foretrait.storage.ingest;

import java.util.HashSet;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Tells the messages of a file that is read once more from copies. A file that changed, or that a killed import was in the
 * middle of, is read from its start: what was stored from it is met again then, and is no copy the first time. One that goes on
 * behind what was imported of it may bring messages that are stored as well, if the import was killed before it noted how far it
 * was; but none behind the first message that is new.
 */
final class ReadAgain {

    private final int file;
    private final int firstOwnBlock;
    private final Supplier<ReplacedRows> replaced;
    private final IntFunction<Copies> copies;
    private final Set<Long> met = new HashSet<>();

    /**
     * @param file the number of the file
     * @param firstOwnBlock the number from which on blocks are of this import
     * @param replaced where copies are that gave way, asked for when it is needed
     * @param copies what is known of the rows of a block
     */
    ReadAgain(int file, int firstOwnBlock, Supplier<ReplacedRows> replaced, IntFunction<Copies> copies) {
        this.file = file;
        this.firstOwnBlock = firstOwnBlock;
        this.replaced = replaced;
        this.copies = copies;
    }

    /**
     * Whether a message is one that the file brought when it was read before, met for the first time since.
     *
     * @param known where the message of its id is
     */
    boolean isItself(long known, Leaves leaves, int message) {
        return isAt(known, leaves, message)
                || replaced.get().of(leaves.idHashes[message]).stream().anyMatch(place -> isAt(place, leaves, message));
    }

    private boolean isAt(long place, Leaves leaves, int message) {
        if (SeenIds.block(place) >= firstOwnBlock) {
            return false;
        }
        Copies stored = copies.apply(SeenIds.block(place));
        int row = SeenIds.row(place);
        return stored.files().fileOf(row) == file
                && stored.receivedAt()[row] == leaves.receivedAt[message]
                && stored.fingerprints()[row] == leaves.fingerprints[message]
                && met.add(place);
    }
}
