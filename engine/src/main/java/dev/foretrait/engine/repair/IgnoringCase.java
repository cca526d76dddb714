package dev.foretrait.engine.repair;

import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.observe.ObservedEvent;
import dev.foretrait.engine.query.Expression;
import dev.foretrait.engine.query.Operand;
import dev.foretrait.engine.query.Query;
import java.util.ArrayList;
import java.util.List;

/**
 * The what-if of F-04: how many members a definition would have if case made no difference, neither in names nor in values.
 * Names are left to the choice of U-08; a value that is asked for stands for all of its spellings.
 */
final class IgnoringCase {

    private final WhatIf data;
    private final Catalogue catalogue;

    IgnoringCase(WhatIf data, Catalogue catalogue) {
        this.data = data;
        this.catalogue = catalogue;
    }

    /** The members; where nothing that the definition names was seen in another case, those that it has. */
    long members(Definition definition, long members) {
        Query query = definition.query();
        List<Edit> spellings = spellings(definition);
        boolean same = spellings.isEmpty() && EventChain.of(query).stream().noneMatch(this::hasOtherNames);
        return same
                ? members
                : EditedQuery.of(query, spellings)
                        .map(edited -> data.ignoringCase().members(definition, edited))
                        .orElse(members);
    }

    private boolean hasOtherNames(EventChain chain) {
        List<String> events = events(chain.name());
        return !events.equals(List.of(chain.name()))
                || chain.paths().stream()
                        .anyMatch(path -> events.stream().anyMatch(event -> isSpelledOtherwise(path, event)));
    }

    private boolean isSpelledOtherwise(PropertyPath path, String event) {
        return catalogue.fields(event).stream()
                .map(PropertyPath::toString)
                .anyMatch(seen -> seen.equalsIgnoreCase(path.toString()) && !seen.equals(path.toString()));
    }

    /** The events that differ from the name by case at most. */
    private List<String> events(String name) {
        return catalogue.events().stream()
                .map(ObservedEvent::name)
                .filter(name::equalsIgnoreCase)
                .toList();
    }

    private List<Edit> spellings(Definition definition) {
        Query query = definition.query();
        List<Edit> edits = new ArrayList<>();
        for (EventChain chain : EventChain.of(query)) {
            for (Expression.Comparison leaf : chain.leaves()) {
                if (!LiteralValues.texts(leaf).isEmpty()) {
                    PropertyPath path = ((Operand.Field) leaf.left()).path();
                    edits.addAll(
                            Candidates.everySpelling(leaf, catalogue.valuesIgnoringCase(events(chain.name()), path)));
                }
            }
        }
        for (Expression.Comparison leaf : ProfileLeaves.ofTraits(query)) {
            if (!LiteralValues.texts(leaf).isEmpty()) {
                PropertyPath trait = ((Operand.Field) leaf.left()).path();
                edits.addAll(Candidates.everySpelling(
                        leaf, TraitValues.of(trait, definition.level(), data).seen()));
            }
        }
        return edits;
    }
}
