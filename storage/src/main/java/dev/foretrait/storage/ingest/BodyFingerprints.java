package dev.foretrait.storage.ingest;

import dev.foretrait.engine.event.Value;
import org.jspecify.annotations.Nullable;

/** The {@link Fingerprint} of whole messages, as of those that are read back, one after the other. */
final class BodyFingerprints {

    /** Half a megabyte, of which most imports have no use. */
    private @Nullable Tape tape;

    /** The fingerprint of a message. */
    int of(Value.Object message) {
        if (tape == null || tape.keys.isOvergrown()) {
            tape = new Tape();
        }
        tape.clear();
        tape.write(message);
        return Fingerprint.of(tape);
    }
}
