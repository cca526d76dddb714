package dev.foretrait.engine.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.diagnostic.Span;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryReaderTest {

    @Test
    void fiftyPrimaryExpressionsAreAcceptedAndOneMoreIsNot() {
        assertThat(audience(conditions(50)).diagnostics()).isEmpty();
        assertThat(rules(audience(conditions(51)))).containsExactly("E-LIMIT-50");
        assertThat(audience(conditions(51)).primaryExpressions()).isEqualTo(51);
    }

    @Test
    void primaryExpressionsInsideWhereOnlyWarn() {
        String inside = conditions(50).replace("trait", "property");

        Reading reading = audience("event('A').where(" + inside + ").count() >= 1");

        assertThat(rules(reading)).containsExactly("W-LIMIT-50-NESTED");
        assertThat(reading.query()).isPresent();
    }

    @Test
    void nestingIsBounded() {
        String shallow = "(".repeat(150) + "trait('a') = 1" + ")".repeat(150);
        String deep = "(".repeat(250) + "trait('a') = 1" + ")".repeat(250);

        assertThat(audience(shallow).diagnostics()).isEmpty();
        assertThat(rules(audience(deep))).containsExactly("E-DEPTH");
    }

    @Test
    void aJunctionMayHaveAnyNumberOfParts() {
        assertThat(rules(audience(conditions(5_000)))).containsExactly("E-LIMIT-50");
    }

    @Test
    void severalMistakesAreFoundAtOnce() {
        Reading reading = audience(
                "event('A').within(2 weeks).count() >= 1 AND trait('a').is_set() AND property('b') = 1 AND trait(c) = 2");

        assertThat(rules(reading)).containsExactly("E-UNIT", "E-FUNC", "E-SCOPE", "E-SYNTAX");
    }

    @Test
    void aStretchOfALargerTextIsReadInItsPlace() {
        String file = "key: x\nquery: event('A').cuont()\n";
        Span stretch = new Span(file.indexOf("event"), file.length() - 1);

        Reading reading =
                QueryReader.read(new Source("x.yaml", file), stretch, Kind.TRAIT, Level.USERS, Acceptance.STRICT);

        assertThat(reading.diagnostics()).hasSize(1);
        assertThat(reading.diagnostics().get(0).span().in(file)).isEqualTo("cuont");
    }

    @Test
    void everyPartKnowsItsPlaceAndPlacesAreNoPartOfEquality() {
        String text = "event('Order Completed') .where( property('price')>5 ).within(7 days).sum(property('tax'))";

        Chain chain = trait(text);
        Filter.Where where = (Filter.Where) chain.filters().get(0);
        Expression.Comparison comparison = (Expression.Comparison) where.condition();
        Operand.Field price = (Operand.Field) comparison.left();

        assertThat(chain.span().in(text)).isEqualTo(text);
        assertThat(chain.nameSpan().in(text)).isEqualTo("'Order Completed'");
        assertThat(where.span().in(text)).isEqualTo("where( property('price')>5 )");
        assertThat(comparison.span().in(text)).isEqualTo("property('price')>5");
        assertThat(price.nameSpan().in(text)).isEqualTo("'price'");
        assertThat(comparison.arguments().span().in(text)).isEqualTo("5");
        assertThat(chain.filters().get(1).span().in(text)).isEqualTo("within(7 days)");
        assertThat(chain.reduction().span().in(text)).isEqualTo("sum(property('tax'))");
        assertThat(trait("  " + text)).isEqualTo(chain);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "USERS|trait('Имя') = 1|W-CHARSET",
                "USERS|trait('it\\'s') = 1|W-ESCAPE-UNVERIFIED",
                "USERS|trait('a').before_last(7 days)|W-CADENCE-DATE",
                "USERS|trait('a').after_date('soon')|W-DATE-TEXT",
                "USERS|event('A').where({property('x') = 1}).count() >= 1|W-BRACES",
                "USERS|event('A').where(context('traits.x') = 1).count() >= 1|W-CONTEXT-TRAITS",
                "USERS|event('A').mode(property('x'), 1) = 'a'|W-FREQ-1",
                "USERS|event('A').count() > event('B').count()|W-UNVERIFIED",
                "USERS|event('A').where(property('x') = property('y.$')).count() >= 1|W-UNVERIFIED",
                "LINKED|entity('a').where(property('x') = 1).count() = 0|W-ENTITY-ZERO",
                "LINKED|entity('a').where(property('x') = 1).count() < 1|W-ENTITY-ZERO",
            })
    void someThingsAreAcceptedWithAWarning(Level level, String text, String warning) {
        Reading reading = QueryReader.read(new Source("query", text), Kind.AUDIENCE, level, Acceptance.STRICT);

        assertThat(rules(reading)).containsExactly(warning);
        assertThat(reading.query()).isPresent();
    }

    @Test
    void aFunnelOfThreeIsUnverified() {
        Reading reading = audience("event('A').where(event('B').where(event('C').within(parent: 1 day).count() >= 1)"
                + ".within(parent: 1 day).count() >= 1).count() >= 1");

        assertThat(rules(reading)).containsExactly("W-UNVERIFIED");
    }

    @Test
    void aReducerOverATraitBelongsToAccounts() {
        Source source = new Source("query", "event('A').mode(trait('email'), 2)");

        assertThat(rules(QueryReader.read(source, Kind.TRAIT, Level.ACCOUNTS, Acceptance.STRICT)))
                .containsExactly("W-UNVERIFIED");
        assertThat(rules(QueryReader.read(source, Kind.TRAIT, Level.USERS, Acceptance.STRICT)))
                .containsExactly("E-REDUCER-TRAIT");
    }

    private static String conditions(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> "trait('t" + n + "') = 1")
                .collect(Collectors.joining(" OR "));
    }

    private static Reading audience(String text) {
        return QueryReader.read(new Source("query", text), Kind.AUDIENCE, Level.USERS, Acceptance.STRICT);
    }

    private static Chain trait(String text) {
        Query query = QueryReader.read(new Source("query", text), Kind.TRAIT, Level.USERS, Acceptance.STRICT)
                .query()
                .orElseThrow();
        return ((Query.Trait) query).chain();
    }

    private static List<String> rules(Reading reading) {
        return reading.diagnostics().stream().map(found -> found.rule().id()).toList();
    }
}
