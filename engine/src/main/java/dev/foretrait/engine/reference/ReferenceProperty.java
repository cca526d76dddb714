package dev.foretrait.engine.reference;

import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.observe.ValueKind;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
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

    private static final Pattern SID = Pattern.compile("([A-Z]{2})[0-9a-f]{32}");

    public ReferenceProperty {
        kinds = kinds.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(kinds));
        values = List.copyOf(values);
    }

    /** The letters that a text begins with, if it is a SID. */
    public static Optional<String> sidOf(String text) {
        var matcher = SID.matcher(text);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
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
