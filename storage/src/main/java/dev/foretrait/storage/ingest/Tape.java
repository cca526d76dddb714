package dev.foretrait.storage.ingest;

import dev.foretrait.engine.column.FieldPath;
import dev.foretrait.engine.column.Hash;
import dev.foretrait.engine.event.Value;

/**
 * One message, leaf by leaf in document order. The same arrays serve message after message: a text is a stretch of bytes, a
 * place is a {@link KeyNode}, and nothing else is made. Messages that are stored stay behind on the {@link Leaves} until
 * these are handed on.
 */
final class Tape {

    static final byte TEXT = 0;
    static final byte NUMBER = 1;
    static final byte TRUE = 2;
    static final byte FALSE = 3;
    static final byte NULL = 4;
    /** An array, or an object that is kept whole. */
    static final byte TREE = 5;
    /** A leaf that is not kept: a later key of the same name replaced it, or messages have no such field (M-15). */
    static final byte LEFT_OUT = 6;
    /** A text that {@link Utf8} calls broken. */
    static final byte BROKEN_TEXT = 7;
    /** An object without keys. */
    static final byte EMPTY_OBJECT = 8;
    /** Of an object that is taken apart. */
    private static final byte NO_KIND = -1;

    KeyTree keys = new KeyTree();
    Leaves leaves = new Leaves(keys);

    /** The first leaf of the message. */
    int first;

    private final Texts texts = new Texts();
    private final Utf8 utf8 = new Utf8();
    private int firstOwn;
    private boolean keep;

    /** The number of the message; a place belongs to it if it was {@link KeyNode#seenIn} it. */
    private long message;

    /** Warnings that reading the message gave rise to. */
    boolean duplicateKey;

    boolean emptyKey;
    boolean keysDifferByCase;

    /** Begins another message. The one before is forgotten unless it was {@link #keep kept}. */
    void clear() {
        if (keep) {
            first = leaves.count;
            firstOwn = leaves.used;
            keep = false;
        } else {
            leaves.count = first;
            leaves.used = firstOwn;
        }
        message++;
        duplicateKey = false;
        emptyKey = false;
        keysDifferByCase = false;
    }

    /** Drops the fields that messages do not have. */
    void dropUnknownFields() {
        for (int leaf = first; leaf < leaves.count; leaf++) {
            if (leaves.places[leaf].isUnknown) {
                leaves.kinds[leaf] = LEFT_OUT;
            }
        }
    }

    /** Leaves the message where it is. */
    void keep() {
        keep = true;
    }

    /** Hands over the leaves of all messages that were kept, and goes on with others. */
    Leaves exchange(Leaves fresh) {
        Leaves full = leaves;
        full.placesKnown = keys.size();
        if (keys.isOvergrown()) {
            keys = new KeyTree();
        }
        if (!keep) {
            full.count = first;
        }
        fresh.clear(keys, full);
        leaves = fresh;
        first = 0;
        firstOwn = 0;
        keep = false;
        message++;
        return full;
    }

    Envelope envelope() {
        return keys.envelope();
    }

    /** How many leaves the message has. */
    int size() {
        return leaves.count - first;
    }

    /** Notes that the message has something at this place; what it had there before is replaced. */
    void visit(KeyNode place) {
        if (place.seenIn == message) {
            replace(place);
        } else if (place.parent != null) {
            place.parent.keys++;
        }
        place.seenIn = message;
        place.leaf = KeyNode.NO_LEAF;
        place.keys = 0;
        if (place.key.isEmpty()) {
            emptyKey = true;
        }
        if (place.twin != null) {
            keysDifferByCase |= hasTwin(place);
        }
    }

    private boolean hasTwin(KeyNode place) {
        KeyNode twin = place.twin;
        while (twin != null && twin != place && twin.seenIn != message) {
            twin = twin.twin;
        }
        return twin != null && twin != place;
    }

    private void replace(KeyNode place) {
        duplicateKey = true;
        for (int leaf = first; leaf < leaves.count; leaf++) {
            KeyNode at = leaves.places[leaf];
            if (leaves.kinds[leaf] != LEFT_OUT && (at == place || at.isBelow(place))) {
                leaves.kinds[leaf] = LEFT_OUT;
                for (KeyNode up = at; up != place && up != null; up = up.parent) {
                    up.seenIn = 0;
                }
            }
        }
    }

    /** Adds the text that a scanner has just read. */
    void text(KeyNode place, TextScanner text) {
        int leaf = text.isInPlace()
                ? leaves.add(place, TEXT, text.start, text.length)
                : leaves.append(place, TEXT, text.bytes, text.start, text.length);
        leaves.hashes[leaf] = text.hash;
        place.leaf = leaf;
    }

