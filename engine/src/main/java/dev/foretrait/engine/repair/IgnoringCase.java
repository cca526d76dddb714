package dev.foretrait.engine.repair;

import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.observe.ObservedEvent;
import dev.foretrait.engine.query.Expression;
import dev.foretrait.engine.query.Operand;
import dev.foretrait.engine.query.Query;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The what-if of F-04: the edits after which a query means what it would mean if case made no difference. A name that was
 * there as it is spelled stays; else another spelling stands for it. A value stands for all of its spellings.
 */
final class IgnoringCase {

    private final WhatIf data;
    private final Catalogue catalogue;

    IgnoringCase(WhatIf data, Catalogue catalogue) {
        this.data = data;
        this.catalogue = catalogue;
    }

    List<Edit> edits(Query query) {
        List<Edit> edits = new ArrayList<>();
        for (EventChain chain : EventChain.of(query)) {
            event(chain.name()).ifPresent(event -> ofChain(chain, event, edits));
        }
        for (Expression.Comparison leaf : ProfileLeaves.ofTraits(query)) {
            if (!LiteralValues.texts(leaf).isEmpty()) {
                PropertyPath trait = ((Operand.Field) leaf.left()).path();
                edits.addAll(Candidates.everySpelling(
                        leaf, TraitValues.of(trait, data).seen()));
            }
        }
        return edits;
    }

    private Optional<String> event(String name) {
        return catalogue.events().stream()
                .filter(event -> event.name().equalsIgnoreCase(name))
                .max(Comparator.comparing((ObservedEvent event) -> event.name().equals(name))
                        .thenComparingLong(ObservedEvent::messages))
                .map(ObservedEvent::name);
    }

    private void ofChain(EventChain chain, String event, List<Edit> edits) {
        if (!event.equals(chain.name())) {
            edits.add(new Edit.Event(chain.chain(), event));
        }
        for (PropertyPath path : chain.paths()) {
            PropertyPath spelling = spelling(path, event);
            if (!spelling.equals(path)) {
                edits.add(new Edit.Property(chain.chain(), path, spelling));
            }
        }
        for (Expression.Comparison leaf : chain.leaves()) {
            if (!LiteralValues.texts(leaf).isEmpty()) {
                catalogue
                        .property(event, spelling(((Operand.Field) leaf.left()).path(), event))
                        .ifPresent(property -> edits.addAll(Candidates.everySpelling(leaf, property.values())));
            }
        }
    }

    private PropertyPath spelling(PropertyPath path, String event) {
        Set<PropertyPath> there = catalogue.fields(event);
        return there.contains(path)
                ? path
                : there.stream()
                        .filter(each -> each.toString().equalsIgnoreCase(path.toString()))
                        .findFirst()
                        .orElse(path);
    }
}
