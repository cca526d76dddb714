package dev.foretrait.storage.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.column.MemorySnapshot;
import dev.foretrait.engine.column.Snapshot;
import dev.foretrait.engine.entity.Entities;
import dev.foretrait.engine.evaluate.Computation;
import dev.foretrait.engine.evaluate.Evaluation;
import dev.foretrait.engine.evaluate.ProfileValues;
import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.event.MessageType;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.query.Level;
import dev.foretrait.engine.query.Query;
import dev.foretrait.engine.semantics.Semantics;
import dev.foretrait.fixtures.EntityRows;
import dev.foretrait.fixtures.Profile;
import dev.foretrait.fixtures.json.Json;
import dev.foretrait.fixtures.json.JsonMessage;
import dev.foretrait.fixtures.naive.Naive;
import dev.foretrait.fixtures.naive.NaiveEntities;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The messages that a page shows, by person and by account, and the rows that are related to them. */
final class History {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final String USER_ID = "user_id";

    private final Map<String, Person> people = new LinkedHashMap<>();
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final EntityRows rows;
    private final Snapshot snapshot;

    /** A person's traits and messages, as they come to be. */
    private static final class Person {
        final Map<String, Value> traits = new LinkedHashMap<>();
        final List<Message> messages = new ArrayList<>();

        Profile profile() {
            return new Profile(new Value.Object(traits), messages);
        }
    }

    /** An account's traits and users, as they come to be. */
    private static final class Account {
        final Map<String, Value> traits = new LinkedHashMap<>();
        final Set<String> users = new LinkedHashSet<>();
    }

    /**
     * @param lines JSON objects in the order of time; one without a type is a track call, and none needs an id
     * @param rows the Data Graph; its rows are joined by the ids of users
     */
    History(List<String> lines, EntityRows rows) {
        this.rows = rows;
        for (int at = 0; at < lines.size(); at++) {
            Map<String, Value> fields =
                    new LinkedHashMap<>(Json.readObject(lines.get(at)).fields());
            fields.putIfAbsent("type", Value.of("track"));
            fields.putIfAbsent("messageId", Value.of("m" + String.format("%03d", at)));
            receive(JsonMessage.of(new Value.Object(fields)));
        }
        snapshot = taken();
    }

    private void receive(Message message) {
        String user = text(message, "userId");
        Person person = people.computeIfAbsent(user, any -> new Person());
        person.messages.add(message);
        if (message.type() == MessageType.IDENTIFY) {
            person.traits.putAll(traits(message));
        }
        if (message.type() == MessageType.GROUP) {
            Account account = accounts.computeIfAbsent(text(message, "groupId"), any -> new Account());
            account.users.add(user);
            account.traits.putAll(traits(message));
        }
    }

    private Snapshot taken() {
        List<String> numbers = List.copyOf(people.keySet());
        List<String> accountNumbers = List.copyOf(accounts.keySet());
        MemorySnapshot.Builder builder = new MemorySnapshot.Builder(people.size(), accounts.size());
        people.forEach((user, person) -> person.messages.forEach(message -> builder.add(
                numbers.indexOf(user),
                message.type() == MessageType.GROUP
                        ? accountNumbers.indexOf(text(message, "groupId"))
                        : Snapshot.NOBODY,
                message)));
        return builder.build();
    }

    /** What the query gives for each person, or each account: by columns, and the same by the naive reference. */
    Map<String, Value> values(Query query, Level level) {
        List<String> users = List.copyOf(people.keySet());
        Entities entities = new Entities(
                rows.graph(),
                rows.tables(Semantics.DEFAULT),
                (profile, type) -> type.equals(USER_ID) ? List.of(users.get(profile)) : List.of());
        ProfileValues answer = (ProfileValues) Evaluation.evaluate(
                        List.of(new Computation(query, level, false)),
                        List.of(),
                        snapshot,
                        Optional.of(entities),
                        NOW,
                        Semantics.DEFAULT,
                        1)
                .get(0);
        Map<String, Value> values = new LinkedHashMap<>();
        for (String name : level == Level.ACCOUNTS ? accounts.keySet() : people.keySet()) {
            Value naive = naive(query, level, name);
            assertThat(answer.raw(values.size())).as(name).isEqualTo(naive);
            values.put(name, naive);
        }
        return values;
    }

    private Value naive(Query query, Level level, String name) {
        return switch (level) {
            case USERS -> {
                Profile person = person(name);
                yield Naive.evaluate(query, person.messages(), person.traits(), NOW, Semantics.DEFAULT);
            }
            case ACCOUNTS -> {
                Account account = Optional.ofNullable(accounts.get(name)).orElseThrow();
                yield Naive.evaluateForAccount(
                        query,
                        new Value.Object(account.traits),
                        account.users.stream().map(this::person).toList(),
                        NOW,
                        Semantics.DEFAULT);
            }
            case LINKED ->
                Value.of(new NaiveEntities(rows, person(name), Map.of(USER_ID, Set.of(name)), NOW, Semantics.DEFAULT)
                        .isMember((Query.Audience) query));
        };
    }

    private Profile person(String name) {
        return Optional.ofNullable(people.get(name)).orElseThrow().profile();
    }

    private static Map<String, Value> traits(Message message) {
        return ((Value.Object) message.body().get("traits")).fields();
    }

    private static String text(Message message, String field) {
        return message.body().get(field).string();
    }
}
