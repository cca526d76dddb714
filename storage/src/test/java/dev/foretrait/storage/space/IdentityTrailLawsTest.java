package dev.foretrait.storage.space;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.event.MessageOrder;
import dev.foretrait.engine.identity.ExternalId;
import dev.foretrait.engine.identity.Identities;
import dev.foretrait.engine.identity.IdentitySettings;
import dev.foretrait.engine.identity.Profile;
import dev.foretrait.engine.identity.PromotedIds;
import dev.foretrait.engine.identity.Promotion;
import dev.foretrait.engine.identity.SpelledId;
import dev.foretrait.storage.ingest.ImportSource;
import dev.foretrait.storage.resolution.History;
import dev.foretrait.storage.space.IdentityTrail.Elsewhere;
import dev.foretrait.storage.space.IdentityTrail.Merged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What a trail tells of messages is what one finds by looking at each of them. */
class IdentityTrailLawsTest {

    private static final String SPACE = "dev";

    @Property(tries = 100)
    void mergesBroughtWhatTheirProfilesHadAndElsewhereIsWhatOthersGot(@ForAll("histories") History history)
            throws IOException {
        Path export = Files.createTempFile("history", ".ndjson");
        SpaceOptions options = SpaceOptions.DEFAULT.withName(SPACE).withIdentity(history.settings());
        try (Space space = Space.inMemory(options)) {
            Files.write(
                    export,
                    history.messages().stream()
                            .map(message -> message.body().json())
                            .toList());
            space.importFrom(List.of(ImportSource.of(export)), (file, done, size, messages) -> {});
            SpaceSnapshot snapshot = space.snapshot();
            List<Message> imported = new ArrayList<>();
            snapshot.forEachMessage(imported::add);
            for (int profile = 0; profile < snapshot.profiles(); profile++) {
                mergesAreTrue(snapshot, profile, imported, history.settings());
                elsewhereIsTrue(snapshot, profile, imported, history.settings());
            }
        } finally {
            Files.delete(export);
        }
    }

    private static void mergesAreTrue(
            SpaceSnapshot snapshot, int profile, List<Message> messages, IdentitySettings settings) {
        List<Merged> merges = snapshot.trail(profile).merges().orElseThrow();
        assertThat(merges)
                .extracting(Merged::segmentId)
                .isEqualTo(snapshot.profile(profile).mergedIds());
        Set<String> own = ids(snapshot.messagesOf(profile));
        Set<String> brought = new TreeSet<>();
        for (Merged merged : merges) {
            Message merging = messages.stream()
                    .filter(each -> each.messageId().equals(merged.messageId()))
                    .findFirst()
                    .orElseThrow();
            List<Message> before = messages.stream()
                    .filter(each -> MessageOrder.INSTANCE.compare(each, merging) < 0)
                    .toList();
            Profile then = Identities.resolve(before, settings, SPACE).profiles().stream()
                    .filter(each -> each.segmentId().equals(merged.segmentId()))
                    .findFirst()
                    .orElseThrow();
            assertThat(merged.messageIds()).isNotEmpty();
            assertThat(ids(then.messages())).containsAll(merged.messageIds());
            if (then.mergedIds().isEmpty()) {
                assertThat(merged.messageIds()).containsExactlyInAnyOrderElementsOf(ids(then.messages()));
            }
            assertThat(brought).doesNotContainAnyElementsOf(merged.messageIds());
            brought.addAll(merged.messageIds());
        }
        assertThat(own).containsAll(brought);
    }

    private static void elsewhereIsTrue(
            SpaceSnapshot snapshot, int profile, List<Message> messages, IdentitySettings settings) {
        Promotion promotion = new Promotion(settings);
        Set<ExternalId> ids = snapshot.profile(profile).externalIds().stream()
                .map(SpelledId::id)
                .collect(Collectors.toSet());
        Set<String> own = ids(snapshot.messagesOf(profile));
        assertThat(snapshot.trail(profile).elsewhere())
                .extracting(each -> each.message().messageId())
                .isEqualTo(messages.stream()
                        .filter(each -> !own.contains(each.messageId()))
                        .filter(each -> promotion.promote(each).ids().stream()
                                .map(PromotedIds.Promoted::id)
                                .anyMatch(ids::contains))
                        .map(Message::messageId)
                        .toList());
        assertThat(snapshot.trail(profile).elsewhere())
                .extracting(Elsewhere::shared)
                .allMatch(ids::contains);
    }

    private static Set<String> ids(List<Message> messages) {
        return messages.stream().map(Message::messageId).collect(Collectors.toCollection(TreeSet::new));
    }

    @Provide
    Arbitrary<History> histories() {
        return Arbitraries.randomValue(History::of);
    }
}
