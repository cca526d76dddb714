package dev.foretrait.engine.identity;

import dev.foretrait.engine.event.CodePointOrder;
import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.event.MessageOrder;
import dev.foretrait.engine.event.MessageType;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.semantics.FullName;
import dev.foretrait.engine.semantics.Semantics;
import dev.foretrait.engine.semantics.TraitOrder;
import dev.foretrait.engine.semantics.ZonelessTraits;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The newest write to each trait of one profile (identity.md 4.4). Users get traits from identify calls, accounts from
 * group calls; every other message changes nothing.
 *
 * <p>Newest is by {@link MessageOrder} or by arrival (I-12), so messages may be added in any order. A null removes a trait and is remembered
 * as a write, lest an older message that comes later bring the trait back. Names are case-sensitive; objects and arrays
 * are replaced whole.
 */
public final class TraitWrites {

    private static final String NAME = "name";

    private static final Comparator<Message> BY_ARRIVAL = Comparator.<Message, Instant>comparing(
                    message -> message.receivedAt().orElse(message.timestamp()))
            .thenComparing(message -> message.receivedAt().isEmpty())
            .thenComparing(Message::messageId, CodePointOrder.INSTANCE);

    private final MessageType writer;
    private final Semantics semantics;
    private final Map<String, Write> writes = new TreeMap<>(CodePointOrder.INSTANCE);

    /**
     * The write that counts for a trait.
     *
     * @param value what was written; {@link Value#ABSENT} if the trait was removed
     * @param message the message that wrote it
     */
    public record Write(Value value, Message message) {}

    /** No write yet, to a profile of that collection. */
    public TraitWrites(IdCollection collection, Semantics semantics) {
        this.semantics = semantics;
        this.writer = collection == IdCollection.USERS ? MessageType.IDENTIFY : MessageType.GROUP;
    }

    /** The traits of a profile of that collection after those messages, by name in code point order. */
    public static Value.Object traitsOf(IdCollection collection, List<Message> messages, Semantics semantics) {
        TraitWrites writes = new TraitWrites(collection, semantics);
        messages.forEach(writes::add);
        return writes.traits();
    }

    /** Takes the traits of a message, if it is one that writes traits. */
    public void add(Message message) {
        if (message.type() == writer) {
            written(message).forEach((trait, value) -> {
                if (semantics.of(ZonelessTraits.class).saves(value)) {
                    add(trait, new Write(value, message));
                }
            });
        }
    }

    /** The traits of the message, with the full name of a person where one is made (M-02). */
    private Map<String, Value> written(Message message) {
        Value.Object traits = message.payload();
        Value name = semantics.of(FullName.class).of(traits.get("firstName"), traits.get("lastName"));
        if (message.type() != MessageType.IDENTIFY || !traits.get(NAME).isAbsent() || name.isAbsent()) {
            return traits.fields();
        }
        Map<String, Value> named = new LinkedHashMap<>(traits.fields());
        named.put(NAME, name);
        return named;
    }

    /** Takes every write of another profile, as a merge does. */
    public void addAll(TraitWrites others) {
        others.writes.forEach(this::add);
    }

    private void add(String trait, Write write) {
        writes.merge(
                trait, write, (known, other) -> order().compare(known.message(), other.message()) < 0 ? other : known);
    }

    private Comparator<Message> order() {
        return switch (semantics.of(TraitOrder.class)) {
            case HAPPENED -> MessageOrder.INSTANCE;
            case RECEIVED -> BY_ARRIVAL;
        };
    }

    /** The traits there are, by name in code point order. */
    public Value.Object traits() {
        Map<String, Value> traits = new LinkedHashMap<>();
        writes.forEach((trait, write) -> {
            if (!write.value().isAbsent()) {
                traits.put(trait, write.value());
            }
        });
        return new Value.Object(Collections.unmodifiableMap(traits));
    }

    /** The write that counts for a trait, a removal included; empty if the trait was never written. */
    public Optional<Write> write(String trait) {
        return Optional.ofNullable(writes.get(trait));
    }
}
