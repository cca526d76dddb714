package dev.foretrait.engine.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.semantics.ColumnComparators;
import dev.foretrait.engine.semantics.JoinCase;
import dev.foretrait.engine.semantics.JunctionRows;
import dev.foretrait.engine.semantics.Option;
import dev.foretrait.engine.semantics.Semantics.DateBounds;
import dev.foretrait.engine.semantics.Semantics.DayDistance;
import dev.foretrait.engine.semantics.Semantics.NoneOfMissing;
import dev.foretrait.engine.semantics.Semantics.TextCase;
import dev.foretrait.engine.semantics.TraitType;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EntityCountsTest {

    private final Shop shop = new Shop()
            .row(
                    "order",
                    "id=o1",
                    "email=ana@x",
                    "total=600",
                    "paid=600.0",
                    "status=shipped",
                    "shop=Berlin",
                    "placed=2026-02-27",
                    "opens=09:00",
                    "shipped=2026-03-01T10:00:00Z")
            .row("order", "id=o2", "email=ana@x", "total=40.5", "paid=10", "status=open", "shop=Paris")
            .row("order", "id=o3", "email=ben@x", "total=40.50", "status=")
            .row("order", "id=o4", "total=1")
            .row("item", "id=1", "order_id=o1", "price=500")
            .row("item", "id=2", "order_id=o1", "price=100")
            .row("item", "id=3", "order_id=o3", "price=40.5")
            .row("item", "id=4", "price=7")
            .row("store", "name=Berlin", "opened=2020-01-01");

    @Test
    void rowsBelongToTheProfileWhoseIdTheyHold() {
        assertThat(shop.counts("entity('orders').count()")).containsExactly(2L, 1L);
    }

    /** U-86: null joins nothing. */
    @Test
    void aRowWithoutTheJoinColumnBelongsToNobody() {
        assertThat(shop.counts("entity('orders').where(property('id') = 'o4').count()"))
                .containsExactly(0L, 0L);
    }

    /** U-85: ids join as they are. */
    @Test
    void severalIdsOfOneTypeAddUpAndNoRowCountsTwice() {
        shop.email("ben@x").email("ben@x");
        assertThat(shop.counts("entity('orders').count()")).containsExactly(3L, 1L);
    }

    @Test
    void aTraitJoinsToo() {
        assertThat(shop.counts("entity('home_store').count()")).containsExactly(0L, 0L);
        shop.trait("store", Value.of("Berlin"));
        assertThat(shop.counts("entity('home_store').count()")).containsExactly(1L, 0L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "property('total') = 40.5 | 1 | 1",
                "property('total') != 40.5 | 1 | 0",
                "property('total') > 40.5 | 1 | 0",
                "property('total') >= 40.50 | 2 | 1",
                "property('total').one_of(1, 600) | 1 | 0",
                "property('paid').none_of(10) | 1 | 0",
                "property('paid').absent() | 0 | 1",
                "property('paid').exists() | 2 | 0",
                "NOT property('paid') = 10 | 1 | 1",
                "property('status') = 'Shipped' | 0 | 0",
                "property('status') = '' | 0 | 1",
                "property('status').contains('pen', 'pp') | 2 | 0",
                "property('shop').omits('ri') | 1 | 1",
                "property('shop').starts_with('Ber') | 1 | 0",
                "property('shop').ends_with('is') | 1 | 0",
                "property('placed') = 2026-02-27 | 1 | 0",
                "property('placed') < 2026-02-27 | 0 | 0",
                "property('placed').before_date(2026-02-28) | 1 | 0",
                "property('placed').after_date('2026-02-26') | 1 | 0",
                "property('placed').within_last(2 days) | 1 | 0",
                "property('placed').within_last(1 day) | 0 | 0",
                "property('opens') <= '09:00:00' | 1 | 0",
                "property('opens') > '09:00' | 0 | 0",
                "property('shipped') = 2026-03-01T11:00:00+01:00 | 1 | 0",
                "property('shipped') < 2026-03-01T10:00:00.000001Z | 1 | 0",
                "property('shipped') = 2026-03-01T10:00:00.000001Z | 0 | 0",
                "property('shipped').within_last(2 hours) | 1 | 0",
                "property('shipped').within_last(1 hour) | 0 | 0",
                "property('shipped').before_last(2 hours) | 1 | 0",
                "property('total') = property('paid') | 1 | 0",
                "property('status') = 'open' OR property('shop') = 'Berlin' | 2 | 0",
                "entity('order-items').count() >= 1 | 1 | 1",
                "entity('order-items').count() = 2 | 1 | 0",
                "NOT entity('order-items').count() >= 1 | 1 | 0",
                "entity('order-items').where(property('price') > 200).count() = 1 | 1 | 0"
            })
    void aRowCountsIfTheConditionHoldsOfIt(String condition, long ofAna, long ofBen) {
        assertThat(shop.counts("entity('orders').where(" + condition + ").count()"))
                .isEqualTo(List.of(ofAna, ofBen));
    }

    @Test
    void aTraitOnTheRightIsThatOfTheProfile() {
        shop.trait("spend", Value.of(50));
        assertThat(shop.counts("entity('orders').where(property('total') > trait('spend')).count()"))
                .containsExactly(1L, 0L);
        assertThat(shop.counts("entity('orders').where(NOT property('total') > trait('spend')).count()"))
                .containsExactly(1L, 1L);
    }

    @Test
    void aTraitOfAnotherTypeIsAbsent() {
        shop.trait("spend", Value.of("50"));
        assertThat(shop.counts("entity('orders').where(property('total') != trait('spend')).count()"))
                .containsExactly(0L, 0L);
    }

    @Test
    void aTraitInsideANestedEntityIsStillThatOfTheProfile() {
        shop.trait("spend", Value.of(100));
        assertThat(
                        shop.counts(
                                "entity('orders').where(entity('order-items').where(property('price') >= trait('spend')).count() = 2).count()"))
                .containsExactly(1L, 0L);
    }

    @Test
    void aCountCanBeComparedWithATrait() {
        shop.trait("usual", Value.of(2));
        assertThat(shop.counts("entity('orders').where(entity('order-items').count() = trait('usual')).count()"))
                .containsExactly(1L, 0L);
    }

    /** U-84. */
    @Test
    void aTraitCanTakeTheTypeOfTheColumn() {
        shop.trait("spend", Value.of("50"));
        String chain = "entity('orders').where(property('total') > trait('spend')).count()";
        assertThat(shop.counts(chain)).containsExactly(0L, 0L);
        assertThat(shop.choose(TraitType.OF_THE_COLUMN).counts(chain)).containsExactly(1L, 0L);
    }

    /** U-83. */
    @Test
    void textCanBeAskedForItsOrder() {
        shop.choose(ColumnComparators.TEXT_IN_ORDER).trait("town", Value.of("Paris"));
        assertThat(shop.counts("entity('orders').where(property('status') > 'open').count()"))
                .containsExactly(1L, 0L);
        assertThat(shop.counts("entity('orders').where(property('status') <= 'open').count()"))
                .containsExactly(1L, 1L);
        assertThat(shop.counts("entity('orders').where(property('shop') < trait('town')).count()"))
                .containsExactly(1L, 0L);
    }

    /** U-85. */
    @Test
    void anIdCanJoinWithoutRegardToCase() {
        shop.email("BEN@x").row("order", "id=o5", "email=Ana@X");
        assertThat(shop.counts("entity('orders').count()")).containsExactly(2L, 1L);
        assertThat(shop.choose(JoinCase.IGNORED).counts("entity('orders').count()"))
                .containsExactly(4L, 1L);
    }

    /** U-86. */
    @Test
    void rowsOfOneKeyCountEachIfTheTableMayHaveThem() {
        shop.row("order", "id=o1", "email=ben@x");
        assertThat(shop.counts("entity('orders').count()")).containsExactly(2L, 2L);
    }

    /** U-88. */
    @Test
    void aJunctionTableJoinsRowsOfTwoEntitiesManyToMany() {
        shop.row("tag", "name=gift", "colour=red").row("tag", "name=bulk", "colour=blue");
        int id = 0;
        for (String pair : List.of("o1 gift", "o1 bulk", "o2 gift", "o2 gift", "o3 lost", "o9 gift")) {
            String[] sides = pair.split(" ");
            shop.row("junction of tags", "id=" + id++, "order_id=" + sides[0], "tag=" + sides[1]);
        }
        shop.row("junction of tags", "id=" + id, "order_id=o3");
        String two = "entity('orders').where(entity('tags').count() = 2).count()";
        String red = "entity('orders').where(entity('tags').where(property('colour') = 'red').count() >= 1).count()";
        assertThat(shop.counts(two)).containsExactly(1L, 0L);
        assertThat(shop.counts(red)).containsExactly(2L, 0L);
        assertThat(shop.choose(JunctionRows.COUNT_EACH).counts(two)).containsExactly(2L, 0L);
        assertThat(shop.counts(red)).containsExactly(2L, 0L);
    }

    static Stream<Arguments> switches() {
        return Stream.of(
                Arguments.of(NoneOfMissing.TRUE, "property('shop').none_of('Berlin')", 1L, 1L, 0L, 1L),
                Arguments.of(TextCase.IGNORED, "property('status').contains('SHIP')", 0L, 1L, 0L, 0L),
                Arguments.of(TextCase.IGNORED, "property('shop').starts_with('par')", 0L, 1L, 0L, 0L),
                Arguments.of(TextCase.IGNORED, "property('shop').ends_with('LIN')", 0L, 1L, 0L, 0L),
                Arguments.of(TextCase.IGNORED, "property('status').omits('OPEN')", 2L, 1L, 1L, 1L),
                Arguments.of(DayDistance.DAYS_OF_24_HOURS, "property('placed').within_last(2 days)", 1L, 0L, 0L, 0L),
                Arguments.of(DateBounds.INCLUDED, "property('placed').before_date(2026-02-27)", 0L, 1L, 0L, 0L),
                Arguments.of(
                        DateBounds.INCLUDED, "property('shipped').after_date(2026-03-01T10:00:00Z)", 0L, 1L, 0L, 0L));
    }

    @ParameterizedTest
    @MethodSource("switches")
    void aSwitchedChoiceCountsOtherRows(
            Option option, String condition, long usualOfAna, long ofAna, long usualOfBen, long ofBen) {
        String chain = "entity('orders').where(" + condition + ").count()";
        assertThat(shop.counts(chain)).containsExactly(usualOfAna, usualOfBen);
        assertThat(shop.choose(option).counts(chain)).containsExactly(ofAna, ofBen);
    }
}
