package dev.foretrait.engine.definition;

import dev.foretrait.engine.diagnostic.Severities;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.query.Kind;
import dev.foretrait.engine.query.Level;
import dev.foretrait.engine.query.Query;
import java.util.List;

/**
 * A computed trait or an audience: a checked query with its name and settings.
 *
 * @param key what the value is called on a profile and in payloads; Segment makes it, so it is predicted (U-58)
 * @param name what people call it
 * @param kind trait or audience; always that of {@code query}
 * @param level whom it is about
 * @param query what it computes
 * @param includeAnonymous whether a profile with nothing but an {@code anonymous_id} can have it (U-51)
 * @param enabled whether it is computed; if not, it is checked and nothing else
 * @param tags words to select it by, in the order written
 * @param description what it is for; may be empty
 * @param source the text it was read from
 * @param span the key, or the name where no key is written
 * @param origin the spelling it was read in
 * @param severities what it says itself of findings about it
 */
public record Definition(
        String key,
        String name,
        Kind kind,
        Level level,
        Query query,
        boolean includeAnonymous,
        boolean enabled,
        List<String> tags,
        String description,
        Source source,
        Span span,
        Origin origin,
        Severities severities) {

    public Definition {
        tags = List.copyOf(tags);
    }
}
