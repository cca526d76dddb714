package dev.foretrait.engine.column;

import dev.foretrait.engine.event.Message;
import java.util.List;

/** Some ten thousand messages of one stream, as columns, in the order in which they arrived. */
public interface Block {

    /** The {@code receivedAt} of a message that has none: after all others (exports.md 8.4). */
    long NEVER_RECEIVED = Long.MAX_VALUE;

    /** What its messages have in common. */
    MessageStream stream();

    /** The number of messages. */
    int rows();

    /** When each happened, in epoch milliseconds. Not to be changed. */
    long[] timestamps();

    /** When each was received, in epoch milliseconds, or {@link #NEVER_RECEIVED}. Not to be changed. */
    long[] receivedAt();

    /** The least timestamp. */
    long firstTimestamp();

    /** The greatest timestamp. */
    long lastTimestamp();

    /** The leaves that at least one message has, in the order in which they appeared. */
    List<FieldPath> fields();

    /** One leaf of every message; a column of missing values if none has it. */
    Column column(FieldPath field);

    /** The id of every message, sent or made. */
    Column messageIds();

    /** The source that each message came from; missing where unknown. */
    Column sources();

    /**
     * Which leaves each message has, in their order: a text of one char per leaf, its place in {@link #fields} plus 3. The
     * chars 0, 1 and 2 are the fields {@code timestamp}, {@code receivedAt} and {@code messageId} where they say what
     * {@link #timestamps}, {@link #receivedAt} and {@link #messageIds} say; then they are no fields of the block.
     */
    Column shapes();

    /**
     * The same messages for one who goes through a column of them once: what was read for it is not kept in memory for long where
     * it can be read again.
     */
    default Block inPassing() {
        return this;
    }

    /** When the message of a row was received, in epoch milliseconds, or {@link #NEVER_RECEIVED}. */
    default long receivedAt(int row) {
        return receivedAt()[row];
    }

    /** The id of the message of a row. */
    default String messageId(int row) {
        Column ids = messageIds();
        return ids.dictionary().value(ids.code(row)).string();
    }

    /** The value at that place of every message; an object that was taken apart is put together again. */
    default Column whole(FieldPath field) {
        return Assembly.whole(this, field);
    }

    /** One message, field for field as it was sent. */
    default Message message(int row) {
        return Assembly.message(this, row);
    }
}
