package dev.foretrait.engine.repair;

import static dev.foretrait.engine.repair.Phrases.allOf;
import static dev.foretrait.engine.repair.Phrases.events;
import static dev.foretrait.engine.repair.Phrases.quoted;
import static dev.foretrait.engine.repair.Phrases.share;
import static dev.foretrait.engine.repair.Phrases.some;

import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.event.IsoTime;
import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.observe.ObservedEvent;
import dev.foretrait.engine.observe.ObservedProperty;
import dev.foretrait.engine.query.Arguments;
import dev.foretrait.engine.query.Chain;
import dev.foretrait.engine.query.Comparator;
import dev.foretrait.engine.query.Expression;
import dev.foretrait.engine.query.Filter;
import dev.foretrait.engine.query.Operand;
import dev.foretrait.engine.query.Query;
import dev.foretrait.engine.reference.EventReferences;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a chain of events goes to zero: for each thing it asks of an event, how many events there are, how many have the
 * property, how many the value, and what is there instead.
 */
final class ChainDiagnosis {

    private final EventChain chain;
    private final WhatIf data;
    private final Catalogue catalogue;
    private final EventReferences references;
    private final List<Said> said = new ArrayList<>();
    private final List<Stages> stages = new ArrayList<>();
    private final Map<PropertyPath, Observation> missing = new HashMap<>();
    private long counting;

    /**
     * What there is to say of one part of the chain, or of all of it.
     *
     * @param observations what was found
     * @param otherwise what is said where nothing else is, of this and of the chains inside it
     * @param inner the chains inside it
     * @param stops whether the chain keeps no event for it
     */
    private record Said(
            List<Observation> observations, Optional<Observation> otherwise, List<Chain> inner, boolean stops) {

        /** What stops the chain, together with what stops those inside. */
        List<Observation> obstacles(Map<Chain, ChainDiagnosis> all) {
            if (!stops) {
                return List.of();
            }
            List<Observation> obstacles = new ArrayList<>(observations);
            inner.stream()
                    .flatMap(chain -> Optional.ofNullable(all.get(chain)).stream())
                    .forEach(chain -> obstacles.addAll(chain.obstacles(all)));
            if (obstacles.isEmpty()) {
                otherwise.ifPresent(obstacles::add);
            }
            return obstacles;
        }
    }

    private ChainDiagnosis(EventChain chain, WhatIf data, Catalogue catalogue, EventReferences references) {
        this.chain = chain;
        this.data = data;
        this.catalogue = catalogue;
        this.references = references;
    }

    private static ChainDiagnosis of(EventChain chain, WhatIf data, Catalogue catalogue, EventReferences references) {
        ChainDiagnosis diagnosis = new ChainDiagnosis(chain, data, catalogue, references);
        catalogue
                .event(chain.name())
                .ifPresentOrElse(
                        diagnosis::explain,
                        () -> diagnosis.say(new UnknownEvent(chain, catalogue, references).observation()));
        return diagnosis;
    }

    /** Every chain of events of a query by its very node, an outer one before those inside it. */
    static Map<Chain, ChainDiagnosis> of(Query query, WhatIf data, Catalogue catalogue, EventReferences references) {
        Map<Chain, ChainDiagnosis> byChain = new IdentityHashMap<>();
        for (EventChain chain : EventChain.of(query)) {
            byChain.put(chain.chain(), of(chain, data, catalogue, references));
        }
        return byChain;
    }

    /**
     * What stops the chain, or those that it waits for; nothing if it keeps events.
     *
     * @param all the chains of the query
     */
    List<Observation> obstacles(Map<Chain, ChainDiagnosis> all) {
        return said.stream()
                .flatMap(each -> each.obstacles(all).stream())
                .distinct()
                .toList();
    }

    /** The same, with what does not stop it because another condition will do in its place, or because it is negated. */
    List<Observation> observations(Map<Chain, ChainDiagnosis> all) {
        return said.stream()
                .flatMap(each -> Stream.concat(each.observations().stream(), each.obstacles(all).stream()))
                .distinct()
                .toList();
    }

