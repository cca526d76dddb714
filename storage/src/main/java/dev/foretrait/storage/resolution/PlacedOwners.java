package dev.foretrait.storage.resolution;

import dev.foretrait.engine.column.Snapshot;
import dev.foretrait.storage.block.MergedBlocks;
import dev.foretrait.storage.block.StoredBlock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was known of the rows of earlier blocks, at the places where these rows are now. */
final class PlacedOwners {

    private final List<int[]> profilesOf = new ArrayList<>();
    private final List<int[]> accountsOf = new ArrayList<>();
    private final Map<Integer, Integer> places = new HashMap<>();
    private boolean areAllPlaced = true;

    /**
     * What was known of the rows of a block.
     *
     * @param accounts empty if there are none
     */
    record Known(int[] profiles, int[] accounts) {}

    /**
     * @param known by the number that each block had then
     * @param merged where the rows of blocks are that are no more
     */
    PlacedOwners(List<StoredBlock> blocks, Map<Integer, Known> known, MergedBlocks merged) {
        for (StoredBlock block : blocks) {
            Known same = known.get(block.number());
            places.put(block.number(), profilesOf.size());
            profilesOf.add(same == null ? KeptResolution.allNew(block.rows()) : same.profiles());
            accountsOf.add(same == null ? KeptResolution.allNew(block.rows()) : same.accounts());
        }
        known.forEach((number, rows) -> {
            if (!places.containsKey(number)) {
                place(rows, places.get(merged.block(number)), merged.row(number, 0));
            }
        });
    }

    private void place(Known rows, @Nullable Integer place, int first) {
        int count = rows.profiles().length;
        if (place == null || first + count > accountsOf.get(place).length) {
            areAllPlaced = false;
            return;
        }
        System.arraycopy(rows.profiles(), 0, profilesOf.get(place), first, count);
        Arrays.fill(accountsOf.get(place), first, first + count, Snapshot.NOBODY);
        System.arraycopy(rows.accounts(), 0, accountsOf.get(place), first, rows.accounts().length);
    }

    /** Whether all that was known has its place. */
    boolean areAllPlaced() {
        return areAllPlaced;
    }

    List<int[]> profilesOf() {
        return profilesOf;
    }

    /** The same of accounts; empty for blocks of which it is known that they have none. */
    List<int[]> accountsOf() {
        return accountsOf;
    }
}
