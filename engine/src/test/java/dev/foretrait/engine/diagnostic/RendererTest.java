package dev.foretrait.engine.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RendererTest {

    private enum TestRule implements Rule {
        E_FUNC;

        @Override
        public String id() {
            return "E-FUNC";
        }

        @Override
        public Severity severity() {
            return Severity.ERROR;
        }

        @Override
        public String summary() {
            return "Functions exist.";
        }
    }

    @Test
    void showsPlaceRuleMessageLineAndHint() {
        String text = "key: revenue\n"
                + "name: Revenue\n"
                + "query: event('Order Completed').within(30 days).avarage(property('revenue'))\n";

        String shown = Renderer.PLAIN.render(finding("revenue.yaml", text, "avarage", "there is no reducer 'avarage'")
                .withHint("did you mean 'avg'?"));

        assertThat(shown).isEqualTo("""
                        revenue.yaml:3:49: E-FUNC there is no reducer 'avarage'
                        3 | query: event('Order Completed').within(30 days).avarage(property('revenue'))
                          |                                                 ^^^^^^^ did you mean 'avg'?
                        """);
    }

    @Test
    void marksStandBelowWideCharacters() {
        assertThat(lines("日本 😀 é\u0301 here", "here"))
                .containsExactly("q:1:9: E-FUNC m", "1 | 日本 😀 é\u0301 here", "  |           ^^^^");
    }

    @Test
    void aWideCharacterIsMarkedInItsWidth() {
        assertThat(lines("a 日本 b", "日本").get(2)).isEqualTo("  |   ^^^^");
    }

    @Test
    void aTabIsShownAsSpaces() {
        assertThat(lines("\ta\there", "here"))
                .containsExactly("q:1:4: E-FUNC m", "1 |     a    here", "  |          ^^^^");
    }

    @Test
    void aCarriageReturnBeforeALineFeedIsNotShown() {
        assertThat(lines("first\r\nsecond here\r\nthird", "here"))
                .containsExactly("q:2:8: E-FUNC m", "2 | second here", "  |        ^^^^");
    }

    @Test
    void ofSeveralLinesTheFirstIsMarked() {
        assertThat(lines("a (b\nc) d", "(b\nc)")).containsExactly("q:1:3: E-FUNC m", "1 | a (b", "  |   ^^");
    }

    @Test
    void aPlaceBetweenTwoCharactersGetsOneMark() {
        Source source = new Source("q", "abc");

        assertThat(Renderer.PLAIN.render(new Diagnostic(TestRule.E_FUNC, source, Span.at(3), "m")))
                .isEqualTo("q:1:4: E-FUNC m\n1 | abc\n  |    ^\n");
    }

    @Test
    void ofAnEmptyTextNoPlaceIsShown() {
        Source source = new Source("q", "");

        assertThat(Renderer.PLAIN.render(new Diagnostic(TestRule.E_FUNC, source, Span.at(0), "m")))
                .isEqualTo("q: E-FUNC m\n");
    }

    @Test
    void ofALongLineThePartAroundTheFindingIsShown() {
        String text = "x".repeat(500) + "here" + "y".repeat(500);

        List<String> shown = new Renderer(Style.PLAIN, 40)
                .render(finding("q", text, "here", "m"))
                .lines()
                .toList();

        String line = shown.get(1).substring(4);
        assertThat(line).hasSize(40).startsWith("…x").endsWith("y…").contains("here");
        assertThat(shown.get(2).substring(4)).isEqualTo(" ".repeat(line.indexOf("here")) + "^^^^");
    }

    @Test
    void aFindingLongerThanTheLineIsMarkedAsFarAsItIsShown() {
        String text = "z".repeat(300);

        List<String> shown = new Renderer(Style.PLAIN, 40)
                .render(finding("q", text, text, "m"))
                .lines()
                .toList();

        assertThat(shown.get(1).length()).isLessThanOrEqualTo(44);
        assertThat(shown.get(2).length()).isLessThanOrEqualTo(44);
        assertThat(shown.get(2)).contains("^^^^^^^^^^^^^^^^^^^^");
    }

    @Test
    void nothingThatWouldSteerATerminalIsPassedOn() {
        String shown = Renderer.PLAIN.render(finding("q", "a\u001b[2J\u202ehere", "here", "bad \u001b[0m \u2028 name"));

        assertThat(shown).doesNotContain("\u001b", "\u202e", "\u2028").contains("a\ufffd[2J\ufffdhere");
        assertThat(shown.lines().toList().get(2)).isEqualTo("  |       ^^^^");
    }

    @Test
    void coloursSetOffRuleAndMarks() {
        String shown = new Renderer(Style.COLOUR, 80).render(finding("q", "here", "here", "m"));

        assertThat(shown).contains("\u001b[1;31mE-FUNC\u001b[0m", "\u001b[1;31m^^^^\u001b[0m");
    }

    private static List<String> lines(String text, String part) {
        return Renderer.PLAIN.render(finding("q", text, part, "m")).lines().toList();
    }

    private static Diagnostic finding(String name, String text, String part, String message) {
        int start = text.indexOf(part);
        return new Diagnostic(TestRule.E_FUNC, new Source(name, text), new Span(start, start + part.length()), message);
    }
}
