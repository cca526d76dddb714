package dev.foretrait.engine.column;

import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.event.Value;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Follows a path through arrays and objects as a dictionary spells them, without making values of what lies beside it. */
final class Nested {

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private final List<Optional<Key>> segments;
    private final Sequences.Found found;

    /** A key as objects spell it. */
    private record Key(byte spelling, byte[] bytes) {

        static Key of(String name) {
            Scratch scratch = new Scratch();
            Spelling spelling = scratch.spell(Value.of(name));
            return new Key((byte) spelling.ordinal(), Arrays.copyOf(scratch.bytes(), scratch.length()));
        }

        boolean isSpelled(byte other, byte[] in, int from, int to) {
            return spelling == other && Arrays.equals(bytes, 0, bytes.length, in, from, to);
        }
    }

    /**
     * @param path the segments to go
     * @param found is given what the path leads to
     */
    Nested(PropertyPath path, Sequences.Found found) {
        this.segments = path.segments().stream()
                .map(segment -> segment instanceof PropertyPath.Key key
                        ? Optional.of(Key.of(key.name()))
                        : Optional.<Key>empty())
                .toList();
        this.found = found;
    }

    /** Goes all the way from a value. */
    void follow(byte spelling, byte[] bytes, int from, int to) {
        follow(0, spelling, bytes, from, to);
    }

    private void follow(int walked, byte spelling, byte[] bytes, int from, int to) {
        if (spelling == Spelling.NULL.ordinal()) {
            return;
        }
        if (walked == segments.size()) {
            found.add(spelling, bytes, from, to);
            return;
        }
        boolean isTree = spelling == Spelling.NESTED.ordinal();
        Optional<Key> key = segments.get(walked);
        if (key.isPresent()) {
            if (isTree && bytes[from] == Spelling.OBJECT) {
                into(key.get(), walked, bytes, from);
            }
        } else if (isTree && bytes[from] == Spelling.ARRAY) {
            over(walked, bytes, from);
        } else {
            follow(walked + 1, spelling, bytes, from, to);
        }
    }

    private void into(Key key, int walked, byte[] bytes, int from) {
        int at = from + Spelling.TREE_HEAD;
        for (int left = size(bytes, from); left > 0; left--) {
            boolean isIt = key.isSpelled(bytes[at], bytes, start(at), end(bytes, at));
            at = end(bytes, at);
            if (isIt) {
                follow(walked + 1, bytes[at], bytes, start(at), end(bytes, at));
                return;
            }
            at = end(bytes, at);
        }
    }

    private void over(int walked, byte[] bytes, int from) {
        int at = from + Spelling.TREE_HEAD;
        for (int left = size(bytes, from); left > 0; left--) {
            follow(walked + 1, bytes[at], bytes, start(at), end(bytes, at));
            at = end(bytes, at);
        }
    }

    /** How many elements or fields a tree has; a part begins alike, with its length. */
    private static int size(byte[] bytes, int at) {
        return (int) INTS.get(bytes, at + 1);
    }

    private static int start(int part) {
        return part + Spelling.TREE_HEAD;
    }

    private static int end(byte[] bytes, int part) {
        return start(part) + size(bytes, part);
    }
}
