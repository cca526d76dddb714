package dev.foretrait.engine.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.diagnostic.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CadenceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "TRAIT|USERS|REALTIME|event('A').count()",
                "TRAIT|USERS|BATCH|event('A').within(7 days).count()",
                "TRAIT|USERS|BATCH|event('A').between(1 day, 7 days).count()",
                "TRAIT|USERS|REALTIME|event('A').expires_after(1 hour).count()",
                "TRAIT|USERS|BATCH|event('A').where(property('x') = trait('y')).count()",
                "TRAIT|ACCOUNTS|BATCH|event('A').count()",
                "AUDIENCE|USERS|REALTIME|trait('a') = 1 AND event('A').count() >= 1",
                "AUDIENCE|USERS|REALTIME|trait('a').within_last(7 days)",
                "AUDIENCE|USERS|BATCH|trait('a') = trait('b')",
                "AUDIENCE|USERS|BATCH|event('A').where(event('B').count() >= 1).count() >= 1",
                "AUDIENCE|ACCOUNTS|BATCH|trait('a') = 1",
                "AUDIENCE|LINKED|BATCH|entity('a').count() >= 1",
            })
    void followsFromWhatTheQueryUses(Kind kind, Level level, Cadence.Pace pace, String text) {
        Query query = QueryReader.read(new Source("query", text), kind, level, Acceptance.STRICT)
                .query()
                .orElseThrow();

        assertThat(Cadence.of(query, level).pace()).isEqualTo(pace);
    }

    @Test
    void aWindowIsTheReasonThatIsNamed() {
        Query query = QueryReader.read(
                        new Source("query", "event('A').within(7 days).count()"),
                        Kind.TRAIT,
                        Level.USERS,
                        Acceptance.STRICT)
                .query()
                .orElseThrow();

        assertThat(Cadence.of(query, Level.USERS))
                .isEqualTo(new Cadence(Cadence.Pace.BATCH, "it looks at a window of time"));
    }
}
