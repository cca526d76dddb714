package dev.foretrait.engine.query;

import dev.foretrait.engine.event.PropertyPath;
import java.util.stream.Collectors;

/** How text is written between quotes (query-language.md 2.3 and 2.4). */
final class Quotes {

    private Quotes() {}

    /** The text as a STRING: backslashes doubled, quotes escaped (U-04). */
    static String around(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    /** The path as a STRING: a dot inside a key gets two backslashes (U-06). */
    static String around(PropertyPath path) {
        return around(path.segments().stream()
                .map(segment ->
                        segment instanceof PropertyPath.Key key ? key.name().replace(".", "\\.") : "$")
                .collect(Collectors.joining(".")));
    }
}
