package dev.foretrait.storage.ingest;

/** What the checks of an {@link Admission} have to say of the message on the tape, besides whether it is refused. */
final class Remarks {

    private static final int LONGEST = 40;

    private final Tape tape;
    private long warnings;
    private String detail = "";

    Remarks(Tape tape) {
        this.tape = tape;
    }

    /** Another message is on the tape. */
    void clear() {
        warnings = 0;
        detail = "";
    }

    void warn(ImportRule warning) {
        warnings |= warning.bit();
    }

    /** The {@link ImportRule#bit bits} of all warnings. */
    long warnings() {
        return warnings;
    }

    /** Notes what was found where the message breaks a rule; returns the rule. */
    ImportRule refused(ImportRule rule, String found) {
        detail = found;
        return rule;
    }

    /** Notes what stands at a place that should hold something else, without giving away long texts; returns the rule. */
    ImportRule refused(ImportRule rule, KeyNode place) {
        return refused(rule, place.path.name() + (tape.has(place) ? " is " + shown(place) : " is missing"));
    }

    private String shown(KeyNode place) {
        if (place.leaf == KeyNode.NO_LEAF) {
            return "an object";
        }
        String json = tape.leaves.value(place.leaf).json();
        return json.length() > LONGEST ? json.substring(0, LONGEST) + "…" : json;
    }

    /** What was found where the message is refused, or empty. */
    String detail() {
        return detail;
    }
}
