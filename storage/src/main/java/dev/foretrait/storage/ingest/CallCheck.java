package dev.foretrait.storage.ingest;

import dev.foretrait.engine.event.MessageType;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.semantics.MissingIdCode;
import dev.foretrait.engine.semantics.NullFields;
import dev.foretrait.engine.semantics.Semantics;
import dev.foretrait.engine.semantics.UserlessGroups;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether the message on the tape is a call of one of the types, with all that such a call has (messages.md 1, 7.5). */
final class CallCheck {

    private static final Map<String, MessageType> TYPES = types();
    private static final String CONSENT_EVENT = "Segment Consent Preference Updated";

    private final Tape tape;
    private final Remarks remarks;
    private final IdCheck ids;
    private final boolean takesUserlessGroups;
    private final boolean takesNullFields;
    private final ImportRule withoutIds;

    private MessageType type = MessageType.TRACK;
    private String event = "";

    CallCheck(Tape tape, Remarks remarks, IdCheck ids, Semantics choices) {
        this.tape = tape;
        this.remarks = remarks;
        this.ids = ids;
        this.takesUserlessGroups = choices.of(UserlessGroups.class) == UserlessGroups.ACCEPTED;
        this.takesNullFields = choices.of(NullFields.class) == NullFields.MISSING;
        this.withoutIds = switch (choices.of(MissingIdCode.class)) {
            case NO_USER_ANON_ID -> ImportRule.NO_USER_ANON_ID;
            case ID_REQUIRED -> ImportRule.ID_REQUIRED;
        };
    }

    private static Map<String, MessageType> types() {
        Map<String, MessageType> types = new HashMap<>();
        for (MessageType type : MessageType.values()) {
            types.put(type.spelling(), type);
        }
        return types;
    }

    MessageType type() {
        return type;
    }

    /** The event of a track call, empty for the other types. */
    String event() {
        return event;
    }

    /** Why the message is refused, or null. */
    @Nullable
    ImportRule refusal() {
        Envelope places = tape.envelope();
        MessageType spelled = tape.hasText(places.type) ? TYPES.get(tape.recurring(places.type)) : null;
        if (spelled == null) {
            return remarks.refused(ImportRule.TYPE_INVALID, places.type);
        }
        type = spelled;
        event = "";
        ImportRule refusal = refusedByIds(places);
        if (refusal == null && type == MessageType.TRACK) {
            refusal = refusedEvent(places);
        }
        if (refusal == null && isNoObject(places.properties)) {
            return remarks.refused(ImportRule.PROPERTIES_NOT_OBJECT, places.properties);
        }
        if (refusal == null && isNoObject(places.traits)) {
            return remarks.refused(ImportRule.TRAITS_NOT_OBJECT, places.traits);
        }
        return refusal == null ? refusedByType(places) : refusal;
    }

    private @Nullable ImportRule refusedByIds(Envelope places) {
        if (ids.isBroken(places.userId)) {
            return remarks.refused(ImportRule.ID_NOT_STRING, places.userId);
        }
        boolean hasUser = ids.isThere();
        if (ids.isBroken(places.anonymousId)) {
            return remarks.refused(ImportRule.ID_NOT_STRING, places.anonymousId);
        }
        boolean hasId = ids.isThere() || hasUser;
        boolean isEnough = type == MessageType.GROUP && takesUserlessGroups;
        return isEnough || hasId || namesExternalIds() ? null : withoutIds;
    }

    private boolean namesExternalIds() {
        return tape.has(tape.envelope().externalIds, Tape.TREE)
                && tape.leaves.value(tape.envelope().externalIds.leaf) instanceof Value.Array array
                && !array.elements().isEmpty();
    }

    private @Nullable ImportRule refusedEvent(Envelope places) {
        if (tape.hasValue(places.event) && !tape.hasText(places.event)) {
            return remarks.refused(ImportRule.EVENT_NOT_STRING, places.event);
        }
        if (!tape.hasNonEmptyText(places.event)) {
            return ImportRule.EVENT_NOT_DEFINED;
        }
        event = tape.recurring(places.event);
        return null;
    }

    private boolean isNoObject(KeyNode place) {
        boolean isThere = takesNullFields ? tape.hasValue(place) : tape.has(place);
        return isThere && !tape.hasObject(place);
    }

    private @Nullable ImportRule refusedByType(Envelope places) {
        switch (type) {
            case PAGE, SCREEN -> {
                if (tape.hasValue(places.name) && !tape.hasNonEmptyText(places.name)) {
                    return remarks.refused(ImportRule.NAME_NOT_STRING, places.name);
                }
                if (tape.hasValue(places.category) && !tape.hasNonEmptyText(places.category)) {
                    return remarks.refused(ImportRule.CATEGORY_NOT_STRING, places.category);
                }
            }
            case GROUP -> {
                if (!tape.hasValue(places.groupId)) {
                    return ImportRule.GROUP_ID_MISSING;
                }
                if (ids.isBroken(places.groupId)) {
                    return remarks.refused(ImportRule.ID_NOT_STRING, places.groupId);
                }
                if (!ids.isThere()) {
                    return ImportRule.GROUP_ID_EMPTY;
                }
            }
            case ALIAS -> {
                if (!tape.hasValue(places.previousId)) {
                    remarks.warn(ImportRule.PREVIOUS_ID_MISSING);
                }
            }
            case TRACK -> {
                if (event.equals(CONSENT_EVENT) && !tape.hasObject(places.categoryPreferences)) {
                    return ImportRule.CONSENT_CATEGORIES_INVALID;
                }
                if (tape.isEmptyText(places.contextGroupId)) {
                    return ImportRule.GROUP_ID_EMPTY;
                }
            }
            case IDENTIFY -> {}
        }
        return null;
    }
}
