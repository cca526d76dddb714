package dev.foretrait.engine.repair;

import static dev.foretrait.engine.repair.Phrases.quoted;
import static dev.foretrait.engine.repair.Phrases.share;

import dev.foretrait.engine.diagnostic.Counts;
import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.event.IsoTime;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.observe.ObservedEvent;
import dev.foretrait.engine.observe.ObservedProperty;
import dev.foretrait.engine.observe.ObservedValue;
import dev.foretrait.engine.observe.ValueKind;
import dev.foretrait.engine.query.Comparator;
import dev.foretrait.engine.query.Expression;
import dev.foretrait.engine.query.Literal;
import dev.foretrait.engine.query.Operand;
import dev.foretrait.engine.query.Reduction;
import dev.foretrait.engine.reduce.Cast;
import dev.foretrait.engine.reduce.ReducerFunction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What is odd about the values of the properties that a chain makes use of. */
final class FieldDiagnosis {

    private static final char SEPARATOR = '|';
    private static final int LOW_PERCENT = 20;
    private static final int SHOWN = 3;

    private static final Set<Comparator> OF_NUMBERS =
            Set.of(Comparator.GREATER_THAN, Comparator.AT_LEAST, Comparator.LESS_THAN, Comparator.AT_MOST);
    private static final Set<Comparator> OF_DATES = Set.of(
            Comparator.BEFORE_DATE,
            Comparator.AFTER_DATE,
            Comparator.WITHIN_LAST,
            Comparator.WITHIN_NEXT,
            Comparator.BEFORE_LAST,
            Comparator.AFTER_NEXT);
    private static final Set<Comparator> OF_ANYTHING = Set.of(Comparator.EXISTS, Comparator.ABSENT);

    /** The reducers that tell values apart by their spelling. */
    private static final Set<ReducerFunction> OF_SPELLINGS = Set.of(
            ReducerFunction.MODE,
            ReducerFunction.UNIQUE,
            ReducerFunction.UNIQUE_COUNT,
            ReducerFunction.FIRST,
            ReducerFunction.LAST);

    private final EventChain chain;
    private final ObservedEvent event;
    private final List<Observation> observations = new ArrayList<>();

    private FieldDiagnosis(EventChain chain, ObservedEvent event) {
        this.chain = chain;
        this.event = event;
    }

    static List<Observation> of(EventChain chain, Catalogue catalogue) {
        Optional<ObservedEvent> event = catalogue.event(chain.name());
        if (event.isEmpty()) {
            return List.of();
        }
        FieldDiagnosis diagnosis = new FieldDiagnosis(chain, event.get());
        chain.leaves().forEach(diagnosis::look);
        diagnosis.lookAtItem(chain.chain().reduction());
        return diagnosis.observations;
    }

    private Optional<ObservedProperty> property(Operand.Field field) {
        return event.property(field.path().toString());
    }

    private void look(Expression.Comparison leaf) {
        Operand.Field field = (Operand.Field) leaf.left();
        Optional<ObservedProperty> found = property(field);
        if (found.isEmpty()) {
            return;
        }
        ObservedProperty property = found.get();
        lookAtTexts(leaf, property);
        if (OF_NUMBERS.contains(leaf.comparator()) && isOfNumbers(leaf)) {
            numbers(field.nameSpan(), property);
        }
        if (OF_DATES.contains(leaf.comparator())) {
            dates(field.nameSpan(), property);
        }
        if (!OF_ANYTHING.contains(leaf.comparator())) {
            lists(field.nameSpan(), property);
            separators(field.nameSpan(), property);
        }
    }

    private static boolean isOfNumbers(Expression.Comparison leaf) {
        return LiteralValues.constants(leaf).allMatch(Literal.Number.class::isInstance);
    }

    /** Of several values those that were never seen; and spellings beside those that were. */
    private void lookAtTexts(Expression.Comparison leaf, ObservedProperty property) {
        List<Literal.Text> texts = LiteralValues.texts(leaf);
        if (!property.isComplete()) {
            return;
        }
        for (Literal.Text text : texts) {
            boolean met = Candidates.isMet(leaf, text, property.values());
            List<ObservedValue> others = LiteralValues.inOtherSpellings(leaf, text, property.values());
            if (met && !others.isEmpty()) {
                observations.add(new Observation(
                        DataRule.W_VALUES_DIFFER_BY_CASE,
                        leaf.span(),
                        quoted(text.text()) + " of " + property.path() + " is spelled otherwise, too: "
                                + Phrases.commonest(others),
                        List.of("'equals one of' takes all spellings")));
            } else if (!met && texts.size() > 1) {
                observations.add(new Observation(
                        others.isEmpty() ? DataRule.W_VALUE_UNSEEN : DataRule.W_VALUE_CASE,
                        leaf.span(),
                        quoted(text.text()) + " was never seen in " + property.path(),
                        others.isEmpty()
                                ? Phrases.holds(property).stream().toList()
                                : List.of("it is spelled " + Phrases.commonest(others))));
            }
        }
    }

