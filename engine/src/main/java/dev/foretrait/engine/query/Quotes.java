package dev.foretrait.engine.query;

import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.semantics.EscapedDots;
import java.util.stream.Collectors;

/** How text is written between quotes (query-language.md 2.3 and 2.4). */
final class Quotes {

    private Quotes() {}

    /** The text as a STRING: backslashes doubled, quotes escaped (U-04). */
    static String around(String text) {
        return "'" + escaped(text) + "'";
    }

    /** The path as a STRING: a dot inside a key gets backslashes (U-06). */
    static String around(PropertyPath path, EscapedDots dots) {
        String dot = switch (dots) {
            case ONE_BACKSLASH -> "\\.";
            case TWO_BACKSLASHES -> "\\\\.";
            case FOUR_BACKSLASHES -> "\\\\\\\\.";
        };
        return path.segments().stream()
                .map(segment -> segment instanceof PropertyPath.Key key
                        ? escaped(key.name()).replace(".", dot)
                        : "$")
                .collect(Collectors.joining(".", "'", "'"));
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("'", "\\'");
    }
}
