package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.query.Acceptance;
import dev.foretrait.engine.query.Kind;
import dev.foretrait.engine.query.Level;
import dev.foretrait.engine.query.Query;
import dev.foretrait.engine.query.QueryReader;

/** Queries from their text, for tests. */
final class Queries {

    private Queries() {}

    static Query trait(String text) {
        return read(text, Kind.TRAIT, Level.USERS);
    }

    static Query audience(String text) {
        return read(text, Kind.AUDIENCE, Level.USERS);
    }

    static Query read(String text, Kind kind, Level level) {
        var reading = QueryReader.read(new Source("-q", text), kind, level, Acceptance.STRICT);
        return reading.query().orElseThrow(() -> new IllegalArgumentException(text + ": " + reading.diagnostics()));
    }
}