    /** Adds a number that stands in what is read. */
    void number(KeyNode place, int start, int length) {
        place.leaf = leaves.add(place, NUMBER, start, length);
    }

    void text(KeyNode place, char[] from, int offset, int count) {
        utf8.put(from, offset, count);
        int leaf = leaves.append(place, utf8.isBroken() ? BROKEN_TEXT : TEXT, utf8.bytes(), 0, utf8.length());
        leaves.hashes[leaf] = Hash.of(utf8.bytes(), 0, utf8.length());
        place.leaf = leaf;
    }

    void number(KeyNode place, char[] from, int offset, int count) {
        utf8.put(from, offset, count);
        place.leaf = leaves.append(place, NUMBER, utf8.bytes(), 0, utf8.length());
    }

    /** Adds an array, or an object that is not taken apart. */
    void tree(KeyNode place, Value value) {
        if (value.equals(Value.Object.EMPTY)) {
            leaf(place, EMPTY_OBJECT);
        } else {
            leaves.tree(leaf(place, TREE), value);
        }
    }

    int leaf(KeyNode place, byte kind) {
        place.leaf = leaves.add(place, kind);
        return place.leaf;
    }

    /** Writes a whole object as if it had been read. */
    void write(Value.Object object) {
        clear();
        keys.root.keys = 0;
        write(keys.root, object);
    }

    private void write(KeyNode parent, Value.Object object) {
        object.fields().forEach((key, value) -> {
            KeyNode place = keys.child(parent, key);
            visit(place);
            if (value instanceof Value.Text text) {
                text(place, text.string().toCharArray(), 0, text.string().length());
            } else if (value instanceof Value.Number number) {
                number(
                        place,
                        number.literal().toCharArray(),
                        0,
                        number.literal().length());
            } else if (value instanceof Value.Bool bool) {
                leaf(place, bool == Value.Bool.TRUE ? TRUE : FALSE);
            } else if (value.isAbsent()) {
                leaf(place, NULL);
            } else if (value instanceof Value.Object inner
                    && !inner.fields().isEmpty()
                    && place.depth < FieldPath.MAX_DEPTH) {
                write(place, inner);
            } else {
                tree(place, value);
            }
        });
    }

    /** Whether the message has anything there, null included. */
    boolean has(KeyNode place) {
        return place.seenIn == message;
    }

    /** Whether the message has a value there that is not null. */
    boolean hasValue(KeyNode place) {
        return has(place) && kind(place.leaf) != NULL;
    }

    /** Whether the message has an object there. */
    boolean hasObject(KeyNode place) {
        return has(place)
                && switch (kind(place.leaf)) {
                    case NO_KIND, EMPTY_OBJECT -> true;
                    case TREE -> leaves.value(place.leaf) instanceof Value.Object;
                    default -> false;
                };
    }

    /** Whether the message has a value of that kind there. */
    boolean has(KeyNode place, byte kind) {
        return has(place) && kind(place.leaf) == kind;
    }

    private byte kind(int leaf) {
        return leaf == KeyNode.NO_LEAF ? NO_KIND : leaves.kinds[leaf];
    }

    boolean hasText(KeyNode place) {
        return has(place) && isText(kind(place.leaf));
    }

    private static boolean isText(byte kind) {
        return kind == TEXT || kind == BROKEN_TEXT;
    }

    boolean hasNonEmptyText(KeyNode place) {
        return hasText(place) && leaves.lengths[place.leaf] > 0;
    }

    /** The text or number there, which there must be. */
    String spelling(KeyNode place) {
        return leaves.value(place.leaf).string();
    }

    /** The number there as it was sent, which there must be. */
    String literal(KeyNode place) {
        return ((Value.Number) leaves.value(place.leaf)).literal();
    }

    /** Like {@link #spelling}, where the message has one of a few texts. */
    String recurring(KeyNode place) {
        int leaf = place.leaf;
        return has(place, TEXT)
                ? texts.of(leaves.bytes(leaf), leaves.start(leaf), leaves.lengths[leaf], leaves.hashes[leaf])
                : spelling(place);
    }

    boolean isEmptyText(KeyNode place) {
        return hasText(place) && leaves.lengths[place.leaf] == 0;
    }

    /** How many chars the text there has, which there must be. */
    int chars(KeyNode place) {
        int leaf = place.leaf;
        return Utf8.chars(leaves.bytes(leaf), leaves.start(leaf), leaves.lengths[leaf]);
    }

    /** The whole message. */
    Value.Object object() {
        return leaves.object(first, leaves.count);
    }
}
