package dev.foretrait.storage.ingest;

import dev.foretrait.engine.event.Value;

/** The {@link Fingerprint} of whole messages, as of those that are read back, one after the other. */
final class BodyFingerprints {

    private Tape tape = new Tape();

    /** The fingerprint of a message. */
    int of(Value.Object message) {
        if (tape.keys.isOvergrown()) {
            tape = new Tape();
        }
        tape.clear();
        tape.write(message);
        return Fingerprint.of(tape);
    }
}
