package dev.foretrait.storage.ingest;

import dev.foretrait.engine.column.Hash;
import dev.foretrait.engine.event.Value;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * 32 bits of a message's content: what it says, whatever the order of its keys and whenever it was sent (messages.md 5).
 * Equal contents have equal fingerprints; different ones differ but for one pair in four billion.
 */
final class Fingerprint {

    private static final long EMPTY_OBJECT = hash(Value.Object.EMPTY);

    private Fingerprint() {}

    /** The fingerprint of the message on a tape. */
    static int of(Tape tape) {
        // The compiler that an import runs with reads a field again for every leaf.
        Envelope envelope = tape.envelope();
        KeyNode timestamp = envelope.timestamp;
        KeyNode receivedAt = envelope.receivedAt;
        KeyNode sentAt = envelope.sentAt;
        Leaves leaves = tape.leaves;
        KeyNode[] places = leaves.places;
        byte[] kinds = leaves.kinds;
        long[] hashes = leaves.hashes;
        int end = leaves.count;
        long sum = 0;
        for (int leaf = tape.first; leaf < end; leaf++) {
            KeyNode place = places[leaf];
            byte kind = kinds[leaf];
            if (kind != Tape.LEFT_OUT && place != timestamp && place != receivedAt && place != sentAt) {
                sum += Hash.mix(place.hash ^ (kind == Tape.TEXT ? hashes[leaf] : otherHash(leaves, leaf)));
            }
        }
        return Long.hashCode(Hash.mix(sum));
    }

    /** The hash of a value that is no text, or a broken one. */
    private static long otherHash(Leaves leaves, int leaf) {
        return switch (leaves.kinds[leaf]) {
            case Tape.BROKEN_TEXT -> leaves.hashes[leaf];
            case Tape.NUMBER -> ~number(leaves, leaf);
            case Tape.TREE -> hash(leaves.value(leaf));
            case Tape.EMPTY_OBJECT -> EMPTY_OBJECT;
            default -> leaves.kinds[leaf];
        };
    }

    /** The hash of an array and of what is in it, where objects may have their keys in any order, too. */
    private static long hash(Value value) {
        if (value instanceof Value.Array array) {
            long hash = Hash.begin();
            for (Value element : array.elements()) {
                hash = Hash.next(hash, hash(element));
            }
            return Hash.end(hash, 0, array.elements().size());
        }
        if (value instanceof Value.Object object) {
            long sum = object.fields().size();
            for (Map.Entry<String, Value> field : object.fields().entrySet()) {
                sum += Hash.mix(Hash.next(Hash.mix(hash(field.getKey())), hash(field.getValue())));
            }
            return Hash.mix(sum);
        }
        return value instanceof Value.Text text ? hash(text.string()) : ~hash(value.string());
    }

    private static long hash(String text) {
        long hash = Hash.begin();
        for (int at = 0; at < text.length(); at++) {
            hash = Hash.next(hash, text.charAt(at));
        }
        return Hash.end(hash, 0, text.length());
    }

    private static long number(Leaves leaves, int leaf) {
        byte[] bytes = leaves.bytes(leaf);
        int start = leaves.start(leaf);
        int length = leaves.lengths[leaf];
        for (int at = start; at < start + length; at++) {
            if (bytes[at] == '.' || bytes[at] == 'e' || bytes[at] == 'E') {
                byte[] canonical = leaves.value(leaf).string().getBytes(StandardCharsets.US_ASCII);
                return Hash.of(canonical, 0, canonical.length);
            }
        }
        return Hash.of(bytes, start, length);
    }
}
