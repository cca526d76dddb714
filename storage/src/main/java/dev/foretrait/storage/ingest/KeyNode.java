package dev.foretrait.storage.ingest;

import dev.foretrait.engine.column.FieldPath;
import dev.foretrait.engine.column.Hash;
import dev.foretrait.engine.event.Message;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One place in messages, such as {@code properties.topic}. Places are made once and found again by their key; as messages
 * of one stream mostly have their keys in the same order, the place that followed last time is tried first.
 */
final class KeyNode {

    /** What {@link #leaf} says of a place without a value of its own. */
    static final int NO_LEAF = -1;

    private static final int FEW = 32;
    private static final long NOWHERE = -1;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    final int number;
    final String key;

    /** The key in quotes with its colon, as it mostly stands in JSON; nothing if it cannot stand there as it is. */
    final byte[] quoted;

    /** Its first eight bytes, or fewer, with a mask of these; no bytes are equal to {@link #NOWHERE} under no mask. */
    private final long start;

    private final long startMask;

    /** Its last eight bytes, and where they begin: not behind 0 if it has no more than the first eight. */
    private final long end;

    private final int last;

    final FieldPath path;
    final @Nullable KeyNode parent;
    final int depth;

    /** Whether it is a field at the top that messages do not have, or inside one (M-15). */
    final boolean isUnknown;

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

    /** The next of the keys beside this one that differ only in case, which lead round to this one; null if there are none. */
    @Nullable
    KeyNode twin;

    private KeyNode[] few = new KeyNode[0];
    private @Nullable Map<String, KeyNode> many;

    KeyNode(int number, String key, FieldPath path, @Nullable KeyNode parent) {
        this.number = number;
        this.key = key;
        this.quoted = quoted(key);
        this.startMask = quoted.length < Long.BYTES ? (1L << Byte.SIZE * quoted.length) - 1 : -1;
        this.start =
                quoted.length == 0 ? NOWHERE : (long) LONGS.get(Arrays.copyOf(quoted, quoted.length + Long.BYTES), 0);
        this.last = quoted.length - Long.BYTES;
        this.end = last <= 0 ? start : (long) LONGS.get(quoted, last);
        this.path = path;
        this.parent = parent;
        this.depth = path.keys().size();
        this.isUnknown = parent != null && (parent.parent == null ? !Message.FIELDS.contains(key) : parent.isUnknown);
        this.hash = Hash.mix(path.keys().hashCode() * 31L + depth);
    }

    static KeyNode root() {
        return new KeyNode(0, "", new FieldPath(List.of()), null);
    }

    private static byte[] quoted(String key) {
        boolean asItIs = key.codePoints()
                .noneMatch(c -> c < ' '
                        || c == '"'
                        || c == '\\'
                        || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        return asItIs ? ('"' + key + "\":").getBytes(StandardCharsets.UTF_8) : new byte[0];
    }

    /** Whether the key, in quotes and with its colon, stands there; eight more bytes than there are lines can be read. */
    boolean isAt(byte[] text, int at) {
        return ((long) LONGS.get(text, at) & startMask) == start && isRestAt(text, at);
    }

    /** Whether what is behind its first eight bytes stands there. */
    private boolean isRestAt(byte[] text, int at) {
        if (last <= 0) {
            return true;
        }
        if (at + last + Long.BYTES > text.length || (long) LONGS.get(text, at + last) != end) {
            return false;
        }
        return last <= Long.BYTES || isMiddleAt(text, at);
    }

    private boolean isMiddleAt(byte[] text, int at) {
        for (int from = Long.BYTES; from < last; from += Long.BYTES) {
            if ((long) LONGS.get(text, at + from) != (long) LONGS.get(quoted, from)) {
                return false;
            }
        }
        return true;
    }

    /** The child whose key stands there, unless there are many. */
    @Nullable
    KeyNode childAt(byte[] text, int at) {
        long word = (long) LONGS.get(text, at);
        for (KeyNode child : few) {
            if ((word & child.startMask) == child.start && child.isRestAt(text, at)) {
                return child;
            }
        }
        return null;
    }

    @Nullable
    KeyNode find(String name) {
        return many == null ? findAmongFew(name) : many.get(name);
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
