package dev.foretrait.storage.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.BlockBuilder;
import dev.foretrait.engine.column.MessageStream;
import dev.foretrait.engine.column.Snapshot;
import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.event.MessageType;
import dev.foretrait.engine.identity.Identities;
import dev.foretrait.engine.identity.LogKind;
import dev.foretrait.engine.identity.Profile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Resolving blocks is resolving their messages one by one, under any settings, however much of the work is left out. */
class ResolutionLawsTest {

    private static final String SPACE = "dev";

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
        return profiles.stream().map(ExpectedEntry::of).toList();
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
        return Arbitraries.randomValue(History::of);
    }
}
