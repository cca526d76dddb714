package dev.foretrait.storage.ingest;

import dev.foretrait.engine.event.IsoTime;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.semantics.BatchContext;
import dev.foretrait.engine.semantics.LargeBatches;
import dev.foretrait.engine.semantics.Limit;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A recorded request of a client: {@code {"batch": […]}} with what all its messages share (messages.md 7.3). */
final class BatchBody {

    private static final String BATCH = "batch";
    private static final String SENT_AT = "sentAt";
    private static final List<String> SHARED = List.of("context", "integrations");

    private final ImportOptions options;
    private final long mostBytes;
    private final long mostMessages;

    BatchBody(ImportOptions options) {
        this.options = options;
        this.mostBytes = options.limits().of(Limit.BATCH_SIZE).orElse(Long.MAX_VALUE);
        this.mostMessages = options.limits().of(Limit.BATCH_MESSAGES).orElse(Long.MAX_VALUE);
    }

    /** Whether the object on the tape is one. */
    static boolean isOn(Tape tape) {
        return tape.has(tape.envelope().batch) && !tape.hasValue(tape.envelope().type);
    }

    /** Why the batch is left out as a whole, or null. */
    @Nullable
    ImportRule refusal(Value.Object body, int bytes) {
        int messages = items(body).size();
        if (messages == 0) {
            return ImportRule.EMPTY_BATCH;
        }
        if (bytes > mostBytes) {
            return ImportRule.BATCH_TOO_LARGE;
        }
        boolean isSetAside = options.semantics().of(LargeBatches.class) == LargeBatches.SET_ASIDE;
        return isSetAside && messages > mostMessages ? ImportRule.BATCH_TOO_MANY_EVENTS : null;
    }

    /** Whether the batch has room for one more message than so many. */
    boolean takes(int messages) {
        return messages < mostMessages;
    }

    List<Value> items(Value.Object body) {
        return body.get(BATCH) instanceof Value.Array array ? array.elements() : List.of();
    }

    /** When the batch was received: as it says, else when it was sent, else as the person says (exports.md 7). */
    Optional<Instant> receivedAt(Value.Object body) {
        return time(body.get("receivedAt")).or(() -> time(body.get(SENT_AT))).or(options::receivedAt);
    }

    private static Optional<Instant> time(Value value) {
        return value instanceof Value.Text text ? IsoTime.parse(text.string()).map(IsoTime::instant) : Optional.empty();
    }

    /** The message with what the batch says for all; the message itself has precedence. */
    Value.Object completed(Value.Object item, Value.Object body) {
        Map<String, Value> fields = new LinkedHashMap<>(item.fields());
        for (String key : SHARED) {
            Value merged = merged(item.get(key), body.get(key), depth());
            if (!merged.isAbsent()) {
                fields.put(key, merged);
            }
        }
        if (item.get(SENT_AT).isAbsent() && !body.get(SENT_AT).isAbsent()) {
            fields.put(SENT_AT, body.get(SENT_AT));
        }
        return new Value.Object(fields);
    }

    /** How many levels of objects are completed (M-14). */
    private int depth() {
        return switch (options.semantics().of(BatchContext.class)) {
            case DEEP -> Integer.MAX_VALUE;
            case SHALLOW -> 1;
            case WHOLE -> 0;
        };
    }

    private static Value merged(Value own, Value shared, int depth) {
        if (own.isAbsent()) {
            return shared;
        }
        if (depth > 0 && own instanceof Value.Object mine && shared instanceof Value.Object others) {
            Map<String, Value> fields = new LinkedHashMap<>(mine.fields());
            others.fields().forEach((key, value) -> fields.put(key, merged(mine.get(key), value, depth - 1)));
            return new Value.Object(fields);
        }
        return own;
    }
}
