package dev.foretrait.engine.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FixTest {

    @ParameterizedTest
    @CsvSource({
        "f([a]),2,5,a",
        "f(a),2,3,{a}",
        "f(((a))),2,7,(a)",
        "f(a),1,4,(a).count()",
        "f(a),0,1,g",
        "f(a),2,3,''",
        "f(a),2,2,b",
        "f(a),2,3,a"
    })
    void thePartsOfAnEditComeToTheSame(String text, int start, int end, String replacement) {
        Fix whole = new Fix(new Span(start, end), replacement);
        assertThat(whole.parts(text)).isNotEmpty();
        assertThat(inTurn(text, whole.parts(text))).isEqualTo(whole.applyTo(text));
    }

    @Test
    void whatStaysIsNoPartOfAnEdit() {
        assertThat(new Fix(new Span(2, 5), "a").parts("f([a])"))
                .containsExactly(Fix.deletion(new Span(2, 3)), Fix.deletion(new Span(4, 5)));
        assertThat(new Fix(new Span(2, 3), "{a}").parts("f(a)"))
                .containsExactly(Fix.insertion(2, "{"), Fix.insertion(3, "}"));
        assertThat(new Fix(new Span(1, 4), "(a).count()").parts("f(a)")).containsExactly(Fix.insertion(4, ".count()"));
    }

    private static String inTurn(String text, List<Fix> parts) {
        String edited = text;
        for (int at = parts.size() - 1; at >= 0; at--) {
            edited = parts.get(at).applyTo(edited);
        }
        return edited;
    }
}
