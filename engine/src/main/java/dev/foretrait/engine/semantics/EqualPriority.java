package dev.foretrait.engine.semantics;

import dev.foretrait.engine.event.CodePointOrder;
import java.util.Comparator;

/** Which of two identifiers of equal priority is dropped (I-11). */
public enum EqualPriority implements Option {
    /** The greater by code point. */
    GREATER_GOES(CodePointOrder.INSTANCE),
    /** The lesser by code point. */
    LESSER_GOES(CodePointOrder.INSTANCE.reversed());

    private final Comparator<String> comparator;

    EqualPriority(Comparator<String> comparator) {
        this.comparator = comparator;
    }

    /** The value that is dropped later first. */
    public Comparator<String> comparator() {
        return comparator;
    }
}
