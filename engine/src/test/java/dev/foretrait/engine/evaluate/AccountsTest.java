package dev.foretrait.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.column.Membership;
import dev.foretrait.engine.column.MemorySnapshot;
import dev.foretrait.engine.column.Snapshot;
import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.event.MessageType;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.query.Kind;
import dev.foretrait.engine.query.Level;
import dev.foretrait.engine.query.Query;
import dev.foretrait.engine.semantics.AccountEvents;
import dev.foretrait.engine.semantics.Semantics;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Ana and Ben are of Acme, Ben is of Beta, too, and Coda has nobody. Ana called for 3 and 4 minutes, Ben for 5, Eva, who is
 * of no account, for 9.
 */
class AccountsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final int ANA = 0;
    private static final int BEN = 1;
    private static final int EVA = 2;
    private static final int ACME = 0;
    private static final int BETA = 1;
    private static final int CODA = 2;

    private static final Value TAGS = new Value.Array(List.of(Value.of("a"), Value.of("b")));

    private static final Snapshot SNAPSHOT = new MemorySnapshot.Builder(3, 3)
            .add(ANA, ACME, message("g1", MessageType.GROUP, 50, Map.of("tier", Value.of("gold"))))
            .add(BEN, ACME, message("g2", MessageType.GROUP, 40, Map.of("tier", Value.of("silver"))))
            .add(BEN, BETA, message("g3", MessageType.GROUP, 40, Map.of("tier", Value.of("gold"))))
            .add(Snapshot.NOBODY, CODA, message("g4", MessageType.GROUP, 40, Map.of("tier", Value.of("gold"))))
            .add(ANA, message("i1", MessageType.IDENTIFY, 30, Map.of("email", Value.of("ana@acme.com"), "tags", TAGS)))
            .add(BEN, message("i2", MessageType.IDENTIFY, 30, Map.of("tier", Value.of("user"))))
            .add(ANA, message("m1", MessageType.TRACK, 10, Map.of("minutes", Value.of(3))))
            .add(ANA, message("m2", MessageType.TRACK, 5, Map.of("minutes", Value.of(4))))
            .add(BEN, message("m3", MessageType.TRACK, 7, Map.of("minutes", Value.of(5))))
            .add(EVA, message("m4", MessageType.TRACK, 2, Map.of("minutes", Value.of(9))))
            .build();

    @Test
    void anEventCountsForEachAccountOfItsUser() {
        assertThat(trait("event('Called').sum(property('minutes'))"))
                .containsExactly(Value.of(12), Value.of(5), Value.ABSENT);
    }

    @Test
    void countsAreZeroForAccountsWithoutEvents() {
        assertThat(trait("event('Called').count()")).containsExactly(Value.of(3), Value.of(1), Value.of(0));
        assertThat(trait("event('Called').within(1 hour).count()")).containsOnly(Value.of(0));
    }

    @Test
    void aConditionSeesTheTraitsOfTheAccount() {
        assertThat(trait("event('Called').where(trait('tier') = 'gold').sum(property('minutes'))"))
                .containsExactly(Value.ABSENT, Value.of(5), Value.ABSENT);
    }

    @Test
    void aReducerSeesTheTraitsOfTheUserWhoCalled() {
        assertThat(trait("event('Called').mode(trait('email'), 2)"))
                .containsExactly(Value.of("ana@acme.com"), Value.ABSENT, Value.ABSENT);
        assertThat(trait("event('Called').where(trait('tier') = 'gold').first(trait('tier'))"))
                .containsExactly(Value.ABSENT, Value.of("user"), Value.ABSENT);
    }

    @Test
    void anArrayOfTraitsIsOneValueIfSoAsked() {
        assertThat(trait("event('Called').mode(trait('tags.$'), 2)"))
                .containsExactly(Value.of("a"), Value.ABSENT, Value.ABSENT);
        assertThat(trait("event('Called').mode(trait('tags.$') as array, 2)"))
                .containsExactly(Value.of("[\"a\",\"b\"]"), Value.ABSENT, Value.ABSENT);
    }

    @Test
    void aFunnelGoesAcrossTheUsersOfAnAccount() {
        String then = "event('Called').where(event('Called').within(parent: 3 hours).count() >= 1).count()";
        assertThat(trait(then)).containsExactly(Value.of(2), Value.of(0), Value.of(0));
    }

    @Test
    void theLastSessionIsThatOfAllUsersTogether() {
        assertThat(trait("event('Called').expires_after(3 hours).count()"))
                .containsExactly(Value.of(3), Value.of(1), Value.of(0));
    }

    @Test
    void anyIsMetByOneUserAndAllByEach() {
        assertThat(members("ANY event('Called').count() >= 2")).containsExactly(ACME);
        assertThat(members("ALL event('Called').count() >= 1")).containsExactly(ACME, BETA, CODA);
        assertThat(members("ALL event('Called').count() >= 2")).containsExactly(CODA);
        assertThat(members("ALL NOT event('Called').count() >= 2")).containsExactly(BETA, CODA);
    }

    @Test
    void traitsInsideQuantifiersAreOfUsersAndOutsideOfAccounts() {
        assertThat(members("trait('tier') = 'gold'")).containsExactly(BETA, CODA);
        assertThat(members("ANY trait('tier') = 'user'")).containsExactly(ACME, BETA);
        assertThat(members("trait('tier') = 'gold' AND ANY trait('tier') = 'user'"))
                .containsExactly(BETA);
    }

    @Test
    void accountsWithoutUsersAreCounted() {
        assertThat(Membership.of(SNAPSHOT).emptyAccounts()).isEqualTo(1);
    }

    @Test
    void aUserSeesTheAudiencesOfItsAccounts() {
        Computation busy = audience("busy", Level.ACCOUNTS, "ANY event('Called').count() >= 2");
        Computation ofBusy = audience("of_busy", Level.USERS, "trait('busy') = 'true'");
        assertThat(members(ofBusy, busy)).containsExactly(ANA, BEN);
        Computation ofOther = audience("of_other", Level.USERS, "NOT trait('busy') = 'true'");
        assertThat(members(ofOther, busy)).containsExactly(EVA);
    }

    @Test
    void aUserSeesNoTraitOfItsAccounts() {
        Computation calls = new Computation(
                Optional.of("tier"), read("event('Called').count()", Kind.TRAIT), Level.ACCOUNTS, false);
        assertThat(members(audience("a", Level.USERS, "trait('tier') = 'user'"), calls))
                .containsExactly(BEN);
        assertThat(members(audience("b", Level.ACCOUNTS, "trait('tier') >= 1"), calls))
                .containsExactly(ACME, BETA);
    }

    /** U-57. */
    @Test
    void anEventCountsForTheAccountThatItNamesIfThatIsHeeded() {
        MemorySnapshot.Builder builder = new MemorySnapshot.Builder(2, 2)
                .add(ANA, ACME, group("g1", "acme"))
                .add(BEN, ACME, group("g2", "acme"))
                .add(BEN, BETA, group("g3", " beta"));
        int number = 0;
        for (String named : List.of("acme", "beta", "nobody")) {
            for (int user : List.of(ANA, BEN)) {
                builder.add(user, called("c" + number++, named));
            }
        }
        Computation count = new Computation(read("event('Called').count()", Kind.TRAIT), Level.ACCOUNTS, false);
        Snapshot snapshot = builder.build();
        assertThat(counts(count, snapshot, AccountEvents.ALL_ACCOUNTS)).containsExactly(Value.of(6), Value.of(3));
        assertThat(counts(count, snapshot, AccountEvents.NAMED_ACCOUNT)).containsExactly(Value.of(5), Value.of(2));
    }

    private static List<Value> counts(Computation count, Snapshot snapshot, AccountEvents events) {
        ProfileValues values =
                (ProfileValues) Evaluation.evaluate(List.of(count), snapshot, NOW, Semantics.DEFAULT.with(events), 1)
                        .get(0);
        return List.of(values.value(ACME), values.value(BETA));
    }

    private static Message group(String id, String groupId) {
        return message(id, MessageType.GROUP, Map.of("groupId", Value.of(groupId)));
    }

    private static Message called(String id, String groupId) {
        Value.Object context = new Value.Object(Map.of("groupId", Value.of(groupId)));
        return message(id, MessageType.TRACK, Map.of("event", Value.of("Called"), "context", context));
    }

    private static Message message(String id, MessageType type, Map<String, Value> fields) {
        Map<String, Value> body = new LinkedHashMap<>(fields);
        body.put("type", Value.of(type.spelling()));
        return new Message(new Value.Object(body), type, id, NOW.minusSeconds(60), Optional.empty(), Optional.empty());
    }

    @Test
    void aSpaceWithoutAccountsHasNoValues() {
        Snapshot empty = new MemorySnapshot.Builder(1).build();
        Computation count = new Computation(read("event('Called').count()", Kind.TRAIT), Level.ACCOUNTS, false);
        ProfileValues values = (ProfileValues) Evaluation.evaluate(List.of(count), empty, NOW, Semantics.DEFAULT, 1)
                .get(0);
        assertThat(values.profiles()).isZero();
    }

    private static List<Value> trait(String query) {
        ProfileValues values = values(new Computation(read(query, Kind.TRAIT), Level.ACCOUNTS, false));
        return List.of(values.value(ACME), values.value(BETA), values.value(CODA));
    }

    private static List<Integer> members(String audience) {
        return members(audience("audience", Level.ACCOUNTS, audience));
    }

    private static List<Integer> members(Computation asked, Computation... known) {
        ProfileValues values = values(asked, known);
        return List.of(0, 1, 2).stream().filter(values::has).toList();
    }

    private static ProfileValues values(Computation asked, Computation... known) {
        return (ProfileValues) Evaluation.evaluate(List.of(asked), List.of(known), SNAPSHOT, NOW, Semantics.DEFAULT, 2)
                .get(0);
    }

    private static Computation audience(String key, Level level, String query) {
        return new Computation(Optional.of(key), Queries.read(query, Kind.AUDIENCE, level), level, false);
    }

    private static Query read(String query, Kind kind) {
        return Queries.read(query, kind, Level.ACCOUNTS);
    }

    private static Message message(String id, MessageType type, int hoursAgo, Map<String, Value> payload) {
        Map<String, Value> body = new LinkedHashMap<>();
        body.put("type", Value.of(type.spelling()));
        body.put("event", Value.of("Called"));
        body.put(type.payload(), new Value.Object(payload));
        return new Message(
                new Value.Object(body),
                type,
                id,
                NOW.minusSeconds(3_600L * hoursAgo),
                Optional.empty(),
                Optional.empty());
    }
}
