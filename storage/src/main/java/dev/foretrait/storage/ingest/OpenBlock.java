package dev.foretrait.storage.ingest;

import dev.foretrait.engine.column.BlockBuilder;
import dev.foretrait.engine.column.MessageStream;
import dev.foretrait.engine.event.IntList;
import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.event.Value;
import dev.foretrait.storage.block.FileRuns;
import java.util.Arrays;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The block of a stream that is being filled. A message is {@link #place placed} first, in turn with those of other streams; several
 * of them are put into the block together then, which other blocks have no part in.
 */
final class OpenBlock {

    final int number;
    private final BlockBuilder builder;
    private int rows;
    private int fresh;

    /** The messages that have a row, and wait to be put into the block. */
    private final IntList waiting = new IntList();

    private final Map<KeyTree, int[]> placesOf = new WeakHashMap<>();
    private int[] placeOf = {};
    private @Nullable KeyTree keys;
    private int[] fingerprints = new int[64];
    private long[] timestamps = new long[64];
    private long[] receivedAt = new long[64];
    private int[] lines = new int[64];
    private final FileRuns files = new FileRuns();

    /**
     * @param builder an empty one
     */
    OpenBlock(int number, BlockBuilder builder) {
        this.number = number;
        this.builder = builder;
    }

    MessageStream stream() {
        return builder.stream();
    }

    /** How many rows have a message. */
    int rows() {
        return rows;
    }

    long weight() {
        return builder.weight();
    }

    boolean isFull() {
        return builder.isFull();
    }

    /** Notes that the message added next is no copy of another. */
    void noteFresh() {
        fresh++;
    }

    /** How many of its messages are no copies. */
    int fresh() {
        return fresh;
    }

    /** Gives the next row to a message of the file of that number; returns the row. */
    int place(Leaves leaves, int message, int file) {
        int row = rows++;
        if (row == fingerprints.length) {
            fingerprints = Arrays.copyOf(fingerprints, row * 2);
            timestamps = Arrays.copyOf(timestamps, row * 2);
            receivedAt = Arrays.copyOf(receivedAt, row * 2);
            lines = Arrays.copyOf(lines, row * 2);
        }
        files.add(row, file);
        fingerprints[row] = leaves.fingerprints[message];
        timestamps[row] = leaves.timestamps[message];
        receivedAt[row] = leaves.receivedAt[message];
        lines[row] = (int) Math.min(Integer.MAX_VALUE, leaves.lines[message]);
        waiting.add(message);
        return row;
    }

    /** How many messages wait to be put into the block. */
    int waiting() {
        return waiting.size();
    }

    /** Leaves it to the caller to put those in that wait, and are among these leaves. Others may be given rows meanwhile. */
    Runnable filling(Leaves leaves) {
        int[] leaving = waiting.toArray();
        waiting.clear();
        return () -> {
            for (int message : leaving) {
                replay(leaves, message);
            }
        };
    }

    private void replay(Leaves leaves, int message) {
        if (keys != leaves.keys) {
            keys = leaves.keys;
            placeOf = placesOf.computeIfAbsent(keys, unknown -> new int[256]);
        }
        // The compiler that an import runs with reads a field again for every leaf.
        Envelope envelope = leaves.keys.envelope();
        byte own = leaves.ownFields[message];
        KeyNode ownTimestamp = (own & Leaves.OWN_TIMESTAMP) == 0 ? null : envelope.timestamp;
        KeyNode ownReceivedAt = (own & Leaves.OWN_RECEIVED_AT) == 0 ? null : envelope.receivedAt;
        KeyNode[] places = leaves.places;
        byte[] kinds = leaves.kinds;
        int id = leaves.ids[message];
        int end = leaves.endLeaves[message];
        for (int leaf = leaves.firstLeaves[message]; leaf < end; leaf++) {
            KeyNode place = places[leaf];
            byte kind = kinds[leaf];
            if (kind == Tape.TEXT) {
                if (place == ownTimestamp) {
                    builder.ownTimestamp();
                } else if (place == ownReceivedAt) {
                    builder.ownReceivedAt();
                } else if (leaf == id) {
                    builder.ownMessageId();
                } else {
                    builder.text(
                            builderPlace(place),
                            leaves.bytes(leaf),
                            leaves.start(leaf),
                            leaves.lengths[leaf],
                            leaves.hashes[leaf]);
                }
            } else if (kind == Tape.NUMBER) {
                builder.number(builderPlace(place), leaves.bytes(leaf), leaves.start(leaf), leaves.lengths[leaf]);
            } else if (kind != Tape.LEFT_OUT) {
                builder.value(builderPlace(place), leaves.value(leaf));
            }
        }
        end(leaves, message);
    }

    private void end(Leaves leaves, int message) {
        int id = leaves.ids[message];
        long timestamp = leaves.timestamps[message];
        long received = leaves.receivedAt[message];
        Value source = leaves.sources[message];
        if (leaves.kinds[id] == Tape.BROKEN_TEXT) {
            builder.end(timestamp, received, leaves.value(id), source);
        } else {
            builder.end(
                    timestamp,
                    received,
                    leaves.bytes(id),
                    leaves.start(id),
                    leaves.lengths[id],
                    leaves.idHashes[message],
                    source);
        }
    }

    private int builderPlace(KeyNode place) {
        int known = place.number < placeOf.length ? placeOf[place.number] : 0;
        return known == 0 ? newPlace(place) : known - 1;
    }

    private int newPlace(KeyNode place) {
        if (place.number >= placeOf.length) {
            placeOf = Arrays.copyOf(placeOf, Math.max(place.number + 1, placeOf.length * 2));
            placesOf.put(keys, placeOf);
        }
        int made = builder.place(place.path);
        placeOf[place.number] = made + 1;
        return made;
    }

    /** One of the messages that have been put into the block. */
    Message message(int row) {
        return builder.message(row);
    }

    BlockBuilder builder() {
        return builder;
    }

    /** What is known of its rows so far. */
    Copies copies() {
        return new Copies(timestamps, receivedAt, fingerprints, lines, files);
    }

    /** The same, in no more room than it takes. */
    Copies closedCopies() {
        return new Copies(
                Arrays.copyOf(timestamps, rows),
                Arrays.copyOf(receivedAt, rows),
                Arrays.copyOf(fingerprints, rows),
                Arrays.copyOf(lines, rows),
                files);
    }
}
