package dev.foretrait.engine.evidence;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.Column;
import dev.foretrait.engine.evaluate.EventRow;
import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.event.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An event that evidence speaks of.
 *
 * @param row where it is kept
 */
public record Event(EventRow row) {

    /** When it happened. */
    public Instant timestamp() {
        return Instant.ofEpochMilli(row.block().timestamps()[row.row()]);
    }

    /** When it was received, if that is known. */
    public Optional<Instant> receivedAt() {
        long received = row.block().receivedAt()[row.row()];
        return received == Block.NEVER_RECEIVED ? Optional.empty() : Optional.of(Instant.ofEpochMilli(received));
    }

    /** How much later than it happened it was received, where that is late. */
    public Optional<Duration> lateness() {
        return receivedAt()
                .map(received -> Duration.between(timestamp(), received))
                .filter(later -> later.compareTo(Message.LATE) > 0);
    }

    /** Its name. */
    public String name() {
        return row.block().stream().eventName().orElseThrow();
    }

    /** Its id. */
    public String messageId() {
        return value(row.block().messageIds()).string();
    }

    /** The source it came from, if that is known. */
    public Optional<String> sourceId() {
        return Optional.of(value(row.block().sources()))
                .filter(source -> !source.isAbsent())
                .map(Value::string);
    }

    /** All of it, as it was sent. */
    public Message message() {
        return row.block().message(row.row());
    }

    private Value value(Column column) {
        return column.dictionary().value(column.code(row.row()));
    }
}
