package dev.foretrait.storage.ingest;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.event.IsoTime;
import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.semantics.Limit;
import dev.foretrait.engine.semantics.Semantics;
import dev.foretrait.engine.semantics.UnreadableTimestamps;
import dev.foretrait.engine.semantics.UnsentTimestamps;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When the message on the tape happened and was received (messages.md 4, exports.md 8.2). */
final class MessageTimes {

    private static final int LAST_YEAR = 9_999;
    private static final long DAY = 86_400_000L;
    private static final long LATE = Message.LATE.toMillis();
    private static final long FIVE_MINUTES = 300_000L;
    private static final long NO_TIME = Long.MIN_VALUE;

    private final Tape tape;
    private final Remarks remarks;
    private final long earliest;
    private final boolean replacesUnsent;
    private final boolean refusesUnreadable;

    private long timestamp;
    private long receivedAt;
    private byte ownFields;
    private boolean canonical;

    MessageTimes(Tape tape, Remarks remarks, ImportOptions options) {
        this.tape = tape;
        this.remarks = remarks;
        Semantics choices = options.semantics();
        this.replacesUnsent = choices.of(UnsentTimestamps.class) == UnsentTimestamps.RECEIVED;
        this.refusesUnreadable = choices.of(UnreadableTimestamps.class) == UnreadableTimestamps.REFUSED;
        int year = (int) Math.min(options.limits().of(Limit.EARLIEST_YEAR).orElse(0), LAST_YEAR);
        this.earliest = LocalDate.of(year, 1, 1).toEpochDay() * DAY;
    }

    long timestamp() {
        return timestamp;
    }

    /** Or {@link Block#NEVER_RECEIVED}. */
    long receivedAt() {
        return receivedAt;
    }

    /** Which fields say just that: {@link Leaves#OWN_TIMESTAMP}, {@link Leaves#OWN_RECEIVED_AT}. */
    byte ownFields() {
        return ownFields;
    }

    /**
     * Looks at the times.
     *
     * @param received when the batch that it came in was received; empty for a message that came alone
     * @return why it is refused, or null
     */
    @Nullable
    ImportRule refusal(Optional<Instant> received) {
        Envelope places = tape.envelope();
        ownFields = 0;
        long ownReceived = time(places.receivedAt);
        ownFields |= canonical ? Leaves.OWN_RECEIVED_AT : 0;
        boolean exported = ownReceived != NO_TIME && tape.hasValue(places.originalTimestamp);
        receivedAt = ownReceived != NO_TIME
                ? ownReceived
                : received.map(Instant::toEpochMilli).orElse(Block.NEVER_RECEIVED);
        long original = time(places.originalTimestamp);
        long sent = time(places.sentAt);
        long own = time(places.timestamp);
        boolean corrected = own != NO_TIME && !exported && sent != NO_TIME && receivedAt != Block.NEVER_RECEIVED;
        boolean replaced =
                replacesUnsent && own != NO_TIME && !exported && sent == NO_TIME && receivedAt != Block.NEVER_RECEIVED;
        ownFields |= canonical && !corrected && !replaced ? Leaves.OWN_TIMESTAMP : 0;
        if (replaced) {
            timestamp = receivedAt;
        } else if (own != NO_TIME) {
            timestamp = corrected ? receivedAt - (sent - own) : own;
        } else if (refusesUnreadable && tape.hasValue(places.timestamp)) {
            return without(places.timestamp);
        } else if (tape.hasValue(places.timestamp) || received.isPresent()) {
            timestamp = firstOf(known(receivedAt), original, sent);
        } else {
            timestamp = firstOf(original, sent, known(receivedAt));
            remarks.warn(ImportRule.TIMESTAMP_MISSING);
        }
        if (timestamp == NO_TIME) {
            return without(places.timestamp);
        }
        if (timestamp < earliest) {
            return remarks.refused(
                    ImportRule.BEFORE_EPOCH,
                    IsoTime.format(Instant.ofEpochMilli(timestamp)) + ", at the earliest "
                            + IsoTime.format(Instant.ofEpochMilli(earliest)));
        }
        long before = corrected ? own : original;
        if (before != NO_TIME && Math.abs(timestamp - before) > FIVE_MINUTES) {
            remarks.warn(ImportRule.SKEW_LARGE);
        }
        if (receivedAt != Block.NEVER_RECEIVED) {
            if (Math.abs(timestamp - receivedAt) > LATE) {
                remarks.warn(ImportRule.LATE_ARRIVAL);
            }
            if (timestamp > receivedAt + FIVE_MINUTES) {
                remarks.warn(ImportRule.FUTURE_EVENT);
            }
        }
        return null;
    }

    private ImportRule without(KeyNode timestamp) {
        return tape.hasValue(timestamp) ? remarks.refused(ImportRule.NO_TIMESTAMP, timestamp) : ImportRule.NO_TIMESTAMP;
    }

    private static long known(long received) {
        return received == Block.NEVER_RECEIVED ? NO_TIME : received;
    }

    private static long firstOf(long first, long second, long third) {
        return first != NO_TIME ? first : second != NO_TIME ? second : third;
    }

    /** Also notes whether the time is spelled as it would be written. */
    private long time(KeyNode place) {
        canonical = false;
        if (!tape.hasValue(place)) {
            return NO_TIME;
        }
        if (!tape.hasText(place)) {
            remarks.warn(ImportRule.TIMESTAMP_INVALID);
            return NO_TIME;
        }
        Leaves leaves = tape.leaves;
        int leaf = place.leaf;
        long millis = IsoTime.canonicalMillis(leaves.bytes(leaf), leaves.start(leaf), leaves.lengths[leaf]);
        canonical = millis != IsoTime.NOT_CANONICAL;
        return canonical ? millis : otherTime(tape.spelling(place));
    }

    private long otherTime(String text) {
        Optional<IsoTime> time = IsoTime.parse(text);
        if (time.isEmpty()) {
            remarks.warn(ImportRule.TIMESTAMP_INVALID);
            return NO_TIME;
        }
        if (!time.get().zoned() && !time.get().dateOnly()) {
            remarks.warn(ImportRule.TIMESTAMP_WITHOUT_ZONE);
        }
        if (!time.get().strict()) {
            remarks.warn(ImportRule.TIMESTAMP_NOT_ISO);
        }
        return time.get().instant().toEpochMilli();
    }
}
