package dev.foretrait.engine.repair;

import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.diagnostic.NearName;
import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.observe.ObservedEvent;
import dev.foretrait.engine.observe.ObservedProperty;
import dev.foretrait.engine.observe.ObservedValue;
import dev.foretrait.engine.query.Comparator;
import dev.foretrait.engine.query.Expression;
import dev.foretrait.engine.query.Literal;
import dev.foretrait.engine.query.Operand;
import dev.foretrait.engine.query.Query;
import dev.foretrait.engine.reference.EventReferences;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The changes of a query that the data makes likely: for each chain another event, other spellings and paths of its
 * properties, other spellings of the values it asks for; and combinations of them (flex.md 5.3).
 */
final class Candidates {

    static final int MOST_EDITS = 3;
    static final int MOST_CANDIDATES = 50;

    private static final int MOST_EVENTS = 10;

    private final Definition definition;
    private final WhatIf data;
    private final Catalogue catalogue;
    private final EventReferences references;

    Candidates(Definition definition, WhatIf data, Catalogue catalogue, EventReferences references) {
        this.definition = definition;
        this.data = data;
        this.catalogue = catalogue;
        this.references = references;
    }

    /** Lists of edits, those with the fewest edits first; never none. */
    List<List<Edit>> all() {
        Query query = definition.query();
        List<List<Edit>> all = List.of(List.of());
        for (EventChain chain : EventChain.of(query)) {
            all = crossed(all, ofChain(chain));
        }
        for (Expression.Comparison leaf : ProfileLeaves.ofTraits(query)) {
            PropertyPath trait = ((Operand.Field) leaf.left()).path();
            all = crossed(
                    all,
                    values(leaf, TraitValues.of(trait, definition.level(), data).seen()));
        }
        return all.stream()
                .filter(edits -> !edits.isEmpty())
                .limit(MOST_CANDIDATES)
                .toList();
    }

    private List<List<Edit>> ofChain(EventChain chain) {
        List<List<Edit>> all = new ArrayList<>();
        for (ObservedEvent event : eventsFor(chain)) {
            List<Edit> renamed = event.name().equals(chain.name())
                    ? List.of()
                    : List.of(new Edit.Event(chain.chain(), event.name()));
            all.addAll(onEvent(chain, event, renamed));
        }
        return all.isEmpty() ? List.of(List.of()) : fewestFirst(all);
    }

    /** The event that the chain names, if it is there; and others, if it is not or lacks what is needed. */
    private List<ObservedEvent> eventsFor(EventChain chain) {
        Optional<ObservedEvent> named = catalogue.event(chain.name());
        boolean fits = named.isPresent()
                && chain.paths().stream()
                        .noneMatch(path -> Paths.meant(path, named.get()).isEmpty());
        Set<String> names = new LinkedHashSet<>();
        named.ifPresent(event -> names.add(event.name()));
        if (!fits) {
            names.addAll(likeNames(chain.name()));
            names.addAll(withAll(chain.paths()));
        }
        return names.stream()
                .limit(MOST_EVENTS)
                .flatMap(name -> catalogue.event(name).stream())
                .toList();
    }

    private List<String> likeNames(String name) {
        List<String> known =
                catalogue.events().stream().map(ObservedEvent::name).toList();
        return Stream.of(
                        references.meantBy(name).stream(),
                        known.stream().filter(each -> Catalogue.areAlike(each, name)),
                        NearName.of(name, known).stream())
                .flatMap(each -> each)
                .toList();
    }

    /** The events that have something of the name of every property. */
    private List<String> withAll(List<PropertyPath> paths) {
        Optional<Set<String>> all = Optional.empty();
        for (PropertyPath path : paths) {
            Set<String> having = new LinkedHashSet<>();
            catalogue.having(Paths.name(path)).forEach(event -> having.add(event.name()));
            all.ifPresent(having::retainAll);
            all = Optional.of(having);
        }
        return all.map(List::copyOf).orElse(List.of());
    }

