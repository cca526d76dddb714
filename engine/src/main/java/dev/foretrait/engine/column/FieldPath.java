package dev.foretrait.engine.column;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a leaf stands in a message, as keys from the root: {@code properties, codes, topic}. Keys are taken literally.
 *
 * <p>A leaf is everything but an object with fields; arrays are leaves as a whole, and so is an object below {@link
 * #MAX_DEPTH} keys.
 */
public record FieldPath(List<String> keys) {

    /** Objects this deep in a message are kept whole instead of being split into columns. */
    public static final int MAX_DEPTH = 12;

    public FieldPath {
        keys = List.copyOf(keys);
    }

    /** The path of those keys. */
    public static FieldPath of(String... keys) {
        return new FieldPath(List.of(keys));
    }

    /** One key further. */
    public FieldPath child(String key) {
        List<String> longer = new ArrayList<>(keys);
        longer.add(key);
        return new FieldPath(longer);
    }

    /** One key back. */
    public FieldPath parent() {
        return new FieldPath(keys.subList(0, keys.size() - 1));
    }

    /** The last key. */
    public String name() {
        return keys.get(keys.size() - 1);
    }

    /** Whether this path leads to something inside what {@code other} leads to. */
    public boolean isBelow(FieldPath other) {
        return keys.size() > other.keys.size()
                && keys.subList(0, other.keys.size()).equals(other.keys);
    }
}
