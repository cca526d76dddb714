package dev.foretrait.engine.semantics;

import dev.foretrait.engine.event.CodePointOrder;
import dev.foretrait.engine.event.Value;
import java.util.Locale;

/** Whether case matters in the names of events and of their properties (U-08). */
public enum NameCase implements Option {
    /** {@code Direction} is not {@code direction}. */
    MATTERS,
    /** A name also leads to one that differs by case alone; to the very same first, else to the first by code point. */
    IGNORED;

    /** What an object holds under a name. */
    public Value valueIn(Value.Object object, String name) {
        Value exact = object.get(name);
        return this == MATTERS || !exact.isAbsent()
                ? exact
                : object.fields().keySet().stream()
                        .filter(key -> folded(key).equals(folded(name)))
                        .sorted(CodePointOrder.INSTANCE)
                        .map(object::get)
                        .filter(value -> !value.isAbsent())
                        .findFirst()
                        .orElse(Value.ABSENT);
    }

    /** The name as it is compared. */
    public String folded(String name) {
        return this == IGNORED ? name.toLowerCase(Locale.ROOT) : name;
    }
}
