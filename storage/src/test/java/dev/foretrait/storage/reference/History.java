package dev.foretrait.storage.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.column.MemorySnapshot;
import dev.foretrait.engine.column.Snapshot;
import dev.foretrait.engine.evaluate.Computation;
import dev.foretrait.engine.evaluate.Evaluation;
import dev.foretrait.engine.evaluate.ProfileValues;
import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.event.MessageType;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.query.Query;
import dev.foretrait.engine.semantics.Semantics;
import dev.foretrait.fixtures.Profile;
import dev.foretrait.fixtures.json.Json;
import dev.foretrait.fixtures.json.JsonMessage;
import dev.foretrait.fixtures.naive.Naive;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The messages that a page shows, by person. */
final class History {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    private final Map<String, Profile> people = new LinkedHashMap<>();
    private final Snapshot snapshot;

    /** @param lines JSON objects; one without a type is a track call, and none needs an id */
    History(List<String> lines) {
        Map<String, List<Message>> messages = new LinkedHashMap<>();
        Map<String, Map<String, Value>> traits = new LinkedHashMap<>();
        for (String line : lines) {
            Map<String, Value> fields =
                    new LinkedHashMap<>(Json.readObject(line).fields());
            fields.putIfAbsent("type", Value.of("track"));
            fields.putIfAbsent(
                    "messageId", Value.of("m" + String.format("%03d", messages.size() + lines.indexOf(line))));
            Message message = JsonMessage.of(new Value.Object(fields));
            String person = ((Value.Text) fields.get("userId")).string();
            messages.computeIfAbsent(person, any -> new ArrayList<>()).add(message);
            Map<String, Value> known = traits.computeIfAbsent(person, any -> new LinkedHashMap<>());
            if (message.type() == MessageType.IDENTIFY) {
                known.putAll(((Value.Object) fields.get("traits")).fields());
            }
        }
        MemorySnapshot.Builder builder = new MemorySnapshot.Builder(messages.size());
        messages.forEach((person, sent) -> {
            sent.forEach(message -> builder.add(people.size(), message));
            people.put(person, new Profile(new Value.Object(traits.get(person)), sent));
        });
        snapshot = builder.build();
    }

    /** What the query gives for each person: by columns, and the same by the naive reference. */
    Map<String, Value> values(Query query) {
        ProfileValues answer =
                (ProfileValues) Evaluation.evaluate(List.of(Computation.of(query)), snapshot, NOW, Semantics.DEFAULT, 1)
                        .get(0);
        Map<String, Value> values = new LinkedHashMap<>();
        people.forEach((person, profile) -> {
            Value naive = Naive.evaluate(query, profile.messages(), profile.traits(), NOW, Semantics.DEFAULT);
            assertThat(answer.raw(values.size())).as(person).isEqualTo(naive);
            values.put(person, naive);
        });
        return values;
    }
}
