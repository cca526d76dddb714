package dev.foretrait.engine.semantics;

import dev.foretrait.engine.event.CodePointOrder;
import java.util.Comparator;
import java.util.Locale;

/** Which order of texts is alphabetical (U-23). */
public enum AlphabeticalOrder implements Option {
    /** By code point: {@code Belts} before {@code apples}. */
    CODE_POINT(CodePointOrder.INSTANCE),
    /** By code point of the lower-case text, and among equal ones of the text itself. */
    IGNORING_CASE(Comparator.<String, String>comparing(text -> text.toLowerCase(Locale.ROOT), CodePointOrder.INSTANCE)
            .thenComparing(CodePointOrder.INSTANCE));

    private final Comparator<String> comparator;
    private final Comparator<String> reversed;

    AlphabeticalOrder(Comparator<String> comparator) {
        this.comparator = comparator;
        this.reversed = comparator.reversed();
    }

    /** The first in the alphabet first; texts are equal only if they are the same. */
    public Comparator<String> comparator() {
        return comparator;
    }

    /** The last in the alphabet first. */
    public Comparator<String> reversed() {
        return reversed;
    }
}
