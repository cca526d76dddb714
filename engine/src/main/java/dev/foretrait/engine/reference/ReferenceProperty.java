package dev.foretrait.engine.reference;

import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.observe.ValueKind;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A property that an event should have.
 *
 * @param path where it is, nested ones by their leaves
 * @param kinds the kinds its values may be of; none for any
 * @param sid the two letters that its values begin with, if they are the SIDs of Twilio
 * @param required whether every event has it
 * @param values the texts it should have; none for any
 * @param open whether there may be other texts than these, if they are no other spellings of them
 */
public record ReferenceProperty(
        PropertyPath path,
        Set<ValueKind> kinds,
        Optional<String> sid,
        boolean required,
        List<String> values,
        boolean open) {

    private static final int SID_LETTERS = 2;
    private static final int SID_LENGTH = SID_LETTERS + 32;

    public ReferenceProperty {
        kinds = kinds.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(kinds));
        values = List.copyOf(values);
    }

    /** The letters that a text begins with, if it is a SID: two capital letters and 32 hexadecimal digits in lower case. */
    public static Optional<String> sidOf(String text) {
        return isSid(text) ? Optional.of(text.substring(0, SID_LETTERS)) : Optional.empty();
    }

    private static boolean isSid(String text) {
        if (text.length() != SID_LENGTH) {
            return false;
        }
        for (int at = 0; at < SID_LENGTH; at++) {
            char c = text.charAt(at);
            boolean fits = at < SID_LETTERS ? 'A' <= c && c <= 'Z' : '0' <= c && c <= '9' || 'a' <= c && c <= 'f';
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /** Whether a value that is not absent is of a kind that it may be of; a time is a text, too. */
    boolean takes(Value value) {
        ValueKind kind = ValueKind.of(value);
        return kinds.isEmpty() || kinds.contains(kind) || kind == ValueKind.TIME && kinds.contains(ValueKind.TEXT);
    }

    /** Whether a value is such a SID, or need not be. */
    boolean hasSid(Value value) {
        return sid.isEmpty() || !(value instanceof Value.Text text) || sid.equals(sidOf(text.string()));
    }

    /** Whether a value is one of those it should have, or need not be. */
    boolean expects(Value value) {
        if (values.isEmpty() || !(value instanceof Value.Text text) || values.contains(text.string())) {
            return true;
        }
        return open && listed(text.string()).isEmpty();
    }

    /** The listed value that a text is another spelling of. */
    Optional<String> listed(String text) {
        return values.stream()
                .filter(value -> value.strip().equalsIgnoreCase(text.strip()))
                .findFirst();
    }

    /** The kinds in words: {@code text or number}. */
    String kindsInWords() {
        return kinds.stream().map(ValueKind::word).collect(Collectors.joining(" or "));
    }
}
