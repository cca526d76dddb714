package dev.foretrait.storage.resolution;

import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.identity.BlockedValue;
import dev.foretrait.engine.identity.IdentitySettings;
import dev.foretrait.engine.identity.LimitPeriod;
import dev.foretrait.engine.identity.ValueLimit;
import dev.foretrait.engine.semantics.Choice;
import dev.foretrait.engine.semantics.Option;
import dev.foretrait.engine.semantics.Semantics;
import dev.foretrait.engine.semantics.SuggestedBlocks;
import dev.foretrait.fixtures.json.Json;
import dev.foretrait.fixtures.json.JsonMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Messages of any kind with few ids between them, and settings under which they are resolved.
 *
 * @param rowsOfBlock how many of them a block is to have
 */
public record History(IdentitySettings settings, List<Message> messages, int rowsOfBlock) {

    private static final List<String> TYPES = List.of("user_id", "email", "anonymous_id", "phone");

    public static History of(Random random) {
        List<Message> messages = new ArrayList<>();
        int values = 1 + random.nextInt(4);
        int count = 1 + random.nextInt(60);
        for (int at = 0; at < count; at++) {
            messages.add(message("m" + random.nextInt(1_000) + "-" + at, values, random));
        }
        return new History(settings(random), messages, 1 + random.nextInt(20));
    }

    private static Message message(String id, int values, Random random) {
        String type = List.of("track", "track", "identify", "group").get(random.nextInt(4));
        StringBuilder body = new StringBuilder("{\"type\":\"" + type + "\",\"messageId\":\"" + id
                + "\",\"timestamp\":\""
                + Instant.ofEpochSecond(1_700_000_000L + random.nextInt(6) * 86_400L * random.nextInt(9)) + "\"");
        if (type.equals("track")) {
            body.append(",\"event\":\"Call\"");
        }
        if (random.nextBoolean()) {
            body.append(",\"receivedAt\":\"" + Instant.ofEpochSecond(1_800_000_000L + random.nextInt(2)) + "\"");
        }
        if (random.nextBoolean()) {
            body.append(",\"userId\":\"u" + random.nextInt(values) + "\"");
        }
        if (random.nextInt(3) > 0) {
            body.append(",\"anonymousId\":\"" + (random.nextInt(9) == 0 ? "anonymous" : "a" + random.nextInt(values))
                    + "\"");
        }
        List<String> context = new ArrayList<>();
        if (type.equals("group")) {
            body.append(",\"groupId\":\"g" + random.nextInt(values) + "\"");
        } else if (random.nextInt(6) == 0) {
            context.add("\"groupId\":\"g" + random.nextInt(values) + "\"");
        }
        if (random.nextInt(6) == 0) {
            context.add("\"externalIds\":[{\"id\":\"x" + random.nextInt(values)
                    + "\",\"type\":\"crm\",\"encoding\":\"none\",\"collection\":\""
                    + (random.nextBoolean() ? "users" : "accounts") + "\"}]");
        }
        body.append(context.isEmpty() ? "" : ",\"context\":{" + String.join(",", context) + "}");
        body.append(",\"" + (type.equals("track") ? "properties" : "traits") + "\":{");
        if (random.nextInt(3) == 0) {
            body.append(
                    "\"email\":\"" + (random.nextBoolean() ? "E" : "e") + random.nextInt(values) + "@example.com\"");
        }
        return JsonMessage.of((Value.Object) Json.read(body + "}}"));
    }

    private static IdentitySettings settings(Random random) {
        IdentitySettings settings = IdentitySettings.DEFAULT
                .with("phone")
                .withMergeLimit(random.nextBoolean() ? 100 : random.nextInt(3))
                .withMappingLimit(random.nextBoolean() ? 1_000 : 1 + random.nextInt(5));
        if (random.nextBoolean()) {
            Semantics semantics = Semantics.DEFAULT;
            for (Choice choice : Choice.switchable()) {
                for (List<Option> options : choice.isOfIdentity() ? choice.questions() : List.<List<Option>>of()) {
                    semantics = semantics.with(options.get(random.nextInt(options.size())));
                }
            }
            settings = settings.withSemantics(semantics);
        }
        for (String type : TYPES) {
            LimitPeriod period = LimitPeriod.values()[random.nextInt(LimitPeriod.values().length)];
            settings = settings.withLimit(type, new ValueLimit(1 + random.nextInt(4), period));
        }
        return settings.withBlocked("anonymous_id", BlockedValue.suggested(SuggestedBlocks.ALL));
    }
}
