package dev.foretrait.engine.identity;

import java.util.List;

/** A value that is never promoted, or a pattern of such values (identity.md 2.5). */
public sealed interface BlockedValue {

    /** What the settings of Segment suggest for every type: zeroes and dashes, {@code -1}, {@code null}, {@code anonymous}. */
    List<BlockedValue> DEFAULT =
            List.of(new Matching("^[0-]*$"), new Exact("-1"), new Exact("null"), new Exact("anonymous"));

    /** This very value, case-sensitive. */
    record Exact(String value) implements BlockedValue {}

    /** Every value that the regular expression of the JDK matches as a whole. */
    record Matching(String regex) implements BlockedValue {}
}
