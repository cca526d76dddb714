package dev.foretrait.storage.ingest;

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
            if (leaves.kinds[leaf] != Tape.REPLACED
                    && place != envelope.timestamp
                    && place != envelope.receivedAt
                    && place != envelope.sentAt) {
                sum += ContentHash.mix(place.hash ^ valueHash(leaves, leaf));
            }
        }
        return Long.hashCode(ContentHash.mix(sum));
    }

    private static long valueHash(Leaves leaves, int leaf) {
        return switch (leaves.kinds[leaf]) {
            case Tape.TEXT -> ContentHash.first(leaves.chars, leaves.starts[leaf], leaves.lengths[leaf]);
            case Tape.NUMBER -> number(leaves, leaf);
            case Tape.TREE -> leaves.trees[leaf].string().hashCode();
            default -> leaves.kinds[leaf];
        };
    }

    private static long number(Leaves leaves, int leaf) {
        int start = leaves.starts[leaf];
        int length = leaves.lengths[leaf];
        for (int at = start; at < start + length; at++) {
            char c = leaves.chars[at];
            if (c == '.' || c == 'e' || c == 'E') {
                return ~hash(leaves.value(leaf).string());
            }
        }
        return ~ContentHash.first(leaves.chars, start, length);
    }

    private static long hash(String text) {
        return ContentHash.first(text.toCharArray(), 0, text.length());
    }
}
