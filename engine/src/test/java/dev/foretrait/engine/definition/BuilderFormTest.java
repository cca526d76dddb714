package dev.foretrait.engine.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.query.Acceptance;
import dev.foretrait.engine.query.Arguments;
import dev.foretrait.engine.query.Chain;
import dev.foretrait.engine.query.Comparator;
import dev.foretrait.engine.query.Expression;
import dev.foretrait.engine.query.Filter;
import dev.foretrait.engine.query.Kind;
import dev.foretrait.engine.query.Length;
import dev.foretrait.engine.query.Level;
import dev.foretrait.engine.query.Literal;
import dev.foretrait.engine.query.Operand;
import dev.foretrait.engine.query.Printer;
import dev.foretrait.engine.query.Query;
import dev.foretrait.engine.query.QueryReader;
import dev.foretrait.engine.query.Reading;
import dev.foretrait.engine.query.Reduction;
import dev.foretrait.engine.reduce.Cast;
import dev.foretrait.engine.reduce.ReducerFunction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class BuilderFormTest {

    private static final Operand.Field DIRECTION = field(Operand.Scope.PROPERTY, "Direction");
    private static final Operand.Field TOPIC = field(Operand.Scope.PROPERTY, "codes.topic");

    @Property
    void aFormIsReadBackFromItsQuery(@ForAll("forms") BuilderForm form) {
        assertThat(BuilderForm.of(form.toQuery())).contains(form);
    }

    @Property
    void aFormIsReadBackFromTheTextOfItsQuery(@ForAll("forms") BuilderForm form) {
        Source text = new Source("-q", Printer.print(form.toQuery()));
        Reading reading = QueryReader.read(text, Kind.TRAIT, Level.USERS, Acceptance.STRICT);

        Assume.that(reading.query().isPresent());
        assertThat(reading.query().flatMap(BuilderForm::of)).contains(form);
    }

    @Property
    void theOrderOfFiltersDoesNotMatter(@ForAll("forms") BuilderForm form, @ForAll Random random) {
        Chain chain = form.toQuery().chain();
        List<Filter> shuffled = new ArrayList<>(chain.filters());
        Collections.shuffle(shuffled, random);

        assertThat(BuilderForm.of(trait(shuffled, chain.reduction())))
                .map(BuilderForm::toQuery)
                .contains(form.toQuery());
    }

    @Test
    void mostFrequentBecomesMode() {
        BuilderForm form = new BuilderForm(
                BuilderType.MOST_FREQUENT,
                "Order Completed",
                Optional.of(TOPIC),
                List.of(BuilderCondition.of(DIRECTION, Comparator.EQUALS, List.of(new Literal.Text("Inbound")))),
                2,
                ValueType.NUMBER,
                Optional.of(new BuilderWindow.Sliding(new Length(90, Length.Unit.DAY))),
                List.of("src_1"));

        Expression condition = new Expression.Comparison(
                DIRECTION,
                Comparator.EQUALS,
                new Arguments.Operands(List.of(new Operand.Constant(new Literal.Text("Inbound"), Span.NONE))),
                Span.NONE);
        assertThat(form.toQuery())
                .isEqualTo(trait(
                        List.of(
                                new Filter.Where(condition),
                                new Filter.Sources(List.of("src_1")),
                                new Filter.Within(new Length(90, Length.Unit.DAY), Filter.Anchor.NOW)),
                        new Reduction(ReducerFunction.MODE, Optional.of(TOPIC), Optional.of(Cast.NUMBER), 2)));
    }

    @Test
    void aCastToTextIsTheDefaultOfMostFrequent() {
        Query query =
                trait(List.of(), new Reduction(ReducerFunction.MODE, Optional.of(TOPIC), Optional.of(Cast.STRING), 3));

        assertThat(BuilderForm.of(query)).map(BuilderForm::valueType).contains(ValueType.TEXT);
    }

    @Test
    void theBuilderHasNoLeastText() {
        assertThat(BuilderForm.of(trait(
                        List.of(),
                        new Reduction(ReducerFunction.MIN, Optional.of(TOPIC), Optional.of(Cast.STRING), 0))))
                .isEmpty();
    }

    @Test
    void theBuilderHasNoAlternatives() {
        Expression one =
                BuilderCondition.of(DIRECTION, Comparator.EXISTS, List.of()).toComparison();
        Expression other =
                BuilderCondition.of(TOPIC, Comparator.EXISTS, List.of()).toComparison();
        Filter either = new Filter.Where(new Expression.Or(List.of(one, other), Span.NONE));
        Filter not = new Filter.Where(new Expression.Not(one, Span.NONE));

        assertThat(BuilderForm.of(trait(List.of(either), count()))).isEmpty();
        assertThat(BuilderForm.of(trait(List.of(not), count()))).isEmpty();
    }

    @Test
    void theBuilderComparesWithConstantsOnly() {
        Expression comparison = new Expression.Comparison(
                DIRECTION, Comparator.EQUALS, new Arguments.Operands(List.of(TOPIC)), Span.NONE);

        assertThat(BuilderForm.of(trait(List.of(new Filter.Where(comparison)), count())))
                .isEmpty();
    }

    @Test
    void theBuilderHasNoOperatorForNoneOf() {
        Expression comparison = BuilderCondition.of(DIRECTION, Comparator.NONE_OF, List.of(new Literal.Text("a")))
                .toComparison();

        assertThat(BuilderForm.of(trait(List.of(new Filter.Where(comparison)), count())))
                .isEmpty();
    }

    @Test
    void theBuilderHasOneWindowMeasuredFromNow() {
        Length week = new Length(7, Length.Unit.DAY);
        Filter now = new Filter.Within(week, Filter.Anchor.NOW);
        Filter parent = new Filter.Within(week, Filter.Anchor.PARENT);

        assertThat(BuilderForm.of(trait(List.of(now, now), count()))).isEmpty();
        assertThat(BuilderForm.of(trait(List.of(parent), count()))).isEmpty();
    }

    @Test
    void anAudienceHasNoBuilderForm() {
        Operand counted = new Operand.Reduced(trait(List.of(), count()).chain(), Span.NONE);
        Expression comparison =
                new Expression.Comparison(counted, Comparator.EXISTS, new Arguments.Operands(List.of()), Span.NONE);

        assertThat(BuilderForm.of(new Query.Audience(comparison))).isEmpty();
    }

    @Test
    void aFormThatDoesNotFitItsTypeCannotBeMade() {
        assertThatThrownBy(() -> new BuilderForm(
                        BuilderType.LAST,
                        "A",
                        Optional.empty(),
                        List.of(),
                        0,
                        ValueType.TEXT,
                        Optional.empty(),
                        List.of()))
                .hasMessage("last and a field do not fit");
    }

    @Property
    void everyReducerHasAType(@ForAll ReducerFunction function) {
        assertThat(BuilderType.of(function).function()).isEqualTo(function);
    }

    @Test
    void operatorsMayBeSpelledWithUnderscores() {
        assertThat(BuilderOperator.named("does_not_contain")).contains(BuilderOperator.DOES_NOT_CONTAIN);
        assertThat(BuilderOperator.named("equals one of")).contains(BuilderOperator.EQUALS_ONE_OF);
        assertThat(BuilderOperator.named("like")).isEmpty();
    }

    @Provide
    Arbitrary<BuilderForm> forms() {
        Arbitrary<Length> lengths = Combinators.combine(
                        Arbitraries.longs().between(1, 500), Arbitraries.of(Length.Unit.HOUR, Length.Unit.DAY))
                .as(Length::new);
        Arbitrary<Operand.Field> fields = Combinators.combine(
                        Arbitraries.of(Operand.Scope.PROPERTY, Operand.Scope.CONTEXT),
                        Arbitraries.of("a", "b.c", "list.$.sku", "zip\\.code"))
                .as(BuilderFormTest::field);
        Arbitrary<BuilderWindow> windows = Arbitraries.oneOf(
                lengths.map(BuilderWindow.Sliding::new),
                Arbitraries.longs()
                        .between(1_800, 90_000)
                        .map(seconds -> new BuilderWindow.Session(new Length(seconds, Length.Unit.SECOND))),
                lengths.map(
                        near -> new BuilderWindow.InBetween(near, new Length(near.amount() + 21, Length.Unit.DAY))));
        Arbitrary<Literal> literals = Arbitraries.of(
                new Literal.Text("it's"),
                new Literal.Number("1.50"),
                new Literal.Date("2026-01-15"),
                new Literal.Timestamp("2026-01-15T12:00:00Z"),
                new Literal.Text(""));
        Arbitrary<BuilderCondition> conditions = Combinators.combine(
                        fields,
                        Arbitraries.of(BuilderOperator.values()),
                        literals.list().ofMinSize(1).ofMaxSize(3),
                        lengths)
                .as((field, operator, values, length) -> switch (operator.takes()) {
                    case NOTHING -> BuilderCondition.of(field, operator.comparator(), List.of());
                    case VALUE -> BuilderCondition.of(field, operator.comparator(), values.subList(0, 1));
                    case LIST -> BuilderCondition.of(field, operator.comparator(), values);
                    case LENGTH -> BuilderCondition.of(field, operator.comparator(), length);
                });
        return Combinators.combine(
                        Arbitraries.of(BuilderType.values()),
                        fields,
                        conditions.list().ofMaxSize(3),
                        Arbitraries.longs().between(1, 9),
                        Arbitraries.of(ValueType.values()),
                        windows.optional(),
                        Arbitraries.of("src_a", "src_b").list().ofMaxSize(2))
                .as((type, item, where, frequency, valueType, window, sources) -> new BuilderForm(
                        type,
                        "Order Completed",
                        type.takes(BuilderType.Option.PROPERTY) ? Optional.of(item) : Optional.empty(),
                        where,
                        type.takes(BuilderType.Option.MINIMUM_FREQUENCY) ? frequency : 0,
                        type.takes(BuilderType.Option.VALUE_TYPE) ? valueType : ValueType.TEXT,
                        window,
                        sources));
    }

    private static Operand.Field field(Operand.Scope scope, String path) {
        return new Operand.Field(scope, PropertyPath.parse(path), Span.NONE);
    }

    private static Reduction count() {
        return new Reduction(ReducerFunction.COUNT, Optional.empty(), Optional.empty(), 0);
    }

    private static Query.Trait trait(List<Filter> filters, Reduction reduction) {
        return new Query.Trait(new Chain(Chain.Extractor.EVENT, "Order Completed", filters, reduction, Span.NONE));
    }
}
