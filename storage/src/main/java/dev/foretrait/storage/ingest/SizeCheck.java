package dev.foretrait.storage.ingest;

import dev.foretrait.engine.event.MessageType;
import dev.foretrait.engine.semantics.CountedProperties;
import dev.foretrait.engine.semantics.Limit;
import org.jspecify.annotations.Nullable;

/** Whether the message on the tape keeps within the limits (messages.md 7.5). */
final class SizeCheck {

    private static final int MAX_LEAVES = 10_000;

    private final Tape tape;
    private final Remarks remarks;
    private final IdCheck ids;
    private final boolean countsAtAnyDepth;
    private final long mostBytes;
    private final long mostProperties;
    private final long tooManyTraits;
    private final long longestMessageId;
    private final long longestGroupId;

    SizeCheck(Tape tape, Remarks remarks, IdCheck ids, ImportOptions options) {
        this.tape = tape;
        this.remarks = remarks;
        this.ids = ids;
        this.countsAtAnyDepth = options.semantics().of(CountedProperties.class) == CountedProperties.AT_ANY_DEPTH;
        this.mostBytes = limit(options, Limit.MESSAGE_SIZE);
        this.mostProperties = limit(options, Limit.PROPERTIES);
        this.tooManyTraits = limit(options, Limit.IDENTIFY_TRAITS);
        this.longestMessageId = limit(options, Limit.MESSAGE_ID_LENGTH);
        this.longestGroupId = limit(options, Limit.GROUP_ID_LENGTH);
    }

    private static long limit(ImportOptions options, Limit limit) {
        return options.limits().of(limit).orElse(Long.MAX_VALUE);
    }

    /**
     * Why the message is refused, or null.
     *
     * @param bytes its size
     */
    @Nullable
    ImportRule refusal(MessageType type, int bytes) {
        Envelope places = tape.envelope();
        if (tape.size() > MAX_LEAVES) {
            return remarks.refused(ImportRule.TOO_MANY_LEAVES, tape.size() + " values");
        }
        if (bytes > mostBytes) {
            return remarks.refused(ImportRule.MESSAGE_TOO_LARGE, bytes + " bytes, at most " + mostBytes);
        }
        if (!tape.hasText(places.messageId) && ids.isBroken(places.messageId)) {
            return remarks.refused(ImportRule.ID_NOT_STRING, places.messageId);
        }
        ImportRule refusal = tooLong(ImportRule.MESSAGE_ID_TOO_LONG, places.messageId, longestMessageId);
        if (refusal == null) {
            refusal = tooLong(ImportRule.GROUP_ID_TOO_LONG, places.groupId, longestGroupId);
        }
        if (refusal == null) {
            refusal = tooLong(ImportRule.GROUP_ID_TOO_LONG, places.contextGroupId, longestGroupId);
        }
        return refusal == null ? tooMany(type, places) : refusal;
    }

    private @Nullable ImportRule tooLong(ImportRule rule, KeyNode place, long most) {
        if (!tape.hasText(place) || tape.leaves.lengths[place.leaf] <= most || tape.chars(place) <= most) {
            return null;
        }
        return remarks.refused(rule, tape.chars(place) + " characters, at most " + most);
    }

    private @Nullable ImportRule tooMany(MessageType type, Envelope places) {
        int traits = counted(places.traits);
        if (type == MessageType.IDENTIFY && traits >= tooManyTraits) {
            return remarks.refused(
                    ImportRule.TOO_MANY_TRAITS, traits + " traits, fewer than " + tooManyTraits + " are allowed");
        }
        int most = Math.max(counted(places.properties), traits);
        return most > mostProperties
                ? remarks.refused(ImportRule.TOO_MANY_PROPERTIES, most + " properties, at most " + mostProperties)
                : null;
    }

    /** How many properties there are at a place (U-72). */
    private int counted(KeyNode place) {
        if (!countsAtAnyDepth) {
            return tape.has(place) ? place.keys : 0;
        }
        int count = 0;
        for (int leaf = tape.first; leaf < tape.leaves.count; leaf++) {
            count += tape.leaves.places[leaf].isBelow(place) ? 1 : 0;
        }
        return count;
    }
}
