package dev.foretrait.storage.ingest;

import dev.foretrait.engine.event.MessageType;
import dev.foretrait.engine.semantics.AllIntegrations;
import dev.foretrait.engine.semantics.Semantics;
import dev.foretrait.engine.semantics.UnknownFields;
import dev.foretrait.engine.semantics.ZonelessTraits;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether the message on the tape is let in, and when it happened (messages.md 1, 4, 6, 7.5; exports.md 8.2). The
 * checks come in the order of messages.md 7.5; the first one that fails is the reason.
 */
final class Admission {

    private static final int SHORTEST_TIME = 16;

    private final Tape tape;
    private final Remarks remarks;
    private final CallCheck call;
    private final SizeCheck size;
    private final MessageTimes times;
    private final boolean allFalseExcludes;
    private final UnknownFields unknownFields;

    Admission(Tape tape, ImportOptions options) {
        Semantics choices = options.semantics();
        this.tape = tape;
        this.remarks = new Remarks(tape);
        IdCheck ids = new IdCheck(tape, remarks, choices);
        this.call = new CallCheck(tape, remarks, ids, choices);
        this.size = new SizeCheck(tape, remarks, ids, options);
        this.times = new MessageTimes(tape, remarks, options);
        this.allFalseExcludes = choices.of(AllIntegrations.class) == AllIntegrations.EXCLUDE;
        this.unknownFields = choices.of(UnknownFields.class);
    }

    /** What kind of a call it is. */
    CallCheck call() {
        return call;
    }

    /** When it happened, and what goes with that. */
    MessageTimes times() {
        return times;
    }

    /** The warnings that it drew, and what was found where it is refused. */
    Remarks remarks() {
        return remarks;
    }

    /**
     * Looks at the message on the tape, and drops of it what is not to be kept.
     *
     * @param bytes its size
     * @param received when the batch that it came in was received; empty for a message that came alone
     * @return why it is refused, or null
     */
    @Nullable
    ImportRule refusal(int bytes, Optional<Instant> received) {
        remarks.clear();
        ImportRule refusal = call.refusal();
        if (refusal == null) {
            refusal = size.refusal(call.type(), bytes);
        }
        if (refusal == null) {
            refusal = refusedByAddress();
        }
        if (refusal == null && unknownFields == UnknownFields.REFUSED) {
            refusal = refusedByUnknownField();
        }
        if (refusal == null) {
            refusal = times.refusal(received);
        }
        if (refusal == null) {
            warn();
            if (unknownFields == UnknownFields.DROPPED) {
                tape.dropUnknownFields();
            }
        }
        return refusal;
    }

    private @Nullable ImportRule refusedByAddress() {
        Envelope places = tape.envelope();
        if (tape.has(places.personas, Tape.FALSE)) {
            return remarks.refused(ImportRule.FILTERED_BY_INTEGRATIONS_OBJECT, "Personas is false");
        }
        if (tape.has(places.allIntegrations, Tape.FALSE) && !tape.has(places.personas)) {
            if (allFalseExcludes) {
                return remarks.refused(ImportRule.FILTERED_BY_INTEGRATIONS_OBJECT, "All is false");
            }
            remarks.warn(ImportRule.ALL_FALSE_KEPT);
        }
        return tape.hasValue(places.computationId) ? ImportRule.SPACE_EMISSION : null;
    }

    private @Nullable ImportRule refusedByUnknownField() {
        for (int leaf = tape.first; leaf < tape.leaves.count; leaf++) {
            KeyNode place = tape.leaves.places[leaf];
            if (place.isUnknown) {
                return remarks.refused(
                        ImportRule.UNKNOWN_FIELD, "'" + place.path.keys().get(0) + "'");
            }
        }
        return null;
    }

    private void warn() {
        if (tape.duplicateKey) {
            remarks.warn(ImportRule.JSON_DUPLICATE_KEY);
        }
        if (tape.emptyKey) {
            remarks.warn(ImportRule.EMPTY_KEY);
        }
        if (tape.keysDifferByCase) {
            remarks.warn(ImportRule.KEYS_DIFFER_BY_CASE);
        }
        List<KeyNode> strayTraits = tape.keys.strayTraits();
        for (int at = 0; at < strayTraits.size(); at++) {
            if (tape.has(strayTraits.get(at))) {
                remarks.warn(ImportRule.TOP_LEVEL_UNKNOWN);
            }
        }
        if (call.type() == MessageType.IDENTIFY) {
            for (int leaf = tape.first; leaf < tape.leaves.count; leaf++) {
                if (isTimeWithoutZone(leaf) && tape.leaves.places[leaf].isBelow(tape.envelope().traits)) {
                    remarks.warn(ImportRule.TRAIT_DATE_WITHOUT_ZONE);
                }
            }
        }
    }

    private boolean isTimeWithoutZone(int leaf) {
        int length = tape.leaves.lengths[leaf];
        if (tape.leaves.kinds[leaf] != Tape.TEXT || length < SHORTEST_TIME) {
            return false;
        }
        byte[] bytes = tape.leaves.bytes(leaf);
        int start = tape.leaves.start(leaf);
        return bytes[start + 10] == 'T'
                && bytes[start + length - 1] != 'Z'
                && ZonelessTraits.isWithoutZone(tape.leaves.spelling(leaf));
    }
}
