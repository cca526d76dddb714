package dev.foretrait.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.event.MessageOrder;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.semantics.ResolutionMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class IdentitiesTest {

    @Test
    void aGroupCallLinksAUserToAnAccountAndGivesItTraits() {
        Identities identities = resolve(
                Sketch.group("1").with("userId", "u1").with("groupId", "acme").with("traits.plan", "pro"),
                Sketch.track("2").with("userId", "u2").with("context.groupId", "acme"),
                Sketch.track("3").with("userId", "u1").with("context.groupId", "beta"));
        assertThat(identities.accounts())
                .extracting(
                        Profile::externalIds,
                        account -> ids(account.messages()),
                        account -> account.traits().json())
                .containsExactly(
                        tuple(List.of("group_id:acme"), List.of("1", "2"), "{\"plan\":\"pro\"}"),
                        tuple(List.of("group_id:beta"), List.of("3"), "{}"));
        Profile ana = identities.profiles().get(0);
        Profile ben = identities.profiles().get(1);
        Profile acme = identities.accounts().get(0);
        Profile beta = identities.accounts().get(1);
        assertThat(ana.linked()).containsExactly(acme.segmentId(), beta.segmentId());
        assertThat(acme.linked()).containsExactly(ana.segmentId(), ben.segmentId());
        assertThat(ana.traits().json()).isEqualTo("{}");
        assertThat(acme.segmentId()).startsWith("acc_");
    }

    @Test
    void linksFollowTheMergesOfUsers() {
        Identities identities = resolve(
                Sketch.track("1").with("anonymousId", "a1").with("context.groupId", "acme"),
                Sketch.track("2").with("userId", "u1").with("context.groupId", "beta"),
                Sketch.track("3").with("userId", "u1").with("anonymousId", "a1").with("context.groupId", "acme"));
        assertThat(identities.profiles()).hasSize(1);
        assertThat(identities.profiles().get(0).linked())
                .containsExactlyElementsOf(
                        identities.accounts().stream().map(Profile::segmentId).toList());
    }

    @Test
    void accountsAreNeverMergedAndHaveOneGroupId() {
        Identities identities = resolve(
                accountMessage("1", "acme", "c1"),
                accountMessage("2", "beta", "c2"),
                accountMessage("3", "acme", "c2"),
                accountMessage("4", "gamma", "c1"));
        assertThat(identities.accounts())
                .extracting(Profile::externalIds, account -> ids(account.messages()))
                .containsExactly(
                        tuple(List.of("group_id:acme", "crm_id:c1"), List.of("1", "3")),
                        tuple(List.of("group_id:beta", "crm_id:c2"), List.of("2")),
                        tuple(List.of("group_id:gamma"), List.of("4")));
        assertThat(identities.profiles()).hasSize(1);
    }

    private static Sketch accountMessage(String messageId, String groupId, String crmId) {
        Map<String, Value> entry = new LinkedHashMap<>();
        entry.put("id", Value.of(crmId));
        entry.put("type", Value.of("crm_id"));
        entry.put("collection", Value.of("accounts"));
        entry.put("encoding", Value.of("none"));
        return Sketch.group(messageId)
                .with("userId", "u1")
                .with("groupId", groupId)
                .with("context.externalIds", new Value.Array(List.of(new Value.Object(entry))));
    }

    @Test
    void theFirstSpellingOfAnEmailIsShown() {
        Identities identities = resolve(
                Sketch.identify("1").with("traits.email", "Ana@Example.com"),
                Sketch.identify("2").with("traits.email", "ANA@example.com"));
        assertThat(identities.profiles()).hasSize(1);
        assertThat(identities.profiles().get(0).identifiers())
                .extracting(owned -> owned.id().value(), OwnedId::spelling)
                .containsExactly(tuple("ana@example.com", "Ana@Example.com"));
    }

    @Test
    void aMessageWithoutIdsIsUnresolvedAndLogged() {
        Identities identities = resolve(Sketch.track("1").from("flex"));
        assertThat(ids(identities.unresolved())).containsExactly("1");
        assertThat(identities.log().entries(LogKind.NO_MATCHING_IDENTIFIERS))
                .extracting(
                        LogEntry::messageId,
                        LogEntry::name,
                        entry -> entry.sourceId().orElseThrow())
                .containsExactly(tuple("1", "Flex - Engagement Initiated", "flex"));
    }

    @Test
    void aFrozenProfileTakesNoFurtherMessage() {
        IdentitySettings settings =
                IdentitySettings.DEFAULT.withLimit("anonymous_id", new ValueLimit(1, LimitPeriod.WEEKLY));
        List<Message> lateMessage = List.of(
                visit("1", "a1").day(0).message(),
                visit("2", "a2").day(20).message(),
                visit("3", "a1").day(1).message());
        assertThat(ids(Identities.resolveInOrder(lateMessage, settings, "dev")
                        .profiles()
                        .get(0)
                        .messages()))
                .containsExactly("1", "3", "2");
        Identities frozen = Identities.resolveInOrder(lateMessage, settings.with(ResolutionMode.FROZEN), "dev");
        assertThat(ids(frozen.profiles().get(0).messages())).containsExactly("1", "2");
        assertThat(ids(frozen.unresolved())).containsExactly("3");
        assertThat(frozen.log().count(LogKind.VALUE_TIME_LIMIT)).isEqualTo(2);
    }

    private static Sketch visit(String messageId, String anonymousId) {
        return Sketch.page(messageId).with("anonymousId", anonymousId).with("userId", "u1");
    }

    @Test
    void atTheMergeLimitAMessageGoesOnWithTheProfileOfItsFirstId() {
        Identities identities = Identities.resolve(
                timed(
                        Sketch.track("1").with("anonymousId", "a1"),
                        Sketch.track("2").with("userId", "u1"),
                        Sketch.track("3").with("userId", "u1").with("anonymousId", "a1")),
                IdentitySettings.DEFAULT.withMergeLimit(0),
                "dev");
        assertThat(identities.profiles())
                .extracting(profile -> ids(profile.messages()))
                .containsExactly(List.of("1"), List.of("2", "3"));
        assertThat(identities.log().entries(LogKind.MERGE_LIMIT))
                .extracting(LogEntry::messageId, LogEntry::detail)
                .containsExactly(tuple("3", "a profile goes through at most 0 merges"));
    }

    @Test
    void atTheMappingLimitMessagesStillResolve() {
        Identities identities = Identities.resolve(
                timed(
                        Sketch.track("1").with("userId", "u1").with("anonymousId", "a1"),
                        Sketch.track("2").with("userId", "u1")),
                IdentitySettings.DEFAULT.withMappingLimit(1),
                "dev");
        assertThat(identities.profiles().get(0).externalIds()).containsExactly("user_id:u1");
        assertThat(ids(identities.profiles().get(0).messages())).containsExactly("1", "2");
        assertThat(identities.log().entries(LogKind.MAPPING_LIMIT))
                .extracting(LogEntry::subject)
                .containsExactly(List.of(ExternalId.ofUser("anonymous_id", "a1")));
    }

    @Property(tries = 300)
    void theOrderInWhichMessagesAreReadChangesNothing(@ForAll("histories") List<Message> messages, @ForAll long seed) {
        List<Message> shuffled = new ArrayList<>(messages);
        Collections.shuffle(shuffled, new Random(seed));
        Identities expected = Identities.resolve(messages, IdentitySettings.DEFAULT, "dev");
        Identities actual = Identities.resolve(shuffled, IdentitySettings.DEFAULT, "dev");
        assertThat(actual.profiles()).isEqualTo(expected.profiles());
        assertThat(actual.accounts()).isEqualTo(expected.accounts());
        assertThat(actual.findings()).isEqualTo(expected.findings());
    }

    @Property(tries = 300)
    void everyMessageIsResolvedOnceOrNotAtAll(@ForAll("histories") List<Message> messages) {
        Identities identities = Identities.resolve(messages, IdentitySettings.DEFAULT, "dev");
        List<Message> found = new ArrayList<>(identities.unresolved());
        identities.profiles().forEach(profile -> found.addAll(profile.messages()));
        assertThat(found).containsExactlyInAnyOrderElementsOf(messages);
        for (Profile profile : identities.profiles()) {
            assertThat(profile.messages()).isSortedAccordingTo(MessageOrder.INSTANCE);
        }
    }

    @Provide
    Arbitrary<List<Message>> histories() {
        return Arbitraries.randomValue(random -> {
            List<Message> messages = new ArrayList<>();
            int count = random.nextInt(20);
            for (int at = 0; at < count; at++) {
                Sketch message = random.nextBoolean() ? Sketch.identify("m" + at) : Sketch.group("m" + at);
                for (String path : List.of("userId", "anonymousId", "context.traits.email", "groupId")) {
                    if (random.nextBoolean()) {
                        message.with(path, "V" + random.nextInt(3));
                    }
                }
                messages.add(message.with("traits.t", "v" + at)
                        .day(random.nextInt(5))
                        .message());
            }
            return messages;
        });
    }

    private static Identities resolve(Sketch... sketches) {
        return Identities.resolve(timed(sketches), IdentitySettings.DEFAULT, "dev");
    }

    private static List<Message> timed(Sketch... sketches) {
        List<Message> messages = new ArrayList<>();
        for (Sketch sketch : sketches) {
            messages.add(sketch.day(messages.size()).message());
        }
        return messages;
    }

    private static List<String> ids(List<Message> messages) {
        return messages.stream().map(Message::messageId).toList();
    }
}
