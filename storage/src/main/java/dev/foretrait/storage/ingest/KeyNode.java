package dev.foretrait.storage.ingest;

import dev.foretrait.engine.column.FieldPath;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.SerializedString;

/**
 * One place in messages, such as {@code properties.topic}. Places are made once and found again by their key; as messages
 * of one stream mostly have their keys in the same order, the place that followed last time is tried first.
 */
final class KeyNode {

    /** What {@link #leaf} says of a place without a value of its own. */
    static final int NO_LEAF = -1;

    private static final int FEW = 32;

    final int number;
    final String key;

    /** The key as the JSON reader compares it with the bytes that it reads. */
    final SerializedString name;

    final FieldPath path;
    final @Nullable KeyNode parent;
    final int depth;

    /** Equal for the same path in every run. */
    final long hash;

    /** The message that had this place last. */
    long seenIn;

    /** Its value on the tape of that message; {@link #NO_LEAF} for an object with fields. */
    int leaf = NO_LEAF;

    /** How many keys the object here had in that message. */
    int keys;

    /** What stood behind this place last time, below the same parent. */
    @Nullable
    KeyNode follower;

    /** What stood first inside this place last time. */
    @Nullable
    KeyNode first;

    /** Another key beside this one that differs only in case. */
    @Nullable
    KeyNode twin;

    private String spelled;
    private KeyNode[] few = new KeyNode[0];
    private @Nullable Map<String, KeyNode> many;

    KeyNode(int number, String key, FieldPath path, @Nullable KeyNode parent) {
        this.number = number;
        this.key = key;
        this.name = new SerializedString(key);
        this.spelled = key;
        this.path = path;
        this.parent = parent;
        this.depth = path.keys().size();
        this.hash = ContentHash.mix(path.keys().hashCode() * 31L + depth);
    }

    static KeyNode root() {
        return new KeyNode(0, "", new FieldPath(List.of()), null);
    }

    /** The JSON reader hands out the same text for the same key, so most are found without looking at their chars. */
    @Nullable
    KeyNode find(String name) {
        for (KeyNode child : few) {
            if (child.spelled == name) {
                return child;
            }
        }
        KeyNode found = many == null ? findAmongFew(name) : many.get(name);
        if (found != null) {
            found.spelled = name;
        }
        return found;
    }

    private @Nullable KeyNode findAmongFew(String name) {
        for (KeyNode child : few) {
            if (child.key.equals(name)) {
                return child;
            }
        }
        return null;
    }

    void add(KeyNode child) {
        if (few.length < FEW) {
            KeyNode[] more = Arrays.copyOf(few, few.length + 1);
            more[few.length] = child;
            few = more;
        } else if (many == null) {
            many = new HashMap<>();
            for (KeyNode other : few) {
                many.put(other.key, other);
            }
        }
        if (many != null) {
            many.put(child.key, child);
        }
    }

    boolean isBelow(KeyNode other) {
        for (KeyNode at = parent; at != null; at = at.parent) {
            if (at == other) {
                return true;
            }
        }
        return false;
    }
}
