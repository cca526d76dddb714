package dev.foretrait.engine.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.diagnostic.Renderer;
import dev.foretrait.engine.diagnostic.Severities;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.query.Acceptance;
import dev.foretrait.engine.query.Kind;
import dev.foretrait.engine.query.Level;
import dev.foretrait.engine.query.Query;
import dev.foretrait.engine.query.QueryReader;
import dev.foretrait.engine.query.QueryRule;
import java.util.List;
import org.junit.jupiter.api.Test;

class CirclesTest {

    @Test
    void aCircleIsShownWithItsPathAndAllPlaces() {
        List<Diagnostic> findings = Circles.among(List.of(
                audience("free", Level.USERS, "trait('one') = 'true'"),
                audience("one", Level.USERS, "trait('two') = 'true'"),
                audience("two", Level.USERS, "trait('three') = 'true'"),
                audience("three", Level.USERS, "trait('one') = 'true'")));
        assertThat(Renderer.PLAIN.render(findings)).isEqualTo("""
                        three.yaml:1:7: E-CYCLE The audience would create a cycle by referencing another audience:\
                         one → two → three → one
                        1 | trait('one') = 'true'
                          |       ^^^^^ let one of them do without the others:\
                         one at one.yaml:1:1, two at two.yaml:1:1, three at three.yaml:1:1
                        """);
    }

    @Test
    void aDefinitionThatAsksForItselfIsACircle() {
        assertThat(Circles.among(List.of(audience("one", Level.USERS, "NOT trait('one') = 'true'"))))
                .extracting(Diagnostic::rule)
                .containsExactly(QueryRule.E_CYCLE);
    }

    @Test
    void twoWaysToOneDefinitionAreNoCircle() {
        assertThat(Circles.among(List.of(
                        audience("one", Level.USERS, "trait('two') = 'true' AND trait('three') = 'true'"),
                        audience("two", Level.USERS, "trait('three') = 'true'"),
                        audience("three", Level.USERS, "trait('custom') = 'true'"))))
                .isEmpty();
    }

    @Test
    void usersSeeAudiencesOfTheirAccountsAndAccountsSeeNothingOfUsers() {
        Definition ofUsers = audience("users", Level.USERS, "trait('accounts') = 'true'");
        assertThat(Circles.among(List.of(ofUsers, audience("accounts", Level.ACCOUNTS, "trait('users') = 'true'"))))
                .isEmpty();
        assertThat(Circles.among(List.of(ofUsers, audience("accounts", Level.ACCOUNTS, "ANY trait('users') = 'true'"))))
                .hasSize(1);
    }

    private static Definition audience(String key, Level level, String query) {
        Source source = new Source(key + ".yaml", query);
        Query read = QueryReader.read(source, Kind.AUDIENCE, level, Acceptance.STRICT)
                .query()
                .orElseThrow();
        return new Definition(
                key,
                key,
                Kind.AUDIENCE,
                level,
                read,
                false,
                true,
                List.of(),
                "",
                source,
                new Span(0, query.length()),
                Origin.QUERY,
                Severities.USUAL);
    }
}
