package dev.foretrait.engine.identity;

import dev.foretrait.engine.semantics.SuggestedBlocks;
import java.util.List;

/** A value that is never promoted, or a pattern of such values (identity.md 2.5). */
public sealed interface BlockedValue {

    /** What the settings of Segment suggest for every type, as far as that is on (I-05). */
    static List<BlockedValue> suggested(SuggestedBlocks on) {
        BlockedValue zeroes = new Matching("^[0-]*$");
        BlockedValue anonymous = new Exact("anonymous");
        return switch (on) {
            case ALL -> List.of(zeroes, new Exact("-1"), new Exact("null"), anonymous);
            case ZEROES_AND_ANONYMOUS -> List.of(zeroes, anonymous);
            case NONE -> List.of();
        };
    }

    /** This very value, case-sensitive. */
    record Exact(String value) implements BlockedValue {}

    /** Every value that the regular expression of the JDK matches as a whole. */
    record Matching(String regex) implements BlockedValue {}
}
