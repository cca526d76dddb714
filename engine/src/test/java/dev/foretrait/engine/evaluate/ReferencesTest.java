package dev.foretrait.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.column.MemorySnapshot;
import dev.foretrait.engine.column.Snapshot;
import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.event.MessageType;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.query.Kind;
import dev.foretrait.engine.query.Level;
import dev.foretrait.engine.query.Query;
import dev.foretrait.engine.semantics.Semantics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Ana called twice, Ben once, Eva never; Ana once said that she is a regular. */
class ReferencesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final int ANA = 0;
    private static final int BEN = 1;
    private static final int EVA = 2;

    private static final Snapshot SNAPSHOT = new MemorySnapshot.Builder(3)
            .add(ANA, message("m1", MessageType.TRACK, Map.of()))
            .add(ANA, message("m2", MessageType.TRACK, Map.of()))
            .add(BEN, message("m3", MessageType.TRACK, Map.of()))
            .add(EVA, message("m4", MessageType.IDENTIFY, Map.of("regulars", Value.of("true"))))
            .build();

    private static final Computation CALLS = trait("calls", "event('Called').count()");
    private static final Computation REGULARS = audience("regulars", "trait('calls') >= 2");

    @Test
    void aConditionSeesWhatAnotherDefinitionShows() {
        assertThat(members(REGULARS, CALLS, REGULARS)).containsExactly(ANA);
        assertThat(members(audience("never", "trait('calls').absent()"), CALLS)).containsExactly(EVA);
    }

    @Test
    void theOrderOfDefinitionsMakesNoDifference() {
        Computation later = audience("later", "trait('regulars') = 'true'");
        assertThat(members(later, later, REGULARS, CALLS)).containsExactly(ANA);
        assertThat(members(later, CALLS, REGULARS, later)).containsExactly(ANA);
    }

    @Test
    void neverMembersHaveNoSuchTrait() {
        assertThat(members(audience("a", "trait('regulars').exists()"), CALLS, REGULARS))
                .containsExactly(ANA);
        assertThat(members(audience("b", "trait('regulars') = 'false'"), CALLS, REGULARS))
                .isEmpty();
        assertThat(members(audience("c", "NOT trait('regulars') = 'true'"), CALLS, REGULARS))
                .containsExactly(BEN, EVA);
    }

    @Test
    void aDefinitionIsMeantEvenWhereMessagesWroteATraitOfItsKey() {
        Computation again = audience("again", "trait('regulars') = 'true'");
        assertThat(members(again, CALLS, REGULARS)).containsExactly(ANA);
        assertThat(members(again)).containsExactly(EVA);
    }

    @Test
    void aTraitMayAskForAnotherInsideWhere() {
        Computation trait = trait("calls_of_regulars", "event('Called').where(trait('regulars') = 'true').count()");
        assertThat(values(trait, CALLS, REGULARS).value(ANA)).isEqualTo(Value.of(2));
        assertThat(values(trait, CALLS, REGULARS).value(BEN)).isEqualTo(Value.ABSENT);
    }

    @Test
    void aListIsAskedElementByElement() {
        Computation names = trait("names", "event('Called').unique(context('timestamp'))");
        Computation trait = audience("some", "trait('names.$').starts_with('2026')");
        assertThat(members(trait, names)).containsExactly(ANA, BEN);
    }

    @Test
    void aStepThatAnEarlierDefinitionAskedForIsFollowedAnewBehindOtherEvents() {
        Snapshot orders = new MemorySnapshot.Builder(1)
                .add(0, event("m1", "Started", 60))
                .add(0, event("m2", "Called", 50))
                .add(0, event("m3", "Ordered", 40))
                .add(0, event("m4", "Called", 30))
                .build();
        String called = "event('Called').count() >= 1";
        Computation first = audience("first", "event('Started').where(" + called + ").count() >= 1");
        Computation second =
                audience("second", "trait('first') = 'true' AND event('Ordered').where(" + called + ").count() >= 1");
        Answer answer = Evaluation.evaluate(List.of(second), List.of(first), orders, NOW, Semantics.DEFAULT, 1)
                .get(0);
        assertThat(((ProfileValues) answer).has(0)).isTrue();
    }

    @Test
    void whatNeedsAnUnknownValueHasNone() {
        Computation odd = new Computation(
                Optional.of("odd"),
                Queries.read("entity('orders').count() >= 1", Kind.AUDIENCE, Level.LINKED),
                Level.LINKED,
                false);
        assertThat(answer(audience("needy", "trait('odd') = 'true'"), odd))
                .isEqualTo(
                        new Answer.Unsupported("it needs the values of 'odd', and not evaluable locally: no data graph"
                                + " tells of its entities (data_graph in the settings)"));
    }

    @Test
    void aCircleHasNoValues() {
        Computation one = audience("one", "trait('two') = 'true'");
        Computation two = audience("two", "trait('one') = 'true'");
        assertThat(answer(one, one, two)).isInstanceOf(Answer.Unsupported.class);
        assertThat(members(audience("other", "trait('calls') = 1"), one, two, CALLS))
                .containsExactly(BEN);
    }

    private static Computation trait(String key, String query) {
        return keyed(key, Queries.trait(query));
    }

    private static Computation audience(String key, String query) {
        return keyed(key, Queries.audience(query));
    }

    private static Computation keyed(String key, Query query) {
        return new Computation(Optional.of(key), query, Level.USERS, false);
    }

    private static List<Integer> members(Computation asked, Computation... known) {
        ProfileValues values = values(asked, known);
        return List.of(ANA, BEN, EVA).stream().filter(values::has).toList();
    }

    private static ProfileValues values(Computation asked, Computation... known) {
        return (ProfileValues) answer(asked, known);
    }

    private static Answer answer(Computation asked, Computation... known) {
        return Evaluation.evaluate(List.of(asked), List.of(known), SNAPSHOT, NOW, Semantics.DEFAULT, 1)
                .get(0);
    }

    private static Message message(String id, MessageType type, Map<String, Value> payload) {
        return message(id, type, "Called", payload, 60);
    }

    private static Message event(String id, String name, int secondsAgo) {
        return message(id, MessageType.TRACK, name, Map.of(), secondsAgo);
    }

    private static Message message(
            String id, MessageType type, String event, Map<String, Value> payload, int secondsAgo) {
        Value.Object body = new Value.Object(Map.of(
                "type",
                Value.of(type.spelling()),
                "event",
                Value.of(event),
                type.payload(),
                new Value.Object(payload)));
        return new Message(body, type, id, NOW.minusSeconds(secondsAgo), Optional.empty(), Optional.empty());
    }
}
