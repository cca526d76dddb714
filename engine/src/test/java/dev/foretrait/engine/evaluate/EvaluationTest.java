package dev.foretrait.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.column.MemorySnapshot;
import dev.foretrait.engine.column.Snapshot;
import dev.foretrait.engine.evaluate.Distribution.Share;
import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.event.MessageType;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.query.Kind;
import dev.foretrait.engine.query.Level;
import dev.foretrait.engine.query.Query;
import dev.foretrait.engine.reduce.Oddity;
import dev.foretrait.engine.semantics.Semantics;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvaluationTest {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final int ANA = 0;
    private static final int BEN = 1;
    private static final int EVA = 2;
    private static final int PROFILES = 3;

    private final MemorySnapshot.Builder messages = new MemorySnapshot.Builder(PROFILES);
    private int sent;

    @Test
    void windowsIncludeBothEnds() {
        called(ANA, Duration.ofDays(7), Map.of());
        called(ANA, Duration.ZERO, Map.of());
        called(BEN, Duration.ofDays(7).plusMillis(1), Map.of());
        called(BEN, Duration.ofMillis(-1), Map.of());
        ProfileValues values = trait("event('Called').within(7 days).count()");
        assertThat(values.raw(ANA)).isEqualTo(Value.of(2));
        assertThat(values.raw(BEN)).isEqualTo(Value.of(0));
    }

    @Test
    void zeroIsShownWhereEventsHaveMatchedAndTheWindowIsEmptyNow() {
        called(ANA, Duration.ofDays(30), Map.of());
        ProfileValues values = trait("event('Called').within(7 days).count()");
        assertThat(values.value(ANA)).isEqualTo(Value.of(0));
        assertThat(values.has(ANA)).isTrue();
        assertThat(values.raw(BEN)).isEqualTo(Value.of(0));
        assertThat(values.has(BEN)).isFalse();
        assertThat(values.value(BEN)).isEqualTo(Value.ABSENT);
    }

    @Test
    void anonymousProfilesTakePartOnlyOnRequest() {
        called(ANA, Duration.ofDays(1), Map.of());
        called(BEN, Duration.ofDays(1), Map.of());
        called(EVA, Duration.ofDays(1), Map.of());
        messages.anonymous(BEN).unidentified(EVA);
        Query query = Queries.trait("event('Called').count()");
        assertThat(values(Computation.of(query)).members()).isEqualTo(1);
        assertThat(values(new Computation(query, Level.USERS, true)).members()).isEqualTo(2);
    }

    @Test
    void whoMayHaveNoValueHasNoneOfATraitThatIsTrueOrFalseAndIsInNoAudience() {
        called(ANA, Duration.ofDays(1), Map.of("vip", Value.of(true)));
        called(BEN, Duration.ofDays(1), Map.of("vip", Value.of(true)));
        called(EVA, Duration.ofDays(1), Map.of("vip", Value.of(false)));
        messages.anonymous(BEN).anonymous(EVA);
        ProfileValues vip = trait("event('Called').last(property('vip'))");
        assertThat(vip.value(ANA)).isEqualTo(Value.of(true));
        assertThat(vip.value(BEN)).isEqualTo(Value.ABSENT);
        assertThat(vip.value(EVA)).isEqualTo(Value.ABSENT);
        ProfileValues callers = values(Computation.of(Queries.audience("event('Called').count() >= 1")));
        assertThat(callers.value(ANA)).isEqualTo(Value.of(true));
        assertThat(callers.value(BEN)).isEqualTo(Value.of(false));
    }

    @Test
    void aProfileWithNeitherAKnownNorAnAnonymousIdHasNoValues() {
        called(EVA, Duration.ofDays(1), Map.of());
        messages.unidentified(EVA);
        Query query = Queries.trait("event('Called').count()");
        assertThat(values(new Computation(query, Level.USERS, true)).has(EVA)).isFalse();
    }

    @Test
    void messagesOfNobodyTakeNoPart() {
        called(Snapshot.NOBODY, Duration.ofDays(1), Map.of());
        assertThat(trait("event('Called').count()").members()).isZero();
    }

    @Test
    void theDistributionNamesTheValueOfMostProfilesFirst() {
        called(ANA, Duration.ofDays(1), Map.of("topic", Value.of("Service")));
        called(BEN, Duration.ofDays(1), Map.of("topic", Value.of("Billing")));
        called(EVA, Duration.ofDays(1), Map.of("topic", Value.of("Service")));
        assertThat(trait("event('Called').last(property('topic'))")
                        .distribution()
                        .all())
                .containsExactly(new Share(Value.of("Service"), 2), new Share(Value.of("Billing"), 1));
    }

    @Test
    void equalNumbersOfProfilesAreOrderedByValue() {
        called(ANA, Duration.ofDays(1), Map.of("minutes", Value.of(10)));
        called(BEN, Duration.ofDays(1), Map.of("minutes", Value.of(9)));
        ProfileValues values = trait("event('Called').sum(property('minutes'))");
        assertThat(values.distribution().all()).containsExactly(new Share(Value.of(10), 1), new Share(Value.of(9), 1));
        assertThat(values.distribution().numbers())
                .containsExactly(new Share(Value.of(9), 1), new Share(Value.of(10), 1));
    }

    @Test
    void audiencesHoldTheProfilesOfWhomTheConditionHolds() {
        called(ANA, Duration.ofDays(1), Map.of());
        ProfileValues values = values(Computation.of(Queries.audience("event('Called').count() >= 1")));
        assertThat(values.value(ANA)).isEqualTo(Value.of(true));
        assertThat(values.value(BEN)).isEqualTo(Value.of(false));
        assertThat(values.members()).isEqualTo(1);
        assertThat(values.distribution().all()).containsExactly(new Share(Value.of(true), 1));
    }

    @Test
    void theNewestWriteOfATraitWinsAndNullTakesItAway() {
        identified(ANA, Duration.ofDays(1), Map.of("plan", Value.of("pro")));
        identified(ANA, Duration.ofDays(2), Map.of("plan", Value.of("free")));
        identified(BEN, Duration.ofDays(1), Map.of("plan", Value.ABSENT));
        identified(BEN, Duration.ofDays(2), Map.of("plan", Value.of("pro")));
        ProfileValues values = values(Computation.of(Queries.audience("trait('plan') = 'pro'")));
        assertThat(values.has(ANA)).isTrue();
        assertThat(values.has(BEN)).isFalse();
    }

    @Test
    void decimalsAreShownAsTheNearestDoubleAndComparedExactly() {
        called(ANA, Duration.ofDays(1), Map.of("minutes", new Value.Number("0.1000000000000000000001")));
        ProfileValues values = trait("event('Called').sum(property('minutes'))");
        assertThat(values.raw(ANA)).isEqualTo(new Value.Number("0.1000000000000000000001"));
        assertThat(values.value(ANA)).isEqualTo(new Value.Number("0.1"));
    }

    @Test
    void coercedAndSkippedValuesAreCounted() {
        called(ANA, Duration.ofDays(1), Map.of("minutes", Value.of("5")));
        called(ANA, Duration.ofDays(2), Map.of("minutes", Value.of("many")));
        called(BEN, Duration.ofDays(1), Map.of("minutes", Value.of(5)));
        assertThat(trait("event('Called').avg(property('minutes'))").oddities())
                .isEqualTo(Map.of(Oddity.COERCED_VALUES, 1L, Oddity.SKIPPED_VALUES, 1L));
    }

    @Test
    void timesWithoutZoneAreCountedWhereADateIsAsked() {
        called(ANA, Duration.ofDays(1), Map.of("due", Value.of("2026-03-02T00:00:00")));
        called(BEN, Duration.ofDays(1), Map.of("due", Value.of("2026-03-02")));
        ProfileValues values = trait("event('Called').where(property('due').within_next(7 days)).count()");
        assertThat(values.raw(ANA)).isEqualTo(Value.of(0));
        assertThat(values.raw(BEN)).isEqualTo(Value.of(1));
        assertThat(values.oddities()).isEqualTo(Map.of(Oddity.INVALID_TIMESTAMP, 1L));
    }

    /** Of 200 calls, each has as many calls behind it as it is seconds ago. */
    @Test
    void aPropertyOfTheEnclosingEventCountsOnceForEachFollower() {
        for (int seconds = 0; seconds < 200; seconds++) {
            called(ANA, Duration.ofSeconds(seconds), Map.of("seconds", Value.of(seconds)));
        }
        ProfileValues values =
                trait("event('Called').where(event('Called').sum(property(parent: 'seconds')) >= 10000).count()");
        assertThat(values.raw(ANA)).isEqualTo(Value.of(100));
        ProfileValues last =
                trait("event('Called').where(event('Called').max(property(parent: 'seconds')) = 1).count()");
        assertThat(last.raw(ANA)).isEqualTo(Value.of(1));
    }

    @Test
    void whatIsKnownOfAFunnelHoldsOnlyForTheEventsThatItWasAskedOf() {
        called(ANA, Duration.ofDays(9), Map.of());
        called(ANA, Duration.ofDays(8), Map.of());
        called(ANA, Duration.ofDays(2), Map.of());
        called(ANA, Duration.ofDays(1), Map.of());
        Snapshot snapshot = messages.sorted().build();
        String followed = ".where(event('Called').within(parent: 1 day).count() >= 1).count()";
        assertThat(countOfAna(snapshot, "event('Called').within(3 days)" + followed))
                .isEqualTo(Value.of(1));
        assertThat(countOfAna(snapshot, "event('Called').within(9 days)" + followed))
                .isEqualTo(Value.of(2));
        assertThat(countOfAna(snapshot, "event('Called').within(3 days)" + followed))
                .isEqualTo(Value.of(1));
    }

    private static Value countOfAna(Snapshot snapshot, String query) {
        Computation computation = Computation.of(Queries.trait(query));
        return ((ProfileValues) Evaluation.evaluate(List.of(computation), snapshot, NOW, Semantics.DEFAULT, 1)
                        .get(0))
                .raw(ANA);
    }

    @Test
    void whatNeedsEntitiesIsRefusedWithAReason() {
        Query linked = Queries.read("entity('orders').count() >= 1", Kind.AUDIENCE, Level.LINKED);
        assertThat(answer(new Computation(linked, Level.LINKED, false)))
                .isInstanceOfSatisfying(
                        Answer.Unsupported.class,
                        answer -> assertThat(answer.reason())
                                .isEqualTo(
                                        "not evaluable locally: no data graph tells of its entities (data_graph in the settings)"));
    }

    @Test
    void anEmptySnapshotHasProfilesAndNoMembers() {
        ProfileValues values = trait("event('Called').count()");
        assertThat(values.profiles()).isEqualTo(PROFILES);
        assertThat(values.members()).isZero();
        assertThat(values.distribution().all()).isEmpty();
    }

    private ProfileValues trait(String query) {
        return values(Computation.of(Queries.trait(query)));
    }

    private ProfileValues values(Computation computation) {
        return (ProfileValues) answer(computation);
    }

    private Answer answer(Computation computation) {
        return Evaluation.evaluate(List.of(computation), messages.build(), NOW, Semantics.DEFAULT, 1)
                .get(0);
    }

    private void called(int profile, Duration ago, Map<String, Value> properties) {
        send(profile, MessageType.TRACK, ago, properties);
    }

    private void identified(int profile, Duration ago, Map<String, Value> traits) {
        send(profile, MessageType.IDENTIFY, ago, traits);
    }

    private void send(int profile, MessageType type, Duration ago, Map<String, Value> payload) {
        Map<String, Value> body = new LinkedHashMap<>();
        body.put("type", Value.of(type.spelling()));
        body.put("event", Value.of("Called"));
        body.put(type.payload(), new Value.Object(payload));
        messages.add(
                profile,
                new Message(
                        new Value.Object(body),
                        type,
                        "m" + sent++,
                        NOW.minus(ago),
                        Optional.empty(),
                        Optional.empty()));
    }
}
