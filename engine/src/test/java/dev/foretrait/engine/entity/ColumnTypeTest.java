package dev.foretrait.engine.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.semantics.Semantics;
import dev.foretrait.engine.semantics.TraitType;
import dev.foretrait.engine.semantics.ZonelessCells;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnTypeTest {

    /** U-82: how values of the column types are written. */
    @ParameterizedTest
    @CsvSource({
        "NUMBER, 5.0, 5",
        "NUMBER, -0, 0",
        "NUMBER, 1e3, 1000",
        "NUMBER, '5 ', ",
        "NUMBER, five, ",
        "STRING, 5.0, 5.0",
        "DATE, 2026-02-28, 2026-02-28",
        "DATE, 2026-02-30, ",
        "DATE, 2026-2-3, ",
        "DATE, 2026-02-28T00:00:00Z, ",
        "TIME, 9:00, ",
        "TIME, 09:00, 09:00:00.000",
        "TIME, 09:00:07.5, 09:00:07.500",
        "TIME, 09:00:07.12345, 09:00:07.12345",
        "TIME, 24:00, ",
        "TIME, 09:00Z, ",
        "TIMESTAMP, 2026-02-28T23:30:00-01:00, 2026-03-01T00:30:00.000Z",
        "TIMESTAMP, 2026-02-28 23:30:00, 2026-02-28T23:30:00.000Z",
        "TIMESTAMP, 2026-02-28T23:30:00.5-01:00, 2026-03-01T00:30:00.500Z",
        "TIMESTAMP, 2026-02-28 23:30:00.123456, 2026-02-28T23:30:00.123456Z",
        "TIMESTAMP, 1969-12-31T22:59:59.999999900-01:00, 1969-12-31T23:59:59.9999999Z",
        "TIMESTAMP, 0000-01-01T00:00:00+18:00, ",
        "TIMESTAMP, 2026-02-28, "
    })
    void aValueHasOneSpelling(ColumnType type, String written, String spelling) {
        assertThat(type.read(written, Semantics.DEFAULT).orElse(null)).isEqualTo(spelling);
    }

    @Test
    void timestampsAreInOrderToTheNanosecond() {
        List<String> ascending = List.of(
                "2026-03-01T00:00:00.000Z",
                "2026-03-01T00:00:00.000000001Z",
                "2026-03-01T00:00:00.0001Z",
                "2026-03-01T00:00:00.001Z");
        assertThat(ascending).isSortedAccordingTo(ColumnType.TIMESTAMP::compare).doesNotHaveDuplicates();
        assertThat(ascending.stream().map(ColumnType.TIMESTAMP::instant)).isSorted();
    }

    /** U-84. */
    @Test
    void aTraitHasTheTypeOfItsValue() {
        assertThat(read(ColumnType.NUMBER, Value.of(5))).contains("5");
        assertThat(read(ColumnType.NUMBER, Value.of("5"))).isEmpty();
        assertThat(read(ColumnType.STRING, Value.of(5))).isEmpty();
        assertThat(read(ColumnType.STRING, Value.of(true))).contains("true");
        assertThat(read(ColumnType.DATE, Value.of("2026-03-01"))).contains("2026-03-01");
        assertThat(read(ColumnType.TIMESTAMP, Value.of("2026-03-01T00:00:00Z"))).contains("2026-03-01T00:00:00.000Z");
        assertThat(read(ColumnType.TIMESTAMP, Value.of("2026-03-01T00:00:00"))).isEmpty();
        assertThat(read(ColumnType.STRING, Value.ABSENT)).isEmpty();
    }

    /** U-84. */
    @Test
    void aTraitHasTheTypeOfTheColumnIfThatIsChosen() {
        Semantics chosen = Semantics.DEFAULT.with(TraitType.OF_THE_COLUMN);
        assertThat(ColumnType.NUMBER.read(Value.of("5.0"), chosen)).contains("5");
        assertThat(ColumnType.NUMBER.read(Value.of("five"), chosen)).isEmpty();
        assertThat(ColumnType.STRING.read(Value.of(5), chosen)).contains("5");
        assertThat(ColumnType.TIMESTAMP.read(Value.of("2026-03-01T00:00:00"), chosen))
                .contains("2026-03-01T00:00:00.000Z");
        assertThat(ColumnType.STRING.read(new Value.Array(List.of(Value.of(1))), chosen))
                .isEmpty();
        assertThat(ColumnType.STRING.read(Value.ABSENT, chosen)).isEmpty();
    }

    /** U-82. */
    @Test
    void aTimestampNamesItsZoneIfThatIsChosen() {
        Semantics chosen = Semantics.DEFAULT.with(ZonelessCells.REFUSED);
        assertThat(ColumnType.TIMESTAMP.read("2026-03-01T00:00:00", chosen)).isEmpty();
        assertThat(ColumnType.TIMESTAMP.read("2026-03-01 00:00:00+00", chosen)).contains("2026-03-01T00:00:00.000Z");
        assertThat(ColumnType.TIMESTAMP.read(Value.of("2026-03-01T00:00:00"), chosen.with(TraitType.OF_THE_COLUMN)))
                .isEmpty();
        assertThat(ColumnType.TIME.read("09:00", chosen)).contains("09:00:00.000");
        assertThat(ColumnType.DATE.read("2026-03-01", chosen)).contains("2026-03-01");
    }

    private static Optional<String> read(ColumnType type, Value value) {
        return type.read(value, Semantics.DEFAULT);
    }
}
