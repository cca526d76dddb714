package dev.foretrait.engine.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.BlockBuilder;
import dev.foretrait.engine.column.FieldPath;
import dev.foretrait.engine.column.MemorySnapshot;
import dev.foretrait.engine.column.MessageStream;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.evaluate.Computation;
import dev.foretrait.engine.evaluate.Keeping;
import dev.foretrait.engine.event.MessageType;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.query.Acceptance;
import dev.foretrait.engine.query.Kind;
import dev.foretrait.engine.query.Level;
import dev.foretrait.engine.query.Query;
import dev.foretrait.engine.query.QueryReader;
import dev.foretrait.engine.semantics.Semantics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Ana called about billing yesterday; Ben never did. */
class StandingExamplesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final int ANA = 0;
    private static final int BEN = 1;

    private static final Block YESTERDAY = call("m1", NOW.minus(Duration.ofDays(1)), "billing");

    private static final Computation CALLS = trait("calls", "event('Called').count()");
    private static final Computation TOPIC = trait("topic", "event('Called').last(property('topic'))");
    private static final Computation LATELY = trait("lately", "event('Called').within(2 days).count()");
    private static final Computation CALLERS = audience("callers", "trait('calls') >= 2");

    @Test
    void aNewMessageCounts() {
        Standing standing = standing(CALLS, TOPIC);
        int[] lookedAt = standing.advance(arrival(call("m2", NOW, "returns"), ANA), NOW);
        assertThat(lookedAt).containsExactly(ANA);
        assertThat(value(standing, CALLS, ANA)).isEqualTo(Value.of(2));
        assertThat(value(standing, TOPIC, ANA)).isEqualTo(Value.of("returns"));
        assertThat(value(standing, CALLS, BEN)).isEqualTo(Value.ABSENT);
    }

    @Test
    void aLateMessageCountsWhereItHappened() {
        Standing standing = standing(CALLS, TOPIC);
        standing.advance(arrival(call("m0", NOW.minus(Duration.ofDays(9)), "parts"), ANA), NOW);
        assertThat(value(standing, CALLS, ANA)).isEqualTo(Value.of(2));
        assertThat(value(standing, TOPIC, ANA)).isEqualTo(Value.of("billing"));
    }

    @Test
    void aWindowRunsEmptyInTheMillisecondAfterItsEdge() {
        Standing standing = standing(LATELY);
        Change nothing = new Change(2, 0);
        assertThat(standing.advance(nothing, NOW.plus(Duration.ofDays(1)))).isEmpty();
        assertThat(standing.values(LATELY).orElseThrow().raw(ANA)).isEqualTo(Value.of(1));
        assertThat(standing.advance(nothing, NOW.plus(Duration.ofDays(1)).plusMillis(1)))
                .containsExactly(ANA);
        assertThat(standing.values(LATELY).orElseThrow().raw(ANA)).isEqualTo(Value.of(0));
    }

    @Test
    void whatIsToHappenComesIntoWindowsThen() {
        Standing standing = standing(LATELY);
        Instant then = NOW.plus(Duration.ofHours(1));
        standing.advance(arrival(call("m2", then, "returns"), ANA), NOW);
        assertThat(value(standing, LATELY, ANA)).isEqualTo(Value.of(1));
        standing.advance(new Change(2, 0), then);
        assertThat(value(standing, LATELY, ANA)).isEqualTo(Value.of(2));
    }

    @Test
    void mergedProfilesCountAsOne() {
        Standing standing = standing(CALLS, TOPIC);
        standing.advance(arrival(call("m2", NOW, "returns"), BEN).merge(ANA, BEN), NOW);
        assertThat(value(standing, CALLS, BEN)).isEqualTo(Value.of(2));
        assertThat(value(standing, TOPIC, BEN)).isEqualTo(Value.of("returns"));
        assertThat(standing.values(TOPIC).orElseThrow().has(ANA)).isFalse();
    }

    @Test
    void aMessageThatChangesHandsIsTakenFromOneAndGivenToTheOther() {
        Standing standing = standing(CALLS, TOPIC);
        assertThat(standing.advance(new Change(2, 0).move(YESTERDAY, 0, BEN), NOW))
                .containsExactly(ANA, BEN);
        assertThat(standing.values(CALLS).orElseThrow().raw(ANA)).isEqualTo(Value.of(0));
        assertThat(value(standing, TOPIC, BEN)).isEqualTo(Value.of("billing"));
    }

    @Test
    void aNewProfileShowsValuesOnceItIsKnownByName() {
        Standing standing = standing(CALLS);
        int eva = 2;
        Change change = new Change(3, 0).add(call("m2", NOW, "returns"), new int[] {eva});
        standing.advance(change, NOW);
        assertThat(standing.values(CALLS).orElseThrow().has(eva)).isFalse();
        standing.advance(new Change(3, 0).eligible(eva, true, false), NOW);
        assertThat(value(standing, CALLS, eva)).isEqualTo(Value.of(1));
    }

    @Test
    void whatRefersToOthersFollowsThem() {
        Standing standing = standing(CALLS, CALLERS);
        assertThat(standing.values(CALLERS).orElseThrow().members()).isZero();
        standing.advance(arrival(call("m2", NOW, "returns"), ANA), NOW);
        assertThat(standing.values(CALLERS).orElseThrow().members()).isEqualTo(1);
    }

    @Test
    void itTellsWhatAChangeCosts() {
        Computation funnel = trait("again", "event('Called').where(event('Called').count() >= 1).count()");
        Computation date = audience("dated", "event('Called').last(property('topic')).within_last(2 days)");
        Computation needsDate = audience("after", "trait('dated') = 'true'");
        Standing standing = standing(CALLS, LATELY, CALLERS, funnel, date, needsDate);
        assertThat(standing.keeping(CALLS)).isEqualTo(Keeping.ENTERED);
        assertThat(standing.keeping(LATELY)).isEqualTo(Keeping.ENTERED);
        assertThat(standing.keeping(CALLERS)).isEqualTo(Keeping.ENTERED);
        assertThat(standing.keeping(funnel)).isEqualTo(Keeping.BY_PROFILE);
        assertThat(standing.keeping(date)).isEqualTo(Keeping.AS_A_WHOLE);
        assertThat(standing.keeping(needsDate)).isEqualTo(Keeping.AS_A_WHOLE);
    }

    @Test
    void timeDoesNotGoBack() {
        Standing standing = standing(CALLS);
        assertThatThrownBy(() -> standing.advance(new Change(2, 0), NOW.minusMillis(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot go back");
    }

    @Test
    void aBlockArrivesOnce() {
        Standing standing = standing(CALLS);
        assertThatThrownBy(() -> standing.advance(arrival(YESTERDAY, ANA), NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Standing standing(Computation... computations) {
        MemorySnapshot first =
                new MemorySnapshot.Builder(2).add(YESTERDAY, new int[] {ANA}).build();
        List<Computation> all = List.of(computations);
        return new Standing(all, all, first, Optional.empty(), NOW, Semantics.DEFAULT, 1);
    }

    private static Value value(Standing standing, Computation computation, int profile) {
        return standing.values(computation).orElseThrow().value(profile);
    }

    private static Change arrival(Block block, int profile) {
        return new Change(2, 0).add(block, new int[] {profile});
    }

    private static Block call(String id, Instant timestamp, String topic) {
        BlockBuilder block = new BlockBuilder(new MessageStream(MessageType.TRACK, "Called"));
        block.value(block.place(FieldPath.of("properties", "topic")), Value.of(topic));
        long time = timestamp.toEpochMilli();
        block.end(time, time, Value.of(id), Value.ABSENT);
        return block.build();
    }

    private static Computation trait(String key, String text) {
        return computation(key, text, Kind.TRAIT);
    }

    private static Computation audience(String key, String text) {
        return computation(key, text, Kind.AUDIENCE);
    }

    private static Computation computation(String key, String text, Kind kind) {
        Query query = QueryReader.read(new Source("-q", text), kind, Level.USERS, Acceptance.STRICT)
                .query()
                .orElseThrow();
        return new Computation(Optional.of(key), query, Level.USERS, false);
    }
}
