package dev.foretrait.storage.space;

import dev.foretrait.engine.column.Block;
import dev.foretrait.storage.space.PromotedPlace.Ids;
import java.util.List;

/**
 * The external ids that the rows of a block have at one place.
 *
 * @param numbers for each row, the number by which the place knows its ids
 */
record PromotedColumn(PromotedPlace place, int[] numbers) {

    /** Those of a block, in the order of the places. */
    static List<PromotedColumn> of(Block block, List<PromotedPlace> places) {
        return places.stream()
                .filter(place -> place.isIn(block))
                .map(place -> new PromotedColumn(place, place.numbers(block)))
                .toList();
    }

    Ids ids(int row) {
        return place.ids(numbers[row]);
    }
}
