package dev.foretrait.engine.fql;

import static dev.foretrait.engine.fql.Examples.CLICK;
import static dev.foretrait.engine.fql.Examples.holds;
import static dev.foretrait.engine.fql.Examples.object;
import static dev.foretrait.engine.fql.Examples.statement;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.semantics.FilterValues;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementTest {

    private static final Value.Object BODY = object(
            "type", Value.of("track"),
            "properties",
                    object(
                            "price", new Value.Number("12.50"),
                            "count", Value.of("12"),
                            "zero", Value.of(0),
                            "gift", Value.of(true),
                            "note", Value.of("test string"),
                            "list", new Value.Array(List.of(Value.of("a"), Value.of(2))),
                            "object", object("a", Value.of(1)),
                            "product 1.price", Value.of(3)));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "event = 'Button Clicked'",
                "type = 'identify' or type = 'track'",
                "event = 'Button Clicked' and type = 'track'",
                "match( context.library.version, '1.*' )",
                "type = 'track' and ( event = 'Click' or match( event, 'Button *' ) )",
                "'dark-mode' in properties.features"
            })
    void documentedStatementsThatAreTrue(String text) {
        assertThat(holds(text, CLICK)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "event = 'Screen Tapped'",
                "context.path.path = '/login'",
                "match( context.library.version, '2.*' )",
                "!contains( context.library.name, 'js' )",
                "'blink' in properties.features"
            })
    void documentedStatementsThatAreFalse(String text) {
        assertThat(holds(text, CLICK)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "properties.price = 12.5",
                "properties.count != 12",
                "properties.count = '12'",
                "properties.price > 12 and properties.price <= 12.5",
                "properties.gift",
                "properties.gift = true and true",
                "properties.none = null and userId = null",
                "properties.none != false",
                "properties.list = ['a', 2.0]",
                "properties.object = properties.object",
                "type in ['page', 'track']",
                "properties.product\\ 1\\.price = 3",
                "length(properties.list) = 2 and length('äb') = 3 and length(userId) = 0",
                "lowercase('ÄB') = 'äb' and uppercase('b') = 'B' and lowercase(userId) = null",
                "snakecase(properties.note) = 'test_string' and kebabcase(properties.note) = 'test-string'",
                "titlecase(properties.note) = 'Test String'",
                "typeof(type) = 'string' and typeof(1) = 'number' and typeof([]) = 'list'",
                "typeof(false) = 'bool' and typeof(userId) = 'null' and typeof(properties) = 'object'",
                "number(properties.count) = 12 and number('x') = null and number(1) = 1",
                "string(12.50) = '12.5' and string(userId) = null",
                "bool('true') and bool('maybe') = null and !bool(properties.zero)",
                "'it\\'s' = 'it\\'s' and contains('a\\\\b', '\\\\')"
            })
    void whatElseIsTrue(String text) {
        assertThat(holds(text, BODY)).isTrue();
    }

    /** U-73. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "properties.count > 1",
                "properties.none < 1",
                "userId",
                "type",
                "properties.zero",
                "type in 'track'",
                "['a', 2] in [properties.list]",
                "properties.object in [properties.object]",
                "contains(properties.price, '1')",
                "contains(userId, '')",
                "match(userId, '*')",
                "match(properties.price, '*')"
            })
    void whatIsOfAnotherTypeIsFalse(String text) {
        assertThat(holds(text, BODY)).isFalse();
    }

    /** U-73. */
    @Test
    void aSpaceCanHaveValuesConverted() {
        assertThat(converted("properties.count > 1 and 9 < properties.count")).isTrue();
        assertThat(converted("properties.note > 1 or userId > 0 or userId")).isFalse();
        assertThat(converted("contains(properties.price, '2.5') and contains(properties.list, '\"a\"')"))
                .isTrue();
        assertThat(converted("contains(userId, '') or match(userId, '*')")).isFalse();
        assertThat(converted("match(properties.price, '1*') and uppercase(properties.gift) = 'TRUE'"))
                .isTrue();
        assertThat(converted("properties.gift and bool('true') and !properties.zero and 'true'"))
                .isTrue();
    }

    /** The text says what is done, and reads back as the same, however values are taken. */
    @Test
    void conversionsAreShown() {
        String text =
                "a > 1 and (contains(b, 'c') or !match(lowercase(d), '*') or e) and [f] = length(g) and contains(h, i)";
        String shown = "number(a) > 1 and (contains(string(b), 'c') or !match(lowercase(string(d)), '*') or bool(e))"
                + " and [f] = length(g) and contains(string(h), string(i))";
        assertThat(read(text, FilterValues.CONVERTED)).hasToString(shown);
        assertThat(read(shown, FilterValues.CONVERTED))
                .isEqualTo(statement(shown))
                .hasToString(shown);
    }

    private static boolean converted(String text) {
        return read(text, FilterValues.CONVERTED).holdsFor(BODY);
    }

    private static Statement read(String text, FilterValues values) {
        return StatementReader.read(new Source("fql", text), values).statement().orElseThrow();
    }

    @Test
    void andBindsTighterThanOrAndNotTightest() {
        assertThat(holds("true or true and false", BODY)).isTrue();
        assertThat(holds("(true or true) and false", BODY)).isFalse();
        assertThat(holds("!false and true", BODY)).isTrue();
        assertThat(holds("!type = 'page'", BODY)).isTrue();
    }

    @Test
    void theCanonicalTextHasNoParenthesesButNeededOnes() {
        assertThat(statement("((event='a')or(type='b'and(!(userId))))"))
                .hasToString("event = 'a' or type = 'b' and !userId");
        assertThat(statement("!(type='b')and(event='a'or(type='b'or true))"))
                .hasToString("!(type = 'b') and (event = 'a' or (type = 'b' or true))");
        assertThat(statement("match(event,'it\\'s[a-z]')or properties.a\\ b\\.c in['x',1.50,null]"))
                .hasToString("match(event, 'it\\'s[a-z]') or properties.a\\ b\\.c in ['x', 1.50, null]");
    }

    @Test
    void thePathsAreAllFieldsThatMatter() {
        assertThat(statement("type = 'a' or length(lowercase(properties.b)) > 1 and [context.c] = [match(event, 'x')]")
                        .paths())
                .containsExactly(
                        List.of("context", "c"), List.of("event"), List.of("properties", "b"), List.of("type"));
    }
}
