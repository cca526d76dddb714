package dev.foretrait.cli.values;

import dev.foretrait.cli.output.ProfileIds;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Profiles and their values of some definitions.
 *
 * @param ids how the profiles are known, in the order of their segment ids
 * @param columns the values of each definition
 */
public record ValueTable(ProfileIds ids, List<ValueColumn> columns) {

    public ValueTable {
        columns = List.copyOf(columns);
    }

    /** The profiles that have at least one value. */
    public IntStream members() {
        return IntStream.range(0, ids.count()).filter(this::hasValue);
    }

    private boolean hasValue(int profile) {
        for (ValueColumn column : columns) {
            if (column.hasValue(profile)) {
                return true;
            }
        }
        return false;
    }
}
