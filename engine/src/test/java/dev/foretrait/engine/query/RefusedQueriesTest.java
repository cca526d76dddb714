package dev.foretrait.engine.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.diagnostic.Renderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Queries that a reader finds fault with: those the specification refuses, and what people write by mistake. What is said
 * of them is kept in {@code refused.golden}; after a change of messages, look over {@code target/refused.golden} and put
 * it in its place.
 */
class RefusedQueriesTest {

    /** Rules that a text of some lines cannot break, or that others than the reader report. */
    private static final Set<QueryRule> TESTED_ELSEWHERE =
            EnumSet.of(QueryRule.E_CYCLE, QueryRule.E_DEPTH, QueryRule.E_LIMIT_50, QueryRule.E_UNVERIFIED);

    private static final Pattern REFUSAL =
            Pattern.compile("\"query\": \"((?:[^\"\\\\]|\\\\.)*)\",\\s*\"code\": \"([A-Z0-9-]+)\"");

    static List<Case> cases() {
        return Case.in("refused.txt");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theFirstErrorIsOfTheRuleThatIsBroken(Case example) {
        List<Diagnostic> found = example.read(Acceptance.STRICT).diagnostics();

        assertThat(found).isNotEmpty();
        Diagnostic first =
                found.stream().filter(Diagnostic::isError).findFirst().orElse(found.get(0));
        assertThat(first.rule().id()).isEqualTo(example.expected());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void thereIsAQueryExactlyIfThereIsNoError(Case example) {
        for (Acceptance acceptance : Acceptance.values()) {
            Reading reading = example.read(acceptance);

            assertThat(reading.query().isEmpty())
                    .isEqualTo(reading.diagnostics().stream().anyMatch(Diagnostic::isError));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyEditMendsWhatItIsOfferedFor(Case example) {
        for (Diagnostic found : example.read(Acceptance.STRICT).diagnostics()) {
            found.fix().ifPresent(fix -> {
                String mended = fix.applyTo(example.query());

                assertThat(example.read(mended, Acceptance.STRICT).diagnostics())
                        .as(mended)
                        .noneMatch(left -> left.rule() == found.rule()
                                && left.message().equals(found.message())
                                && left.span().start() == found.span().start());
            });
        }
    }

    @Test
    void everyErrorHasACase() {
        Set<String> shown = cases().stream().map(Case::expected).collect(Collectors.toCollection(TreeSet::new));

        for (QueryRule rule : QueryRule.values()) {
            if (rule.name().startsWith("E_") && !TESTED_ELSEWHERE.contains(rule)) {
                assertThat(shown).contains(rule.id());
            }
        }
    }

    @Test
    void everyRefusalOfTheSpecificationIsHere() throws IOException {
        String conformance = Files.readString(Path.of("..", "docs", "segment", "conformance.json"));
        String refusals = conformance.substring(conformance.indexOf("\"reject\""));
        List<String> shown = cases().stream()
                .map(each -> each.expected() + " " + each.query())
                .toList();

        Matcher refusal = REFUSAL.matcher(refusals);
        int found = 0;
        while (refusal.find()) {
            assertThat(shown).contains(refusal.group(2) + " " + refusal.group(1).replace("\\\"", "\""));
            found++;
        }
        assertThat(found).isEqualTo(25);
    }

    @Test
    void whatIsSaidOfThemIsAsAgreed() throws IOException {
        StringBuilder said = new StringBuilder();
        for (Case example : cases()) {
            said.append("== ").append(example).append('\n');
            for (Diagnostic found : example.read(Acceptance.STRICT).diagnostics()) {
                said.append(Renderer.PLAIN.render(found));
                found.fix()
                        .ifPresent(fix -> said.append("fix: ")
                                .append(fix.applyTo(example.query()))
                                .append('\n'));
            }
            said.append('\n');
        }
        Files.writeString(Path.of("target", "refused.golden"), said);

        assertThat(said.toString()).isEqualTo(Case.resource("refused.golden"));
    }
}
