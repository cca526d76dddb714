package dev.foretrait.engine.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.diagnostic.Renderer;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every query that the specification accepts, be it to parse or to evaluate. */
class AcceptedQueriesTest {

    static List<Case> cases() {
        return Case.in("accepted.txt");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isAcceptedAsItStands(Case example) {
        Reading reading = example.read(Acceptance.STRICT);

        assertThat(reading.query())
                .as(Renderer.PLAIN.render(reading.diagnostics()))
                .isPresent();
        if (!example.expected().equals("-")) {
            assertThat(reading.primaryExpressions()).isEqualTo(Integer.parseInt(example.expected()));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void readsBackFromItsCanonicalForm(Case example) {
        Query query = example.read(Acceptance.STRICT).query().orElseThrow();
        String canonical = Printer.print(query);

        Query again = example.read(canonical, Acceptance.STRICT).query().orElseThrow();

        assertThat(again).isEqualTo(query);
        assertThat(Printer.print(again)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void meansTheSameToALenientReader(Case example) {
        assertThat(example.read(Acceptance.LENIENT).query())
                .isEqualTo(example.read(Acceptance.STRICT).query());
    }
}
