package dev.foretrait.storage.catalogue;

import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.reference.EventReference;
import dev.foretrait.engine.reference.Violation;
import dev.foretrait.storage.yaml.Yaml;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A catalogue with the places in its file where events and properties are listed. */
final class CataloguePlaces {

    private final EventReference catalogue;
    private final Source source;
    private final Span name;
    private final Map<String, Event> events = new HashMap<>();

    private record Event(Span span, Map<PropertyPath, Span> properties) {}

    /**
     * @param root what stands in the file
     */
    CataloguePlaces(EventReference catalogue, Source source, Yaml.Mapping root) {
        this.catalogue = catalogue;
        this.source = source;
        this.name = root.field(Vocabulary.CATALOGUE)
                .map(field -> field.name().span())
                .orElse(Span.at(0));
        if (root.get(Vocabulary.EVENTS).orElse(root) instanceof Yaml.Sequence listed) {
            listed.elements().forEach(this::add);
        }
    }

    private void add(Yaml listed) {
        if (listed instanceof Yaml.Mapping event
                && event.get(Vocabulary.EVENT).orElse(event) instanceof Yaml.Scalar called) {
            Map<PropertyPath, Span> properties = new HashMap<>();
            if (event.get(Vocabulary.PROPERTIES).orElse(called) instanceof Yaml.Mapping fields) {
                fields.fields()
                        .forEach(field -> properties.put(
                                PropertyPath.parse(field.name().text()),
                                field.name().span()));
            }
            events.putIfAbsent(called.text(), new Event(called.span(), properties));
        }
    }

    EventReference catalogue() {
        return catalogue;
    }

    /** The violation as a finding where the catalogue lists what it is about; empty if another catalogue does. */
    Optional<Diagnostic> finding(Violation violation) {
        Event event = events.get(violation.event());
        if (event != null) {
            return Optional.of(finding(
                    violation, violation.property().map(event.properties()::get).orElse(event.span())));
        }
        return catalogue.speaksFor(violation.event()) ? Optional.of(finding(violation, name)) : Optional.empty();
    }

    private Diagnostic finding(Violation violation, Span span) {
        return new Diagnostic(
                violation.rule(),
                source,
                span,
                "\"" + violation.event() + "\": " + violation.words(),
                violation.hint(),
                Optional.empty(),
                Optional.empty());
    }
}
