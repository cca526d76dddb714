package dev.foretrait.storage.block;

import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The blocks that were merged into others, and where their rows are now. */
public final class MergedBlocks {

    private final Map<Integer, Place> places = new HashMap<>();

    /** The rows of a block are in that block, from that row on. */
    private record Place(int block, int firstRow) {}

    private MergedBlocks() {}

    /** Those that this handle sees. */
    public static MergedBlocks in(Handle handle) {
        MergedBlocks merged = new MergedBlocks();
        handle.createQuery("SELECT number, into_block, first_row FROM merged_block")
                .map((row, context) -> Map.entry(row.getInt(1), new Place(row.getInt(2), row.getInt(3))))
                .forEach(each -> merged.places.put(each.getKey(), each.getValue()));
        return merged;
    }

    /** Takes a block away whose rows are in another one now, from that row on. */
    static void add(Handle handle, int number, int into, int firstRow) {
        handle.execute(
                "INSERT INTO merged_block (number, into_block, first_row) VALUES (?, ?, ?)", number, into, firstRow);
        handle.execute(
                "UPDATE superseded SET block = ?, row_number = row_number + ? WHERE block = ?", into, firstRow, number);
        handle.execute("DELETE FROM block WHERE number = ?", number);
    }

    /** The block that the rows of a block are in. */
    public int block(int number) {
        Place place = places.get(number);
        return place == null ? number : block(place.block());
    }

    /** The number that a row of a block has there. */
    public int row(int number, int row) {
        Place place = places.get(number);
        return place == null ? row : row(place.block(), place.firstRow() + row);
    }
}
