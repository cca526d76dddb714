package dev.foretrait.engine.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.semantics.DateCadence;
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

        assertThat(Cadence.of(query, level, DateCadence.REALTIME).pace()).isEqualTo(pace);
    }

    @Test
    void everyReasonIsNamedWithItsPlace() {
        String text = "event('A').where(property('x') = trait('y')).within(7 days).count() >= 1"
                + " AND event('B').where(event('C').count() >= 1).count() >= 1";
        Query query = QueryReader.read(new Source("query", text), Kind.AUDIENCE, Level.USERS, Acceptance.STRICT)
                .query()
                .orElseThrow();

        Cadence cadence = Cadence.of(query, Level.USERS, DateCadence.REALTIME);

        assertThat(cadence.pace()).isEqualTo(Cadence.Pace.BATCH);
        assertThat(cadence.reasons())
                .extracting(
                        Cadence.Reason::text,
                        reason -> reason.span().orElseThrow().in(text))
                .containsExactly(
                        tuple("it compares with another trait or property", "trait('y')"),
                        tuple("it looks at a window of time", "within(7 days)"),
                        tuple("it asks for one event after another", "event('C').count()"));
    }

    @Test
    void theLevelIsAReasonForTheWhole() {
        Query query = QueryReader.read(
                        new Source("query", "event('A').within(7 days).count()"),
                        Kind.TRAIT,
                        Level.ACCOUNTS,
                        Acceptance.STRICT)
                .query()
                .orElseThrow();

        assertThat(Cadence.of(query, Level.ACCOUNTS, DateCadence.REALTIME).reasons())
                .extracting(Cadence.Reason::text, reason -> reason.span().isPresent())
                .containsExactly(
                        tuple("accounts are computed on a schedule", false),
                        tuple("it looks at a window of time", true));
    }

    @Test
    void entitiesInsideEachOtherAreNoFunnel() {
        Query query = QueryReader.read(
                        new Source("query", "entity('a').where(entity('b').count() >= 1).count() >= 1"),
                        Kind.AUDIENCE,
                        Level.LINKED,
                        Acceptance.STRICT)
                .query()
                .orElseThrow();

        assertThat(Cadence.of(query, Level.LINKED, DateCadence.REALTIME).reasons())
                .hasSize(1);
    }

    /** U-38. */
    @Test
    void aDateComparedWithNowCanBeAReasonForBatches() {
        Query query = QueryReader.read(
                        new Source("query", "trait('renewed').within_last(7 days)"),
                        Kind.AUDIENCE,
                        Level.USERS,
                        Acceptance.STRICT)
                .query()
                .orElseThrow();
        assertThat(Cadence.of(query, Level.USERS, DateCadence.REALTIME).pace()).isEqualTo(Cadence.Pace.REALTIME);
        Cadence scheduled = Cadence.of(query, Level.USERS, DateCadence.BATCH);
        assertThat(scheduled.pace()).isEqualTo(Cadence.Pace.BATCH);
        assertThat(scheduled.reasons()).extracting(Cadence.Reason::text).containsExactly("it compares a date with now");
    }
}
