package dev.foretrait.engine.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.semantics.ColumnComparators;
import dev.foretrait.engine.semantics.DateText;
import dev.foretrait.engine.semantics.Semantics;
import dev.foretrait.engine.semantics.ZonelessCells;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphCheckTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "entity('oders') | E-ENTITY-SLUG | no relationship 'oders' begins at the profile | did you mean 'orders'?",
                "entity('x') | E-ENTITY-SLUG | no relationship 'x' begins at the profile | one of: orders, home_store",
                "entity('order-items') | E-ENTITY-SLUG | the relationship 'order-items' begins at 'orders', and not at the profile | write it inside entity('orders').where(…)",
                "entity('orders').where(entity('home_store').count() = 1) | E-ENTITY-SLUG | the relationship 'home_store' begins at the profile, and not at 'orders' | write it outside every where",
                "entity('home_store').where(entity('x').count() = 1) | E-ENTITY-SLUG | no relationship 'x' begins at 'home_store' | none begins there, see data_graph in the settings",
                "entity('orders').where(property('totl') > 1) | E-ENTITY-COLUMN | 'order' has no column 'totl' | did you mean 'total'?",
                "entity('orders').where(property('total') > '500') | E-ENTITY-TYPE | 'total' is a NUMBER, and the text '500' is none | a NUMBER is written 12.50",
                "entity('orders').where(property('status') = 1) | E-ENTITY-TYPE | 'status' is a STRING, and the number 1 is none | a STRING is written 'text'",
                "entity('orders').where(property('placed') = 2026-01-01T00:00:00Z) | E-ENTITY-TYPE | 'placed' is a DATE, and the timestamp 2026-01-01T00:00:00Z is none | a DATE is written 2026-03-01",
                "entity('orders').where(property('shipped') > 2026-01-01) | E-ENTITY-TYPE | 'shipped' is a TIMESTAMP, and the date 2026-01-01 is none | a TIMESTAMP is written 2026-03-01T17:30:00Z",
                "entity('orders').where(property('opens') = '9 am') | E-ENTITY-TYPE | 'opens' is a TIME, and the text '9 am' is none | a TIME is written '17:30:00'",
                "entity('orders').where(property('placed').after_date('soon')) | E-ENTITY-TYPE | 'placed' is a DATE, and the text 'soon' is none | a DATE is written 2026-03-01",
                "entity('orders').where(property('total') = property('status')) | E-ENTITY-TYPE | 'total' is a NUMBER, and 'status' is a STRING | compare values of one type",
                "entity('orders').where(entity('order-items').count() = 'two') | E-ENTITY-TYPE | the count is a NUMBER, and the text 'two' is none | a NUMBER is written 12.50",
                "entity('orders').where(trait('plan') = 'pro') | E-ENTITY-OPERAND | a condition on 'orders' begins with one of its columns, and this is of the profile | write property(…) first, or put the condition outside (U-81)"
            })
    void whatDoesNotFitTheGraphIsRefused(String chain, String rule, String message, String hint) {
        List<Diagnostic> findings = Shop.findings(chain + ".count() >= 1");
        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).rule().id()).isEqualTo(rule);
        assertThat(findings.get(0).message()).isEqualTo(message);
        assertThat(findings.get(0).hint()).contains(hint);
    }

    /** U-83. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "property('status') > 'a'",
                "property('total').contains('5')",
                "property('total').within_last(3 days)",
                "property('opens').before_date('2026-01-01')",
                "property('status').one_of(trait('a'))",
                "property('placed').after_date(trait('a'))",
                "property('total').within_next(1 hour)"
            })
    void comparatorsGoWithTypes(String condition) {
        assertThat(Shop.findings("entity('orders').where(" + condition + ").count() >= 1"))
                .extracting(finding -> finding.rule())
                .containsExactly(EntityRule.E_ENTITY_TYPE);
    }

    /** U-82. */
    @ParameterizedTest
    @CsvSource({
        "property('placed') = '2026-03-01', 0",
        "property('placed') > '2026-03-01', 0",
        "'property(''placed'').one_of(''2026-03-01'', ''2026-03-02'')', 0",
        "property('shipped') <= '2026-03-01T00:00:00Z', 0",
        "property('placed') = 'soon', 1",
        "property('shipped') = '2026-03-01', 1",
        "property('total') = '5', 1"
    })
    void datesCanBeWrittenAsTextIfThatIsChosen(String condition, int findings) {
        String audience = "entity('orders').where(" + condition + ").count() >= 1";
        assertThat(Shop.findings(audience)).isNotEmpty();
        assertThat(Shop.findings(audience, Semantics.DEFAULT.with(DateText.ALL_COMPARATORS)))
                .hasSize(findings);
    }

    /** U-82. */
    @Test
    void aTimestampNamesItsZoneIfThatIsChosen() {
        String audience = "entity('orders').where(property('shipped') > 2026-03-01T00:00:00).count() >= 1";
        assertThat(Shop.findings(audience)).isEmpty();
        List<Diagnostic> findings = Shop.findings(audience, Semantics.DEFAULT.with(ZonelessCells.REFUSED));
        assertThat(findings)
                .extracting(Diagnostic::message)
                .containsExactly("'shipped' is a TIMESTAMP, and the timestamp 2026-03-01T00:00:00 is none");
        assertThat(findings.get(0).hint())
                .contains("a TIMESTAMP is written 2026-03-01T17:30:00Z, with its zone (U-82)");
    }

    /** U-83. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "property('status') > 'a' | BY_TYPE PUBLISHED_ONLY | of a STRING one can ask =, !=, contains, omits, starts_with, ends_with (U-83)",
                "property('status') <= trait('a') | BY_TYPE PUBLISHED_ONLY | of a STRING one can ask =, !=, contains, omits, starts_with, ends_with (U-83)",
                "property('status').exists() | PUBLISHED_ONLY | of a STRING one can ask =, !=, contains, omits, starts_with, ends_with (U-83)",
                "property('total').one_of(1, 2) | PUBLISHED_ONLY | of a NUMBER one can ask =, !=, >, >=, <, <= (U-83)",
                "property('placed').within_last(3 days) | PUBLISHED_ONLY | of a DATE one can ask =, !=, >, >=, <, <= (U-83)",
                "property('shipped').before_date('2026-03-01T00:00:00Z') | PUBLISHED_ONLY | of a TIMESTAMP one can ask =, !=, >, >=, <, <= (U-83)",
                "property('opens') < '09:00' | | ",
                "property('status').starts_with('s') | | ",
            })
    void aSpaceCanWidenOrNarrowWhatColumnsAreAsked(String condition, String refusedBy, String hint) {
        String audience = "entity('orders').where(" + condition + ").count() >= 1";
        List<String> refusing = refusedBy == null ? List.of() : List.of(refusedBy.split(" "));
        for (ColumnComparators option : ColumnComparators.values()) {
            List<Diagnostic> findings = Shop.findings(audience, Semantics.DEFAULT.with(option));
            assertThat(!findings.isEmpty()).as(option.name()).isEqualTo(refusing.contains(option.name()));
            if (option == ColumnComparators.PUBLISHED_ONLY && !findings.isEmpty()) {
                assertThat(findings.get(0).hint()).contains(hint);
            }
        }
    }

    @Test
    void everythingIsFoundAtOnceAndInItsPlace() {
        String query = "entity('orders').where(property('totl') > 1 AND property('status') = 1).count() >= 1";
        assertThat(Shop.findings(query))
                .extracting(finding -> finding.span().in(query))
                .containsExactly("'totl'", "1");
    }

    @Test
    void typesOutsideEntitiesAreThoseOfTheLanguage() {
        assertThat(Shop.findings("entity('orders').count() >= '1' AND trait('age') > '18'"))
                .isEmpty();
    }
}
