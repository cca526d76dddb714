package dev.foretrait.storage.resolution;

import dev.foretrait.engine.identity.IdCollection;
import dev.foretrait.engine.identity.LogKind;
import dev.foretrait.storage.block.StoredBlock;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A {@link Resolution} as it is kept, beside blocks that have more messages than it was found of.
 *
 * @param found the numbers of the blocks that it was found of
 * @param profilesOf for each block the profile of each row, nobody, or {@link #NEW}
 * @param accountsOf for each block the account of each row, nobody, or {@link #NEW}; empty where it is known of every row that
 *     it has none
 */
record KeptResolution(
        Set<Integer> found,
        List<int[]> profilesOf,
        List<int[]> accountsOf,
        DirectoryParts profiles,
        DirectoryParts accounts,
        BitSet identified,
        BitSet anonymous,
        Map<LogKind, Long> log,
        Disputes disputes) {

    /** In place of the owner of a row: it has come since. */
    static final int NEW = -2;

    /** The owners of rows of which nothing is known yet. */
    static int[] allNew(int rows) {
        int[] owners = new int[rows];
        Arrays.fill(owners, NEW);
        return owners;
    }

    /** Whether the rows of the block at a place have the same owners in a resolution. */
    boolean isOwnedAs(int block, Resolution other) {
        return Arrays.equals(profilesOf.get(block), other.profilesOf().get(block))
                && Arrays.equals(accountsOf.get(block), other.accountsOf().get(block));
    }

    /**
     * Whether all messages that have given way since had an owner. The others have left their mark on the log alone, from which
     * it cannot be taken back.
     *
     * @param superseded the rows of each block that have given way
     * @param before how many had given way when this was kept
     */
    boolean areAllGoneOwned(List<StoredBlock> blocks, Map<Integer, Set<Integer>> superseded, long before) {
        long gone = 0;
        long owned = 0;
        for (int at = 0; at < blocks.size(); at++) {
            int[] owners = profilesOf.get(at);
            for (int row : superseded.getOrDefault(blocks.get(at).number(), Set.of())) {
                gone += owners[row] == NEW ? 0 : 1;
                owned += owners[row] >= 0 ? 1 : 0;
            }
        }
        return gone - before == owned;
    }

    List<int[]> ownersOf(IdCollection collection) {
        return collection == IdCollection.USERS ? profilesOf : accountsOf;
    }

    DirectoryParts entries(IdCollection collection) {
        return collection == IdCollection.USERS ? profiles : accounts;
    }
}
