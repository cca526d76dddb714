package dev.foretrait.engine.definition;

import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.query.Chain;
import dev.foretrait.engine.query.Operand;
import dev.foretrait.engine.query.Query;
import dev.foretrait.engine.query.Reduction;
import java.util.List;
import java.util.Optional;

/**
 * A computed trait as the builder asks for it: another spelling of a query (computed-traits.md 13).
 *
 * <p>Laws: {@code of(form.toQuery())} is the form again. Where {@code of(query)} has a form, the form's query means the
 * same as {@code query}, and equals it unless that has two filters of one kind or an {@code as string} that says the
 * default.
 *
 * @param type what it computes
 * @param event the name of the events it counts
 * @param item the field it reduces; empty for the event counter only
 * @param conditions what must hold of an event, all of them
 * @param minimumFrequency how often the value of Most Frequent must have occurred; 0 for the other types
 * @param valueType as what Most Frequent compares values; {@link ValueType#TEXT} for the other types
 * @param window the stretch of time or the session it looks at; empty for all of history
 * @param excludedSources ids of sources whose events do not count
 */
public record BuilderForm(
        BuilderType type,
        String event,
        Optional<Operand.Field> item,
        List<BuilderCondition> conditions,
        long minimumFrequency,
        ValueType valueType,
        Optional<BuilderWindow> window,
        List<String> excludedSources) {

    public BuilderForm {
        conditions = List.copyOf(conditions);
        excludedSources = List.copyOf(excludedSources);
        require(type.takes(BuilderType.Option.PROPERTY) == item.isPresent(), "a field", type);
        require(type.takes(BuilderType.Option.MINIMUM_FREQUENCY) == minimumFrequency > 0, "a frequency", type);
        require(type.takes(BuilderType.Option.VALUE_TYPE) || valueType == ValueType.TEXT, "a value type", type);
    }

    /** The query it stands for, with its filters in canonical order. */
    public Query.Trait toQuery() {
        FormFilters filters = new FormFilters(conditions, excludedSources, window);
        Reduction reduction = new Reduction(type.function(), item, valueType.cast(), minimumFrequency);
        return new Query.Trait(new Chain(Chain.Extractor.EVENT, event, filters.toFilters(), reduction, Span.NONE));
    }

    /** The form of a query, if the builder can express it. */
    public static Optional<BuilderForm> of(Query query) {
        if (!(query instanceof Query.Trait trait) || trait.chain().extractor() != Chain.Extractor.EVENT) {
            return Optional.empty();
        }
        Chain chain = trait.chain();
        Reduction reduction = chain.reduction();
        BuilderType type = BuilderType.of(reduction.function());
        boolean castFits =
                type.takes(BuilderType.Option.VALUE_TYPE) || reduction.cast().isEmpty();
        return castFits
                ? FormFilters.of(chain.filters())
                        .map(filters -> new BuilderForm(
                                type,
                                chain.name(),
                                reduction.item(),
                                filters.conditions(),
                                reduction.frequency(),
                                ValueType.of(reduction.cast()),
                                filters.window(),
                                filters.excludedSources()))
                : Optional.empty();
    }

    private static void require(boolean holds, String what, BuilderType type) {
        if (!holds) {
            throw new IllegalArgumentException(type.displayName() + " and " + what + " do not fit");
        }
    }
}
