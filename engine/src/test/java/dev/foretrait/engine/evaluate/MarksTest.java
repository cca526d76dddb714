package dev.foretrait.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.column.BlockBuilder;
import dev.foretrait.engine.column.Column;
import dev.foretrait.engine.column.FieldPath;
import dev.foretrait.engine.column.MessageStream;
import dev.foretrait.engine.event.MessageType;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.query.Comparator;
import dev.foretrait.engine.query.Length;
import dev.foretrait.engine.query.Literal;
import dev.foretrait.engine.semantics.Choice;
import dev.foretrait.engine.semantics.Option;
import dev.foretrait.engine.semantics.Semantics;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class MarksTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final FieldPath FIELD = FieldPath.of("properties", "p");

    private static final List<Value> VALUES = List.of(
            Value.ABSENT,
            Value.of(""),
            Value.of("a"),
            Value.of("A"),
            Value.of("true"),
            Value.of(true),
            Value.of(5),
            Value.of("5"),
            new Value.Number("5.0"),
            Value.of("+5"),
            Value.of("-"),
            Value.of("2026-03-01"),
            Value.of("2026-03-01T12:00:00"),
            Value.of("2026-03-01T12:00:00Z"),
            Value.of("2026-03-01T12:00:00.000Z"),
            Value.of("2026-02-28T11:59:59.999Z"),
            Value.of("2026-03-02T00:00:00.000Z"),
            Value.of("11111111-2222-3333-4444-555555555555"),
            new Value.Array(List.of(Value.of("a"))));

    @Property(tries = 500)
    void whatIsToldFromSpellingsIsWhatTheComparisonSaysOfValues(
            @ForAll("comparisons") Comparison comparison,
            @ForAll("values") @Size(min = 1, max = 30) List<Value> values,
            @ForAll("terms") @Size(min = 1, max = 3) List<Term> right) {
        BlockBuilder block = new BlockBuilder(new MessageStream(MessageType.TRACK, "A"));
        for (Value value : values) {
            block.value(block.place(FIELD), value);
            block.end(0, 0, Value.of("m" + block.rows()), Value.ABSENT);
        }
        Column column = block.build().column(FIELD);
        boolean takesMany =
                comparison.comparator() == Comparator.ONE_OF || comparison.comparator() == Comparator.NONE_OF;
        List<Term> terms = right.stream().limit(takesMany ? 3 : 1).toList();
        Marks marks = Marks.of(comparison, column, terms);
        for (int code = 0; code <= column.codes(); code++) {
            List<Value> ofCode = code == 0 ? List.of() : column.values(code);
            assertThat(marks.holds()[code] == 1).as("%s", ofCode).isEqualTo(comparison.holds(ofCode, terms));
            int at = code;
            assertThat(marks.misses().map(misses -> misses[at] == 1).orElse(false))
                    .as("%s", ofCode)
                    .isEqualTo(comparison.misses(ofCode, terms));
        }
    }

    @Provide
    Arbitrary<List<Term>> terms() {
        Arbitrary<Term> written = Arbitraries.of("2026-03-01", "2026-03-01T12:00:00.000Z", "a", "", "5")
                .map(text -> Term.of(new Literal.Text(text)));
        Arbitrary<Term> times = Arbitraries.of(
                Term.of(new Literal.Timestamp("2026-03-01T12:00:00Z")), Term.of(new Literal.Date("2026-03-01")));
        return Arbitraries.oneOf(Arbitraries.of(VALUES).map(Term::of), written, times)
                .list();
    }

    @Provide
    Arbitrary<List<Value>> values() {
        return Arbitraries.of(VALUES).list();
    }

    private static Arbitrary<Semantics> choices() {
        return Arbitraries.of(Choice.switchable().stream()
                        .flatMap(choice -> choice.questions().stream())
                        .flatMap(List::stream)
                        .toList())
                .list()
                .ofMaxSize(6)
                .map(options -> {
                    Semantics semantics = Semantics.DEFAULT;
                    for (Option option : options) {
                        semantics = semantics.with(option);
                    }
                    return semantics;
                });
    }

    @Provide
    Arbitrary<Comparison> comparisons() {
        Length twoDays = new Length(2, Length.Unit.DAY);
        return Arbitraries.of(Comparator.class)
                .flatMap(comparator -> choices().map(semantics -> switch (comparator) {
                    case WITHIN_LAST, WITHIN_NEXT, BEFORE_LAST, AFTER_NEXT ->
                        new Comparison(comparator, Optional.of(twoDays), NOW, semantics);
                    default -> new Comparison(comparator, Optional.empty(), NOW, semantics);
                }));
    }
}