    private void lookAtItem(Reduction reduction) {
        Optional<Operand.Field> item = reduction.item().filter(field -> field.scope() == Operand.Scope.PROPERTY);
        Optional<ObservedProperty> found = item.flatMap(this::property);
        if (found.isEmpty()) {
            return;
        }
        ObservedProperty property = found.get();
        Span span = item.get().nameSpan();
        coverage(span, property);
        boolean ofTexts = reduction.cast().equals(Optional.of(Cast.STRING));
        if (reduction.function().isArithmetic() && !ofTexts) {
            numbers(span, property);
        }
        if (OF_SPELLINGS.contains(reduction.function())) {
            lists(span, property);
            separators(span, property);
            spellings(span, property);
        }
    }

    private void coverage(Span span, ObservedProperty property) {
        if (property.messages() * 100 < event.messages() * LOW_PERCENT) {
            observations.add(new Observation(
                    DataRule.I_LOW_COVERAGE,
                    span,
                    property.path() + " is on no more than " + share(property.messages(), event.messages())));
        }
    }

    private void numbers(Span span, ObservedProperty property) {
        List<ObservedValue> texts = values(
                property, value -> value instanceof Value.Text && value.number().isPresent());
        if (!texts.isEmpty()) {
            observations.add(new Observation(
                    DataRule.I_NUMBERS_AS_TEXT,
                    span,
                    property.path() + " is a number written as text on " + share(count(texts), property.messages())));
        }
        List<ObservedValue> others = values(property, value -> value.number().isEmpty());
        if (!others.isEmpty()) {
            observations.add(new Observation(
                    DataRule.W_TYPE_MISMATCH,
                    span,
                    property.path() + " is no number on " + share(count(others), property.messages()) + ": "
                            + Phrases.commonest(others)));
        }
    }

    private void dates(Span span, ObservedProperty property) {
        List<ObservedValue> others = values(property, value -> !isDate(value));
        if (!others.isEmpty()) {
            observations.add(new Observation(
                    DataRule.W_DATE_WITHOUT_ZONE,
                    span,
                    property.path() + " is no ISO-8601 time with a zone on " + share(count(others), property.messages())
                            + ": " + Phrases.commonest(others)));
        }
    }

    private static boolean isDate(Value value) {
        return value instanceof Value.Text text
                && IsoTime.parse(text.string())
                        .filter(time -> time.dateOnly() || time.zoned())
                        .isPresent();
    }

    private void lists(Span span, ObservedProperty property) {
        long lists = property.kinds().getOrDefault(ValueKind.LIST, 0L);
        if (lists > 0) {
            observations.add(new Observation(
                    DataRule.W_LIST,
                    span,
                    property.path() + " is a list on " + share(lists, property.messages()),
                    List.of("each element counts with " + quoted(property.path() + ".$"))));
        }
    }

    private void separators(Span span, ObservedProperty property) {
        List<ObservedValue> paths = values(
                property,
                value -> value instanceof Value.Text text && text.string().indexOf(SEPARATOR) > 0);
        if (!paths.isEmpty()) {
            observations.add(new Observation(
                    DataRule.W_VALUE_HAS_SEPARATOR,
                    span,
                    property.path() + " is a path on " + share(count(paths), property.messages()) + ": "
                            + Phrases.commonest(paths),
                    List.of("each path is a value of its own, and Segment cannot cut it; the sender can")));
        }
    }

    private void spellings(Span span, ObservedProperty property) {
        Map<String, List<ObservedValue>> byFolded = new LinkedHashMap<>();
        for (ObservedValue seen : values(property, Value.Text.class::isInstance)) {
            byFolded.computeIfAbsent(seen.value().string().toLowerCase(Locale.ROOT), any -> new ArrayList<>())
                    .add(seen);
        }
        List<String> several = byFolded.values().stream()
                .filter(group -> group.size() > 1)
                .map(group -> Phrases.commonest(group))
                .toList();
        if (!several.isEmpty()) {
            int more = several.size() - SHOWN;
            observations.add(new Observation(
                    DataRule.W_VALUES_DIFFER_BY_CASE,
                    span,
                    Counts.of(several.size(), "value") + " of " + property.path()
                            + (several.size() == 1 ? " has" : " have") + " several spellings: "
                            + several.stream().limit(SHOWN).collect(Collectors.joining("; "))
                            + (more > 0 ? "; " + Counts.grouped(more) + " more" : ""),
                    List.of("each spelling is a value of its own")));
        }
    }

    private static List<ObservedValue> values(ObservedProperty property, Predicate<Value> test) {
        return property.values().stream()
                .filter(seen -> test.test(seen.value()))
                .toList();
    }

    private static long count(List<ObservedValue> values) {
        return values.stream().mapToLong(ObservedValue::messages).sum();
    }
}