    /** How far events come with each of its conditions. */
    List<Stages> stages() {
        return stages;
    }

    private void explain(ObservedEvent event) {
        counting = data.events(event.name(), List.of());
        if (counting == 0) {
            say(outsideHistory(event));
            return;
        }
        List<ChainPart> parts = ChainPart.of(chain.chain());
        parts.forEach(part -> explain(part, event));
        Optional<Operand.Field> taken =
                chain.chain().reduction().item().filter(item -> item.scope() == Operand.Scope.PROPERTY);
        taken.flatMap(item -> lacking(item, event)).ifPresent(this::say);
        if (said.stream().noneMatch(Said::stops)) {
            explainTogether(event, parts, taken);
        }
    }

    private void say(Observation obstacle) {
        said.add(new Said(List.of(obstacle), Optional.empty(), List.of(), true));
    }

    private Observation outsideHistory(ObservedEvent event) {
        return new Observation(
                DataRule.W_WINDOW_EMPTY,
                chain.chain().nameSpan(),
                allOf(event.messages(), event.name()) + (event.messages() == 1 ? " lies" : " lie")
                        + " outside the history that counts (L-EVT-3, U-14, U-50)",
                List.of(latest(event)));
    }

    private void explain(ChainPart part, ObservedEvent event) {
        List<Observation> observations = new ArrayList<>();
        boolean lacks = false;
        for (Operand.Field field : part.fields()) {
            Optional<Observation> lacking = lacking(field, event);
            lacking.ifPresent(observations::add);
            lacks |= lacking.isPresent();
        }
        part.leaves().forEach(leaf -> explain(leaf, event).ifPresent(observations::add));
        boolean stops =
                part.asksParent() ? lacks && part.needsAll() : data.events(event.name(), List.of(part.filter())) == 0;
        said.add(new Said(
                observations,
                stops && !lacks ? Optional.of(unmet(part.filter(), event)) : Optional.empty(),
                part.inner(),
                stops));
    }

    /** That no event has the property, if that is so. */
    private Optional<Observation> lacking(Operand.Field field, ObservedEvent event) {
        if (!missing.containsKey(field.path()) && data.eventsWith(event.name(), field.path()) == 0) {
            missing.put(
                    field.path(), new MissingProperty(event, counting, data, catalogue, references).observation(field));
        }
        return Optional.ofNullable(missing.get(field.path()));
    }

    private Optional<Observation> explain(Expression.Comparison leaf, ObservedEvent event) {
        if (!isOfConstants(leaf)) {
            return Optional.empty();
        }
        Operand.Field field = (Operand.Field) leaf.left();
        long with = missing.containsKey(field.path()) ? 0 : data.eventsWith(event.name(), field.path());
        long kept = data.eventsWhere(event.name(), leaf);
        stages.add(new Stages(leaf, event.name(), counting, with, kept));
        return with > 0 && kept == 0 ? Optional.of(unmet(leaf, field, event, with)) : Optional.empty();
    }

    private Observation unmet(Filter filter, ObservedEvent event) {
        String events = quoted(event.name());
        if (!(filter instanceof Filter.Where where)) {
            return new Observation(
                    DataRule.W_CONDITIONS_CLASH,
                    filter.span(),
                    data.printer().text(filter) + " leaves out " + allOf(counting, event.name()));
        }
        Expression condition = where.condition();
        boolean isOfField = condition instanceof Expression.Comparison comparison
                && comparison.left() instanceof Operand.Field
                && comparison.comparator() != Comparator.ABSENT;
        return new Observation(
                isOfField ? DataRule.W_VALUE_UNSEEN : DataRule.W_CONDITIONS_CLASH,
                condition.span(),
                data.printer().text(condition)
                        + (counting == 1
                                ? " does not hold on the one " + events + " event"
                                : " holds on none of the " + some(counting, event.name())));
    }