    private List<List<Edit>> onEvent(EventChain chain, ObservedEvent event, List<Edit> soFar) {
        List<Plan> plans = List.of(new Plan(soFar, Map.of()));
        for (PropertyPath wanted : chain.paths()) {
            plans = plans.stream()
                    .flatMap(plan -> Paths.meant(wanted, event).stream().map(path -> plan.with(chain, wanted, path)))
                    .filter(plan -> plan.edits().size() <= MOST_EDITS)
                    .limit(MOST_CANDIDATES)
                    .toList();
        }
        List<List<Edit>> all = new ArrayList<>();
        for (Plan plan : plans) {
            List<List<Edit>> edits = List.of(plan.edits());
            for (Expression.Comparison leaf : chain.leaves()) {
                PropertyPath wanted = ((Operand.Field) leaf.left()).path();
                PropertyPath taken = plan.paths().getOrDefault(wanted, wanted);
                Optional<ObservedProperty> property = event.property(taken.toString());
                if (property.isPresent()) {
                    edits = crossed(edits, values(leaf, property.get()));
                }
            }
            all.addAll(edits);
        }
        return all;
    }

    private record Plan(List<Edit> edits, Map<PropertyPath, PropertyPath> paths) {
        Plan with(EventChain chain, PropertyPath wanted, PropertyPath path) {
            if (path.equals(wanted)) {
                return this;
            }
            List<Edit> further = new ArrayList<>(edits);
            further.add(new Edit.Property(chain.chain(), wanted, path));
            Map<PropertyPath, PropertyPath> taken = new HashMap<>(paths);
            taken.put(wanted, path);
            return new Plan(further, taken);
        }
    }

    /** To leave the comparison as it is, or to spell its values as they were seen. */
    static List<List<Edit>> values(Expression.Comparison leaf, ObservedProperty property) {
        return property.isComplete() ? values(leaf, property.values()) : List.of(List.of());
    }

    static List<List<Edit>> values(Expression.Comparison leaf, List<ObservedValue> seen) {
        List<List<Edit>> all = new ArrayList<>();
        all.add(List.of());
        everySpelling(leaf, seen).forEach(edit -> all.add(List.of(edit)));
        for (Literal.Text text : LiteralValues.texts(leaf)) {
            if (LiteralValues.isType(text.text())
                    && !isMet(leaf, text, seen)
                    && otherSpellings(leaf, text, seen).isEmpty()) {
                all.add(List.of(new Edit.Without(leaf)));
            }
        }
        return all;
    }

    /** For each text that was seen in other spellings, the edit that asks for all of them; of a beginning or an end, for one. */
    static List<Edit> everySpelling(Expression.Comparison leaf, List<ObservedValue> seen) {
        List<Edit> edits = new ArrayList<>();
        for (Literal.Text text : LiteralValues.texts(leaf)) {
            List<Literal> spellings = new ArrayList<>(otherSpellings(leaf, text, seen));
            boolean met = isMet(leaf, text, seen);
            if (!spellings.isEmpty() && takesSeveral(leaf.comparator())) {
                if (met) {
                    spellings.add(0, text);
                }
                edits.add(new Edit.Values(leaf, text, spellings));
            } else if (!spellings.isEmpty() && !met) {
                edits.add(new Edit.Values(leaf, text, spellings.subList(0, 1)));
            }
        }
        return edits;
    }

    static boolean isMet(Expression.Comparison leaf, Literal.Text text, List<ObservedValue> seen) {
        return seen.stream().anyMatch(each -> LiteralValues.meets(each.value(), leaf.comparator(), text.text()));
    }

    /** The other spellings of the text, the commonest first. */
    static List<Literal> otherSpellings(Expression.Comparison leaf, Literal.Text text, List<ObservedValue> seen) {
        return LiteralValues.inOtherSpellings(leaf, text, seen).stream()
                .flatMap(each -> LiteralValues.otherSpelling(each.value(), leaf.comparator(), text.text()).stream())
                .distinct()
                .<Literal>map(Literal.Text::new)
                .toList();
    }

    private static boolean takesSeveral(Comparator comparator) {
        return comparator == Comparator.EQUALS || comparator == Comparator.ONE_OF || comparator == Comparator.CONTAINS;
    }

    private static List<List<Edit>> crossed(List<List<Edit>> left, List<List<Edit>> right) {
        List<List<Edit>> all = new ArrayList<>();
        for (List<Edit> one : left) {
            for (List<Edit> other : right) {
                if (one.size() + other.size() <= MOST_EDITS) {
                    List<Edit> both = new ArrayList<>(one);
                    both.addAll(other);
                    all.add(both);
                }
            }
        }
        return fewestFirst(all);
    }

    private static List<List<Edit>> fewestFirst(List<List<Edit>> all) {
        return all.stream()
                .sorted(java.util.Comparator.comparingInt(List::size))
                .limit(MOST_CANDIDATES + 1L)
                .toList();
    }
}
