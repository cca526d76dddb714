package dev.foretrait.engine.repair;

import static dev.foretrait.engine.repair.Phrases.allOf;
import static dev.foretrait.engine.repair.Phrases.examples;
import static dev.foretrait.engine.repair.Phrases.quoted;
import static dev.foretrait.engine.repair.Phrases.share;

import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.observe.ObservedEvent;
import dev.foretrait.engine.observe.ObservedProperty;
import dev.foretrait.engine.observe.ValueKind;
import dev.foretrait.engine.query.Operand;
import dev.foretrait.engine.reference.EventReference;
import dev.foretrait.engine.reference.EventReferences;
import dev.foretrait.engine.reference.ReferenceProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * That a property is on none of the events that count, and where it is instead.
 *
 * @param event the event that should have it
 * @param counting how many of the events lie in the history that counts
 * @param data asks the data
 * @param catalogue what the data holds
 * @param references what it should hold
 */
record MissingProperty(
        ObservedEvent event, long counting, WhatIf data, Catalogue catalogue, EventReferences references) {

    /**
     * The observation, with the place where it is instead.
     *
     * @param field what asks for it
     */
    Observation observation(Operand.Field field) {
        PropertyPath path = field.path();
        String message = path + " is missing on " + allOf(counting, event.name())
                + (counting < event.messages() ? counting == 1 ? " that counts" : " that count" : "");
        Span span = field.nameSpan();
        Optional<ObservedProperty> outside = event.property(path.toString());
        if (outside.isPresent()) {
            return new Observation(
                    DataRule.W_PROPERTY_NOT_ON_EVENT,
                    span,
                    message,
                    List.of("it is on " + share(outside.get().messages(), event.messages())
                            + " in all, the others outside the history that counts (L-EVT-3, U-14, U-50)"));
        }
        List<PropertyPath> otherCase = Paths.otherCase(path, event);
        if (!otherCase.isEmpty()) {
            ObservedProperty there = event.property(otherCase.get(0).toString()).orElseThrow();
            return new Observation(
                    DataRule.W_PROPERTY_CASE,
                    span,
                    message,
                    List.of(quoted(there.path().toString()) + " differs by case only and is on "
                            + share(there.messages(), event.messages()) + examples(there)));
        }
        Optional<ObservedProperty> inTheWay = Paths.inTheWay(path, event);
        List<PropertyPath> inLists = Paths.inLists(path, event);
        if (inTheWay.isPresent()) {
            return inTheWay(message, span, inTheWay.get(), inLists);
        }
        if (!inLists.isEmpty()) {
            return new Observation(DataRule.W_CODES_IS_LIST, span, message, List.of(inElements(inLists.get(0))));
        }
        List<PropertyPath> nested = Paths.nested(path, event);
        if (!nested.isEmpty()) {
            ObservedProperty there = event.property(nested.get(0).toString()).orElseThrow();
            return new Observation(
                    DataRule.W_PROPERTY_NESTED,
                    span,
                    message,
                    List.of(quoted(there.path().toString()) + " is on " + share(there.messages(), event.messages())
                            + examples(there)));
        }
        return notOnEvent(message, span, path);
    }

    private Observation notOnEvent(String message, Span span, PropertyPath path) {
        List<String> evidence = new ArrayList<>(new PropertyPlaces(catalogue, event.name()).of(path));
        if (evidence.isEmpty()) {
            documented(path).ifPresent(evidence::add);
        }
        if (evidence.isEmpty()) {
            evidence.add(Paths.slip(path, event)
                    .map(near -> "did you mean " + quoted(near.toString()) + "?")
                    .orElse("no event has a property of that name"));
        }
        return new Observation(DataRule.W_PROPERTY_NOT_ON_EVENT, span, message, evidence);
    }

    /** Where the property is documented to be, though it was not seen there. */
    private Optional<String> documented(PropertyPath wanted) {
        return references.catalogues().stream()
                .flatMap(catalogue -> catalogue.events().stream()
                        .flatMap(event -> event.properties().stream()
                                .map(ReferenceProperty::path)
                                .filter(path -> Paths.name(path).equalsIgnoreCase(Paths.name(wanted)))
                                .map(path -> documents(catalogue) + quoted(path.toString()) + " on "
                                        + quoted(event.name()) + ", where none was seen")))
                .findFirst();
    }

    private static String documents(EventReference catalogue) {
        return catalogue.product().isEmpty() ? "the catalogue has " : catalogue.product() + " documents ";
    }

    private Observation inTheWay(String message, Span span, ObservedProperty property, List<PropertyPath> inLists) {
        String name = quoted(property.path().toString());
        if (property.hasLists()) {
            List<String> evidence = new ArrayList<>();
            evidence.add(name + " is a list on "
                    + share(property.kinds().getOrDefault(ValueKind.LIST, 0L), event.messages())
                    + ", and a path does not go into lists by itself");
            inLists.stream().limit(1).forEach(path -> evidence.add(inElements(path)));
            return new Observation(DataRule.W_CODES_IS_LIST, span, message, evidence);
        }
        return new Observation(
                DataRule.W_CODES_IS_TEXT,
                span,
                message,
                List.of(
                        name + " is a text on " + share(property.messages(), event.messages())
                                + ", and Segment does not look into texts",
                        "the sender has to send an object there"));
    }

    private String inElements(PropertyPath path) {
        return quoted(path.toString()) + " goes through the elements of the list and is on "
                + share(data.eventsWith(event.name(), path), event.messages());
    }
}