    private static boolean isOfConstants(Expression.Comparison leaf) {
        return !(leaf.arguments() instanceof Arguments.Operands operands)
                || operands.operands().stream().allMatch(Operand.Constant.class::isInstance);
    }

    private Observation unmet(Expression.Comparison leaf, Operand.Field field, ObservedEvent event, long with) {
        String message = data.printer().text(leaf)
                + (with == 1 ? " does not hold on the one " : " holds on none of the ")
                + (with == 1 ? quoted(event.name()) + " event that has " : some(with, event.name()) + " that have ")
                + field.path();
        Optional<ObservedProperty> property = event.property(field.path().toString());
        return property.map(found -> ValueDiagnosis.of(leaf, found.values(), "event")
                        .orElseGet(() -> new ValueDiagnosis(
                                DataRule.W_VALUE_UNSEEN,
                                Phrases.holds(found).stream().toList())))
                .map(seen -> new Observation(seen.rule(), leaf.span(), message, seen.evidence()))
                .orElseGet(() -> new Observation(DataRule.W_VALUE_UNSEEN, leaf.span(), message));
    }

    /** Each condition holds alone: what fails is their company, the window, or what is taken of the events. */
    private void explainTogether(ObservedEvent event, List<ChainPart> parts, Optional<Operand.Field> taken) {
        List<Filter> asked = new ArrayList<>(parts.stream()
                .filter(part -> !part.asksParent())
                .map(ChainPart::filter)
                .toList());
        long timeless = data.events(event.name(), asked);
        if (timeless == 0) {
            say(clash(event));
            return;
        }
        List<Filter> windows = chain.chain().filters().stream()
                .filter(filter -> isWindow(filter) && !filter.isBehindParent())
                .toList();
        asked.addAll(windows);
        if (!windows.isEmpty() && data.events(event.name(), asked) == 0) {
            say(windowEmpty(event, windows, timeless));
            return;
        }
        taken.flatMap(item -> nothingTaken(item, event, asked)).ifPresent(this::say);
    }

    private Observation clash(ObservedEvent event) {
        return new Observation(
                DataRule.W_CONDITIONS_CLASH,
                spanOf(chain.chain().filters()).orElse(chain.chain().span()),
                "each condition holds on some of the " + some(counting, event.name())
                        + ", but no event meets all of them");
    }

    private Observation windowEmpty(ObservedEvent event, List<Filter> windows, long timeless) {
        return new Observation(
                DataRule.W_WINDOW_EMPTY,
                spanOf(windows).orElse(chain.chain().nameSpan()),
                events(timeless) + " would count, but " + (timeless == 1 ? "it does not lie" : "none of them lies")
                        + " in the window",
                List.of(latest(event)));
    }

    /** Events are kept, and none of them has what the reducer takes. */
    private Optional<Observation> nothingTaken(Operand.Field item, ObservedEvent event, List<Filter> asked) {
        List<Filter> filters = new ArrayList<>(asked);
        filters.add(new Filter.Where(WhatIf.exists(item.path())));
        long kept = data.events(event.name(), asked);
        return asked.isEmpty() || data.events(event.name(), filters) > 0
                ? Optional.empty()
                : Optional.of(new Observation(
                        DataRule.W_CONDITIONS_CLASH,
                        item.nameSpan(),
                        item.path() + " is on "
                                + share(data.eventsWith(event.name(), item.path()), counting)
                                + (kept == 1
                                        ? ", but not on the one event that the conditions keep"
                                        : ", but on none of the " + events(kept) + " that the conditions keep")));
    }

    private static Optional<Span> spanOf(List<Filter> filters) {
        return filters.stream().map(Filter::span).reduce(Span::to);
    }

    private static String latest(ObservedEvent event) {
        return "the latest " + quoted(event.name()) + " is of " + IsoTime.format(event.last());
    }

    static boolean isWindow(Filter filter) {
        return !(filter instanceof Filter.Where || filter instanceof Filter.Sources);
    }
}
