package dev.foretrait.engine.column;

import dev.foretrait.engine.event.CodePointOrder;
import dev.foretrait.engine.semantics.EqualTimes;

/** The order of messages of equal timestamp: receivedAt, unless it does not count, then messageId by code point (U-25). */
public final class Ties {

    private Ties() {}

    /** Whether the message of one row comes before that of another, given that their timestamps are equal. */
    public static boolean isBefore(Block block, int row, Block other, int otherRow, EqualTimes order) {
        if (order == EqualTimes.RECEIVED_FIRST) {
            long received = block.receivedAt(row);
            long otherReceived = other.receivedAt(otherRow);
            if (received != otherReceived) {
                return received < otherReceived;
            }
        }
        return CodePointOrder.INSTANCE.compare(block.messageId(row), other.messageId(otherRow)) < 0;
    }
}
