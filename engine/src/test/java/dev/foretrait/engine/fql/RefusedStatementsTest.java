package dev.foretrait.engine.fql;

import static dev.foretrait.engine.fql.Examples.findings;
import static dev.foretrait.engine.fql.Examples.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.diagnostic.Renderer;
import org.junit.jupiter.api.Test;

class RefusedStatementsTest {

    @Test
    void wordsOfTheQueryLanguageAreMended() {
        assertThat(findings("type = 'a' AND NOT userId IN ['b'] OR TRUE"))
                .containsExactly(
                        "12 FQL writes it in lower case = write and -> type = 'a' and NOT userId IN ['b'] OR TRUE",
                        "16 FQL writes '!' for NOT = write ! -> type = 'a' AND ! userId IN ['b'] OR TRUE",
                        "27 FQL writes it in lower case = write in -> type = 'a' AND NOT userId in ['b'] OR TRUE",
                        "36 FQL writes it in lower case = write or -> type = 'a' AND NOT userId IN ['b'] or TRUE",
                        "39 FQL writes it in lower case = write true -> type = 'a' AND NOT userId IN ['b'] OR true");
    }

    @Test
    void functionsOfTheQueryLanguageBecomePaths() {
        assertThat(findings("property('codes.topic') = 'a'"))
                .containsExactly("1 FQL names a field by its path = write properties.codes.topic"
                        + " -> properties.codes.topic = 'a'");
        assertThat(findings("trait('Full Name') = 'a'"))
                .containsExactly(
                        "1 FQL names a field by its path = write traits.Full\\ Name -> traits.Full\\ Name = 'a'");
        assertThat(findings("event('Call')"))
                .containsExactly("1 FQL has no history of events = write event = 'Call' -> event = 'Call'");
        assertThat(findings("event.contains('x')"))
                .containsExactly("1 a function stands before its values = write contains(text, 'part')");
        assertThat(findings("containz(event, 'x')"))
                .containsExactly("1 there is no function 'containz' = did you mean 'contains'?");
    }

    @Test
    void foreignQuotesAndOperatorsAreMended() {
        assertThat(findings("event == \"it's\" && type <> ‘page’"))
                .containsExactly(
                        "7 FQL has no '==' = write = -> event = \"it's\" && type <> ‘page’",
                        "10 text stands between single quotes, not between \" and \" = write 'it\\'s'"
                                + " -> event == 'it\\'s' && type <> ‘page’",
                        "17 FQL has no '&&' = write and -> event == \"it's\" and type <> ‘page’",
                        "25 FQL has no '<>' = write != -> event == \"it's\" && type != ‘page’",
                        "28 text stands between single quotes, not between ‘ and ’ = write 'page'"
                                + " -> event == \"it's\" && type <> 'page'");
    }

    @Test
    void sqlGetsAWordOfAdvice() {
        assertThat(findings("userId is null"))
                .containsExactly("8 FQL compares with null by = and != = write for example userId = null");
        assertThat(findings("event like 'a'")).containsExactly("7 FQL has no 'like' = write match(text, 'pattern')");
        assertThat(findings("event contains 'a'"))
                .containsExactly("7 a function stands before its values = write contains(text, 'part')");
        assertThat(findings("type in ('a', 'b')"))
                .containsExactly("9 a list stands between brackets = write for example type in ['track', 'page']");
        assertThat(findings("type not in ['a']"))
                .containsExactly("6 '!' stands before a whole condition = write !(type in ['page'])");
    }

    @Test
    void whatIsLeftOpenIsFound() {
        assertThat(findings("(event = 'a'"))
                .containsExactly("13 ')' is missing before the end = the '(' is still open");
        assertThat(findings("event = 'a")).containsExactly("9 the text that begins here never ends = close it with '");
        assertThat(findings("event = "))
                .containsExactly("9 a value is missing before the end = write a field such as"
                        + " properties.price, a 'text', a number, true, false or null");
        assertThat(findings("event = 'a')"))
                .containsExactly("12 this ')' closes nothing = leave it out -> event = 'a'");
        assertThat(findings(""))
                .containsExactly("1 the statement is empty = write for example event = 'Button Clicked'");
        assertThat(findings("type = event = 'a'"))
                .containsExactly("14 a comparison cannot be compared again = join two comparisons with and");
        assertThat(findings("!!userId"))
                .containsExactly("1 '!' stands once before a condition = leave both out -> userId");
    }

    @Test
    void namesNumbersAndPatternsHaveTheirForm() {
        assertThat(findings("properties.$price = 1."))
                .containsExactly(
                        "12 a name has '$' only with a backslash before it = write \\$ -> properties.\\$price = 1.",
                        "21 '1.' is no number = write for example 12, -0.5 or 1e6");
        assertThat(findings("properties..x = 1"))
                .containsExactly("12 a name is missing beside this dot"
                        + " = write the names of the fields on the way, as in context.library.name");
        assertThat(findings("match(event, 'a[')"))
                .containsExactly("7 'a[' is no pattern = a set is written [abc] or [a-z];"
                        + " a character that means itself has a backslash before it");
        assertThat(findings("length()")).containsExactly("1 'length' takes one value, this is 0 = write length(value)");
    }

    @Test
    void aFieldThatNoMessageHasIsAWarning() {
        assertThat(findings("propertys.x = 1 or price > 2"))
                .containsExactly(
                        "1 no message of Segment's has a field 'propertys' at its top = did you mean 'properties'?",
                        "20 no message of Segment's has a field 'price' at its top"
                                + " = a field of the event is written properties.price");
        assertThat(read("propertys.x = 1").statement()).isPresent();
    }

    @Test
    void theCaretStandsBelowWhatIsMeant() {
        assertThat(Renderer.PLAIN.render(read("type = 'a' && userId = 'b'").findings()))
                .isEqualTo("""
                fql:1:12: E-FQL FQL has no '&&'
                1 | type = 'a' && userId = 'b'
                  |            ^^ write and
                """);
    }
}
