package dev.foretrait.storage.space;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.BlockBuilder;
import dev.foretrait.engine.column.MessageStream;
import dev.foretrait.engine.column.Snapshot;
import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.event.MessageType;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.identity.BlockedValue;
import dev.foretrait.engine.identity.Identities;
import dev.foretrait.engine.identity.IdentitySettings;
import dev.foretrait.engine.identity.LimitPeriod;
import dev.foretrait.engine.identity.LogKind;
import dev.foretrait.engine.identity.Profile;
import dev.foretrait.engine.identity.ValueLimit;
import dev.foretrait.engine.semantics.Choice;
import dev.foretrait.engine.semantics.Option;
import dev.foretrait.engine.semantics.Semantics;
import dev.foretrait.engine.semantics.SuggestedBlocks;
import dev.foretrait.fixtures.json.Json;
import dev.foretrait.fixtures.json.JsonMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Resolving blocks is resolving their messages one by one, under any settings, however much of the work is left out. */
class ResolutionLawsTest {

    private static final String SPACE = "dev";
    private static final List<String> TYPES = List.of("user_id", "email", "anonymous_id", "phone");

    record History(IdentitySettings settings, List<Message> messages, int rowsOfBlock) {}

    @Property(tries = 600)
    void blocksAreResolvedAsTheirMessagesAre(@ForAll("histories") History history) {
        List<Block> blocks = new ArrayList<>();
        List<List<Message>> messagesOf = new ArrayList<>();
        cut(history.messages(), history.rowsOfBlock(), blocks, messagesOf);
        Resolution found = Resolution.of(blocks, Participation.OF_ALL, history.settings(), SPACE);
        Identities expected = Identities.resolve(history.messages(), history.settings(), SPACE);

        assertThat(List.copyOf(found.directory().profiles()))
                .containsExactlyInAnyOrderElementsOf(entries(expected.profiles()))
                .isSortedAccordingTo((left, right) -> left.segmentId().compareTo(right.segmentId()));
        assertThat(List.copyOf(found.directory().accounts()))
                .containsExactlyInAnyOrderElementsOf(entries(expected.accounts()));
        Map<Message, String> ownerOf = new HashMap<>();
        Map<Message, String> accountOf = new HashMap<>();
        expected.profiles()
                .forEach(profile -> profile.messages().forEach(each -> ownerOf.put(each, profile.segmentId())));
        expected.accounts()
                .forEach(account -> account.messages().forEach(each -> accountOf.put(each, account.segmentId())));
        for (int block = 0; block < blocks.size(); block++) {
            for (int row = 0; row < blocks.get(block).rows(); row++) {
                Message message = messagesOf.get(block).get(row);
                assertThat(name(
                                found.profilesOf().get(block)[row],
                                found.directory().profiles()))
                        .isEqualTo(ownerOf.getOrDefault(message, "nobody"));
                int[] accounts = found.accountsOf().get(block);
                assertThat(accounts.length > 0 || message.type() != MessageType.GROUP)
                        .isTrue();
                assertThat(name(
                                accounts.length == 0 ? Snapshot.NOBODY : accounts[row],
                                found.directory().accounts()))
                        .isEqualTo(accountOf.getOrDefault(message, "nobody"));
            }
        }
        for (LogKind kind : LogKind.values()) {
            assertThat(found.log()).containsEntry(kind, expected.log().count(kind));
            assertThat(Resolution.log(blocks, Participation.OF_ALL, history.settings(), SPACE)
                            .entries(kind))
                    .isEqualTo(expected.log().entries(kind));
        }
    }

    private static String name(int number, List<ProfileEntry> entries) {
        return number == Snapshot.NOBODY ? "nobody" : entries.get(number).segmentId();
    }

    private static List<ProfileEntry> entries(List<Profile> profiles) {
        return profiles.stream().map(Exports::entry).toList();
    }

    /** Messages in blocks of so many rows. */
    static List<Block> blocks(List<Message> messages, int rowsOfBlock) {
        List<Block> blocks = new ArrayList<>();
        cut(messages, rowsOfBlock, blocks, new ArrayList<>());
        return blocks;
    }

    private static void cut(
            List<Message> messages, int rowsOfBlock, List<Block> blocks, List<List<Message>> messagesOf) {
        Map<MessageStream, BlockBuilder> open = new LinkedHashMap<>();
        Map<MessageStream, List<Message>> waiting = new HashMap<>();
        for (Message message : messages) {
            MessageStream stream = new MessageStream(message.type(), message.type() == MessageType.TRACK ? "Call" : "");
            BlockBuilder builder = open.computeIfAbsent(stream, BlockBuilder::new);
            builder.add(message);
            waiting.computeIfAbsent(stream, none -> new ArrayList<>()).add(message);
            if (builder.rows() == rowsOfBlock) {
                blocks.add(builder.build());
                messagesOf.add(waiting.get(stream));
                open.remove(stream);
                waiting.remove(stream);
            }
        }
        open.forEach((stream, builder) -> {
            blocks.add(builder.build());
            messagesOf.add(waiting.get(stream));
        });
    }

    @Provide
    Arbitrary<History> histories() {
        return Arbitraries.randomValue(ResolutionLawsTest::history);
    }

    static History history(Random random) {
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
