package dev.foretrait.storage.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** All places that messages had so far. */
final class KeyTree {

    /**
     * With more places than this the tree is thrown away and grown anew, lest data that has ids for keys fill the memory.
     */
    static final int MAX_NODES = 1 << 17;

    /** Reserved user traits that are no field of a message (messages.md 1.1, M-15). */
    private static final Set<String> RESERVED_TRAITS = Set.of(
            "address",
            "age",
            "avatar",
            "birthday",
            "company",
            "createdAt",
            "description",
            "email",
            "firstName",
            "gender",
            "lastName",
            "phone",
            "title",
            "username",
            "website");

    final KeyNode root = KeyNode.root();
    private final Map<String, KeyNode> byFoldedPath = new HashMap<>();
    private final List<KeyNode> strayTraits = new ArrayList<>();
    private int size = 1;
    private final Envelope envelope = new Envelope(this);

    Envelope envelope() {
        return envelope;
    }

    int size() {
        return size;
    }

    /** The places at the top of messages where a trait stands that was meant to stand further in. */
    List<KeyNode> strayTraits() {
        return strayTraits;
    }

    boolean isOvergrown() {
        return size > MAX_NODES;
    }

    KeyNode child(KeyNode parent, String key) {
        KeyNode known = parent.find(key);
        if (known != null) {
            return known;
        }
        KeyNode made = new KeyNode(size++, key, parent.path.child(key), parent);
        parent.add(made);
        if (parent == root && RESERVED_TRAITS.contains(key)) {
            strayTraits.add(made);
        }
        KeyNode twin = byFoldedPath.putIfAbsent(parent.number + " " + key.toLowerCase(Locale.ROOT), made);
        if (twin != null) {
            made.twin = twin.twin == null ? twin : twin.twin;
            twin.twin = made;
        }
        return made;
    }

    /** The place of those keys, made if need be. */
    KeyNode at(String... keys) {
        KeyNode at = root;
        for (String key : keys) {
            at = child(at, key);
        }
        return at;
    }
}
