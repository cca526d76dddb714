package dev.foretrait.engine.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SeveritiesTest {

    private enum SampleRule implements Rule.Named {
        E_ONE,
        W_TWO,
        I_THREE;

        @Override
        public String summary() {
            return "A sample.";
        }
    }

    private final Diagnostic warning =
            new Diagnostic(SampleRule.W_TWO, new Source("a.yaml", "text"), Span.at(0), "odd").withHint("mend it");

    @Test
    void theNameOfARuleTellsItsSeverity() {
        assertThat(SampleRule.values())
                .extracting(Rule::severity)
                .containsExactly(Severity.ERROR, Severity.WARNING, Severity.NOTE);
    }

    @Test
    void asARuleSaysItselfNothingChanges() {
        assertThat(Severities.USUAL.applyTo(List.of(warning))).containsExactly(warning);
    }

    @Test
    void aSilencedRuleLeavesNoFinding() {
        assertThat(Severities.USUAL.with(SampleRule.W_TWO, Optional.empty()).applyTo(List.of(warning)))
                .isEmpty();
    }

    @Test
    void aGradedFindingKeepsEverythingElse() {
        Diagnostic graded = Severities.USUAL
                .with(SampleRule.W_TWO, Optional.of(Severity.ERROR))
                .applyTo(List.of(warning))
                .get(0);
        assertThat(graded.isError()).isTrue();
        assertThat(graded.rule().id()).isEqualTo("W-TWO");
        assertThat(graded.hint()).contains("mend it");
    }
}
