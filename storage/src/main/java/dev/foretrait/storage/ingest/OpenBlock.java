package dev.foretrait.storage.ingest;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.BlockBuilder;
import dev.foretrait.engine.column.MessageStream;
import dev.foretrait.engine.event.IsoTime;
import dev.foretrait.engine.event.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The block of a stream that is being filled. The thread that parses gives out its rows; the one that writes fills them, some
 * messages later. When the block is full depends only on what the former knows, so it does not depend on timing.
 */
final class OpenBlock {

    private static final int ROW_WEIGHT = 64;

    final int number;
    private final BlockBuilder builder;
    private int rows;
    private int fresh;
    private long weight;
    private final BitSet noted = new BitSet();
    private KeyTree notedIn;
    private int places;
    private int[] placeOf = new int[256];
    private KeyTree placed;
    private int[] fingerprints = new int[64];
    private long[] receivedAt = new long[64];
    private final List<Copies.FileRun> files = new ArrayList<>();
    private @Nullable Block peeked;

    OpenBlock(int number, MessageStream stream, KeyTree keys) {
        this.number = number;
        this.builder = new BlockBuilder(stream);
        this.placed = keys;
        this.notedIn = keys;
    }

    MessageStream stream() {
        return builder.stream();
    }

    int rows() {
        return rows;
    }

    /** The bytes collected so far: as many as its chars, if no two values were equal. */
    long weight() {
        return weight;
    }

    boolean isFull() {
        return rows >= BlockBuilder.MAX_ROWS || weight >= BlockBuilder.MAX_WEIGHT || places >= BlockBuilder.MAX_FIELDS;
    }

    /** Makes room for a message of that many chars; returns its row. The message itself comes by {@link #replay}. */
    int add(long received, int fingerprint, String file, int chars) {
        int row = rows++;
        if (row == fingerprints.length) {
            fingerprints = Arrays.copyOf(fingerprints, row * 2);
            receivedAt = Arrays.copyOf(receivedAt, row * 2);
        }
        if (files.isEmpty() || !files.get(files.size() - 1).file().equals(file)) {
            files.add(new Copies.FileRun(row, file));
        }
        fingerprints[row] = fingerprint;
        receivedAt[row] = received;
        weight += chars + ROW_WEIGHT;
        return row;
    }

    /** Notes that the message last added is no copy of another. */
    void noteFresh() {
        fresh++;
    }

    /** How many of its messages are no copies. */
    int fresh() {
        return fresh;
    }

    /** Notes that a message has these places, where there are so many that they might fill the block. */
    void notePlaces(Tape tape) {
        if (notedIn != tape.keys) {
            notedIn = tape.keys;
            noted.clear();
        }
        for (int leaf = tape.first; leaf < tape.leaves.count; leaf++) {
            int place = tape.leaves.places[leaf].number;
            if (!noted.get(place)) {
                noted.set(place);
                places++;
            }
        }
    }

    /** Adds a message; rows come in the order in which they were given out. Called by the thread that writes. */
    void replay(Leaves leaves, Envelope envelope, int message) {
        if (placed != leaves.keys) {
            placed = leaves.keys;
            Arrays.fill(placeOf, 0);
        }
        long timestamp = leaves.timestamps[message];
        long received = leaves.receivedAt[message];
        for (int leaf = leaves.firstLeaves[message]; leaf < leaves.firstLeaves[message + 1]; leaf++) {
            KeyNode place = leaves.places[leaf];
            byte kind = leaves.kinds[leaf];
            if (kind == Tape.TEXT) {
                int start = leaves.starts[leaf];
                int length = leaves.lengths[leaf];
                if (place == envelope.timestamp && spells(leaves.chars, start, length, timestamp)) {
                    builder.ownTimestamp();
                } else if (place == envelope.receivedAt && spells(leaves.chars, start, length, received)) {
                    builder.ownReceivedAt();
                } else if (place == envelope.messageId && length > 0) {
                    builder.ownMessageId();
                } else {
                    builder.text(builderPlace(place), leaves.chars, start, length);
                }
            } else if (kind == Tape.NUMBER) {
                builder.number(builderPlace(place), leaves.chars, leaves.starts[leaf], leaves.lengths[leaf]);
            } else if (kind != Tape.REPLACED) {
                builder.value(builderPlace(place), leaves.value(leaf));
            }
        }
        builder.end(
                timestamp,
                received,
                leaves.chars,
                leaves.idStarts[message],
                leaves.idLengths[message],
                leaves.sources[message]);
    }

    private static boolean spells(char[] chars, int offset, int count, long millis) {
        return IsoTime.canonicalMillis(chars, offset, count) == millis && millis != IsoTime.NOT_CANONICAL;
    }

    private int builderPlace(KeyNode place) {
        if (place.number >= placeOf.length) {
            placeOf = Arrays.copyOf(placeOf, Math.max(place.number + 1, placeOf.length * 2));
        }
        int known = placeOf[place.number];
        if (known == 0) {
            known = builder.place(place.path) + 1;
            placeOf[place.number] = known;
        }
        return known - 1;
    }

    /** One of its messages, which must have been replayed. */
    Message message(int row) {
        if (peeked == null || peeked.rows() <= row) {
            peeked = builder.build();
        }
        return peeked.message(row);
    }

    Block build() {
        return builder.build();
    }

    /** What is known of its rows; it grows with them. */
    Copies copies() {
        return new Copies(receivedAt, fingerprints, files);
    }

    int[] fingerprints() {
        return fingerprints;
    }
}
