package dev.foretrait.engine.fql;

import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.diagnostic.Renderer;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.event.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The message of FQL's own examples (query-language.md 10), and short ways to read statements. */
final class Examples {

    static final Value.Object CLICK = object(
            "event", Value.of("Button Clicked"),
            "type", Value.of("track"),
            "context", object("library", object("name", Value.of("analytics.js"), "version", Value.of("1.0"))),
            "properties", object("features", new Value.Array(List.of(Value.of("discounts"), Value.of("dark-mode")))));

    private Examples() {}

    static Value.Object object(Object... namesAndValues) {
        Map<String, Value> fields = new LinkedHashMap<>();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            fields.put((String) namesAndValues[at], (Value) namesAndValues[at + 1]);
        }
        return new Value.Object(fields);
    }

    static StatementReading read(String text) {
        return StatementReader.read(new Source("fql", text));
    }

    static Statement statement(String text) {
        StatementReading reading = read(text);
        return reading.statement().orElseThrow(() -> new AssertionError(Renderer.PLAIN.render(reading.findings())));
    }

    static boolean holds(String text, Value.Object body) {
        return statement(text).holdsFor(body);
    }

    /** What is found, each as {@code column message = hint -> text with the edit made}. */
    static List<String> findings(String text) {
        return read(text).findings().stream()
                .map(finding -> shown(finding, text))
                .toList();
    }

    private static String shown(Diagnostic finding, String text) {
        return (finding.span().start() + 1) + " " + finding.message()
                + finding.hint().map(hint -> " = " + hint).orElse("")
                + finding.fix().map(fix -> " -> " + fix.applyTo(text)).orElse("");
    }
}
