package dev.foretrait.storage.ingest;

import dev.foretrait.engine.column.Hash;
import dev.foretrait.engine.event.Value;
import java.nio.charset.StandardCharsets;

/**
 * 32 bits of a message's content: what it says, whatever the order of its keys and whenever it was sent (messages.md 5).
 * Equal contents have equal fingerprints; different ones differ but for one pair in four billion.
 */
final class Fingerprint {

    private Fingerprint() {}

    static int of(Tape tape) {
        Envelope envelope = tape.envelope();
        long sum = 0;
        Leaves leaves = tape.leaves;
        for (int leaf = tape.first; leaf < leaves.count; leaf++) {
            KeyNode place = leaves.places[leaf];
            if (leaves.kinds[leaf] != Tape.LEFT_OUT
                    && place != envelope.timestamp
                    && place != envelope.receivedAt
                    && place != envelope.sentAt) {
                sum += Hash.mix(place.hash ^ valueHash(leaves, leaf));
            }
        }
        return Long.hashCode(Hash.mix(sum));
    }

    /** The fingerprint of a whole message. */
    static int of(Value.Object message) {
        Tape tape = new Tape();
        tape.write(message);
        return of(tape);
    }

    private static long valueHash(Leaves leaves, int leaf) {
        return switch (leaves.kinds[leaf]) {
            case Tape.TEXT, Tape.BROKEN_TEXT -> leaves.hashes[leaf];
            case Tape.NUMBER -> ~number(leaves, leaf);
            case Tape.TREE -> leaves.trees[leaf].string().hashCode();
            default -> leaves.kinds[leaf];
        };
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
