package dev.foretrait.engine.identity;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is set for one type of external id.
 *
 * @param type its key: {@code phone}
 * @param priority its place among the types, 1 first; empty for the alphabetical part behind all numbered ones
 * @param limit how many values of it a profile may be given
 * @param blocked the values that are never promoted; empty for those that are suggested
 */
public record IdentifierSettings(
        String type, OptionalInt priority, ValueLimit limit, Optional<List<BlockedValue>> blocked) {

    public IdentifierSettings {
        blocked = blocked.map(List::copyOf);
    }

    /** What a new type starts with: no number, 5 values ever, the suggested blocked values. */
    public static IdentifierSettings of(String type) {
        return new IdentifierSettings(type, OptionalInt.empty(), ValueLimit.DEFAULT, Optional.empty());
    }

    /** The same with that priority. */
    public IdentifierSettings withPriority(int number) {
        return new IdentifierSettings(type, OptionalInt.of(number), limit, blocked);
    }

    /** The same with that limit. */
    public IdentifierSettings withLimit(ValueLimit newLimit) {
        return new IdentifierSettings(type, priority, newLimit, blocked);
    }

    /** The same with those blocked values in place of the old ones. */
    public IdentifierSettings withBlocked(List<BlockedValue> newBlocked) {
        return new IdentifierSettings(type, priority, limit, Optional.of(newBlocked));
    }
}
