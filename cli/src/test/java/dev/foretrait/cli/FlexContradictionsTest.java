package dev.foretrait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The contradictions and traps of flex.md 5.1, each as a designer meets it: a definition, a few events, and the explanation
 * word for word.
 */
class FlexContradictionsTest {

    private static final String INITIATED = "Flex - Engagement Initiated";
    private static final String COMPLETED = "Flex - Engagement Completed";

    @TempDir
    Path folder;

    private final List<String> messages = new ArrayList<>();

    @BeforeEach
    void aSpace() throws IOException {
        Files.writeString(folder.resolve("foretrait.yaml"), "name: centre\n");
        Files.createDirectories(folder.resolve("traits"));
        Files.createDirectories(folder.resolve("audiences"));
    }

    /** Two customers with three talks, wrapped up with a note each. */
    private void aContactCentre() {
        initiated(
                "ana",
                1,
                "{'Direction':'Inbound','channelType':'SMS','Duration':60,"
                        + "'lastKnownAgentWorkerSid':'WK1','interactionSid':'KD1'}");
        completed("ana", 1, "{'interactionSid':'KD1','sentiment':'positive','codes':{'topic':'Service'}}");
        initiated(
                "ana",
                2,
                "{'Direction':'Inbound','channelType':'SMS','Duration':90,"
                        + "'lastKnownAgentWorkerSid':'WK2','interactionSid':'KD2'}");
        completed("ana", 2, "{'interactionSid':'KD2','sentiment':'negative','codes':{'topic':'Service'}}");
        initiated(
                "bob",
                3,
                "{'Direction':'Outbound','channelType':'Email','Duration':30,"
                        + "'lastKnownAgentWorkerSid':'WK1','interactionSid':'KD3'}");
        completed("bob", 3, "{'interactionSid':'KD3','sentiment':'neutral','codes':{'topic':'Billing'}}");
    }

    @Test
    void fc01APropertyInAnotherCaseIsShownAsItIsSpelled() {
        aContactCentre();
        assertThat(preview("""
                name: Total inbounds
                type: event_counter
                event: Flex - Engagement Initiated
                conditions: [{ property: direction, operator: equals, value: Inbound }]
                """)).isEqualTo("""
                nothing matches: direction is missing on all 3 "Flex - Engagement Initiated" events
                "Direction" differs by case only and is on 3 of 3 events: Inbound 2, Outbound 1
                with property "Direction": 1 profile
                if case made no difference: 1 profile
                repair it: foretrait lint --fix total_inbounds
                """);
    }

    @Test
    void fc02ACounterOfTheWrongEventIsShownTheOther() {
        aContactCentre();
        assertThat(preview("""
                name: Total inbounds
                type: event_counter
                event: Flex - Engagement Completed
                conditions: [{ property: Direction, operator: equals, value: Inbound }]
                """)).isEqualTo("""
                nothing matches: Direction is missing on all 3 "Flex - Engagement Completed" events
                "Direction" is on "Flex - Engagement Initiated", 3 of 3 events: Inbound 2, Outbound 1
                with event "Flex - Engagement Initiated": 1 profile
                repair it: foretrait lint --fix total_inbounds
                """);
    }

    @Test
    void fc03TheChannelIsOnTheOtherEvent() {
        aContactCentre();
        assertThat(preview("""
                name: Frequent channel
                type: most_frequent
                event: Flex - Engagement Completed
                property: channelType
                minimum_frequency: 2
                """)).isEqualTo("""
                nothing matches: channelType is missing on all 3 "Flex - Engagement Completed" events
                "channelType" is on "Flex - Engagement Initiated", 3 of 3 events: SMS 2, Email 1
                with event "Flex - Engagement Initiated": 1 profile
                repair it: foretrait lint --fix frequent_channel
                """);
    }

    @Test
    void fc04TheAgentIsOnTheOtherEvent() {
        aContactCentre();
        assertThat(preview("""
                name: Last agent
                type: last
                event: Flex - Engagement Completed
                property: lastKnownAgentWorkerSid
                """)).isEqualTo("""
                nothing matches: lastKnownAgentWorkerSid is missing on all 3 "Flex - Engagement Completed" events
                "lastKnownAgentWorkerSid" is on "Flex - Engagement Initiated", 3 of 3 events: WK1 2, WK2 1
                with event "Flex - Engagement Initiated": 2 profiles
                repair it: foretrait lint --fix last_agent
                """);
    }

    @Test
    void fc05TwoFaultsAtOnceAreToldTogetherAndMendedTogether() {
        aContactCentre();
        assertThat(preview("""
                name: Last duration
                type: last
                event: Flex - Engagement Completed
                property: duration
                """)).isEqualTo("""
                nothing matches: duration is missing on all 3 "Flex - Engagement Completed" events
                "Duration" is on "Flex - Engagement Initiated", 3 of 3 events: 30 1, 60 1, 90 1; it differs by case, too (W-PROPERTY-CASE)
                with event "Flex - Engagement Initiated" and property "Duration": 2 profiles
                repair it: foretrait lint --fix last_duration
                """);
    }

    @Test
    void fc06AnEventThatIsNeverSentIsAnsweredWithTheOneThatIs() {
        aContactCentre();
        assertThat(preview("""
                name: Wrap-ups
                type: event_counter
                event: Flex - Wrap Up Completed
                """)).isEqualTo("""
                nothing matches: no event is called "Flex - Wrap Up Completed"
                Flex sends no such event; it sends "Flex - Engagement Completed"
                with event "Flex - Engagement Completed": 2 profiles
                repair it: foretrait lint --fix wrap_ups
                """);
    }

    @Test
    void fc07ANestedPropertyIsShownWithItsPath() {
        aContactCentre();
        assertThat(preview("""
                name: Common request
                type: most_frequent
                event: Flex - Engagement Completed
                property: topic
                minimum_frequency: 2
                """)).isEqualTo("""
                nothing matches: topic is missing on all 3 "Flex - Engagement Completed" events
                "codes.topic" is on 3 of 3 events: Service 2, Billing 1
                with property "codes.topic": 1 profile
                repair it: foretrait lint --fix common_request
                """);
    }

    @Test
    void fc08ATextInThePlaceOfAnObjectIsBeyondRepair() {
        completed("ana", 1, "{'codes':'{~topic~:~Service~}'}");
        assertThat(preview("""
                name: Common request
                type: last
                event: Flex - Engagement Completed
                property: codes.topic
                """)).isEqualTo("""
                nothing matches: codes.topic is missing on the one "Flex - Engagement Completed" event
                "codes" is a text on 1 of 1 event, and Segment does not look into texts
                the sender has to send an object there
                """);
    }

    @Test
    void fc08AListInThePlaceOfAnObjectIsGoneThrough() {
        completed("ana", 1, "{'codes':[{'topic':'Service'},{'topic':'Billing'}]}");
        completed("ana", 2, "{'codes':[{'topic':'Service'}]}");
        assertThat(preview("""
                name: Common request
                type: most_frequent
                event: Flex - Engagement Completed
                property: codes.topic
                minimum_frequency: 2
                """)).isEqualTo("""
                nothing matches: codes.topic is missing on all 2 "Flex - Engagement Completed" events
                "codes" is a list on 2 of 2 events, and a path does not go into lists by itself
                "codes.$.topic" goes through the elements of the list and is on 2 of 2 events
                with property "codes.$.topic": 1 profile
                repair it: foretrait lint --fix common_request
                """);
    }

    @Test
    void fc08AListOfTopicsIsGoneThroughToo() {
        completed("ana", 1, "{'codes':{'topic':['Service','Billing']}}");
        completed("ana", 2, "{'codes':{'topic':['Service']}}");
        assertThat(preview("""
                name: Service
                type: event_counter
                event: Flex - Engagement Completed
                conditions: [{ property: codes.topic, operator: equals, value: Service }]
                """)).isEqualTo("""
                nothing matches: property('codes.topic') = 'Service' holds on none of the 2 "Flex - Engagement Completed" events that have codes.topic
                the values there are ["Service","Billing"] 1, ["Service"] 1
                with property "codes.topic.$": 1 profile
                repair it: foretrait lint --fix service
                """);
    }

    @Test
    void fc08PathsOfTopicsAreValuesOfTheirOwn() {
        completed("ana", 1, "{'codes':{'topic':'Service|Tyres'}}");
        completed("bob", 2, "{'codes':{'topic':'Service'}}");
        assertThat(lint("W-VALUE-HAS-SEPARATOR", """
                name: Common request
                type: most_frequent
                event: Flex - Engagement Completed
                property: codes.topic
                """)).isEqualTo("""
                codes.topic is a path on 1 of 2 events: Service|Tyres 1
                each path is a value of its own, and Segment cannot cut it; the sender can
                """);
    }

    @Test
    void fc09SentimentIsOnTheEventThatIsSent() {
        aContactCentre();
        assertThat(preview("""
                name: Last sentiment
                type: last
                event: Flex - Wrap Up Completed
                property: sentiment
                """)).isEqualTo("""
                nothing matches: no event is called "Flex - Wrap Up Completed"
                Flex sends no such event; it sends "Flex - Engagement Completed"
                "sentiment" is on "Flex - Engagement Completed", 3 of 3 events: negative 1, neutral 1, positive 1
                with event "Flex - Engagement Completed": 2 profiles
                repair it: foretrait lint --fix last_sentiment
                """);
    }

    @Test
    void fc10AnOptionThatTheTypeDoesNotHaveIsToBeDropped() {
        aContactCentre();
        assertThat(lint("I-OPTION", """
                name: Last sentiment
                type: last
                event: Flex - Engagement Completed
                property: sentiment
                minimum_frequency: 2
                """)).isEqualTo("""
                'minimum_frequency' has no effect on the type last
                only most_frequent has a minimum frequency; remove it
                """);
    }

    @Test
    void fc11ProfilesThatTheMinimumFrequencyLeavesOutAreCounted() {
        aContactCentre();
        assertThat(preview("""
                name: Frequent channel
                type: most_frequent
                event: Flex - Engagement Initiated
                property: channelType
                """)).isEqualTo("""
                SMS ████████████ 1
                ana SMS
                1 profile had each channelType only once
                """);
    }

    @Test
    void fc12TheNameOfATypeIsNoValue() {
        aContactCentre();
        assertThat(preview("""
                name: Frequent channel
                type: most_frequent
                event: Flex - Engagement Initiated
                conditions: [{ property: channelType, operator: equals, value: Text }]
                property: channelType
                """)).isEqualTo("""
                nothing matches: property('channelType') = 'Text' holds on none of the 3 "Flex - Engagement Initiated" events that have channelType
                "Text" is the name of a type: it belongs to value_type, if anywhere
                the values there are SMS 2, Email 1
                without property('channelType') = 'Text': 1 profile
                repair it: foretrait lint --fix frequent_channel
                """);
    }

    @Test
    void fc13ATypeWithASampleIsNoValueEither() {
        aContactCentre();
        assertThat(preview("""
                name: Last duration
                type: last
                event: Flex - Engagement Initiated
                conditions: [{ property: Duration, operator: equals, value: Number(100) }]
                property: Duration
                """)).isEqualTo("""
                nothing matches: property('Duration') = 'Number(100)' holds on none of the 3 "Flex - Engagement Initiated" events that have Duration
                "Number(100)" is the name of a type: it belongs to value_type, if anywhere
                the values there are 30 1, 60 1, 90 1
                without property('Duration') = 'Number(100)': 2 profiles
                repair it: foretrait lint --fix last_duration
                """);
    }

    @Test
    void fc14AValueInAnotherCaseIsShownWithItsCount() {
        initiated("ana", 1, "{'Direction':'inbound'}");
        initiated("ana", 2, "{'Direction':'INBOUND'}");
        initiated("bob", 3, "{'Direction':'inbound'}");
        assertThat(preview("""
                name: Total inbounds
                type: event_counter
                event: Flex - Engagement Initiated
                conditions: [{ property: Direction, operator: equals, value: Inbound }]
                """)).isEqualTo("""
                nothing matches: property('Direction') = 'Inbound' holds on none of the 3 "Flex - Engagement Initiated" events that have Direction
                "inbound" differs by case only: 2 events
                "INBOUND" differs by case only: 1 event
                with values "inbound" or "INBOUND": 2 profiles
                if case made no difference: 2 profiles
                repair it: foretrait lint --fix total_inbounds
                """);
    }

    @Test
    void fc15AnAudienceOfATraitMeetsItsValuesInTheirCase() throws IOException {
        aContactCentre();
        Files.writeString(folder.resolve("audiences/mailers.yaml"), """
                name: Mailers
                query: trait('channel') = 'email'
                """);
        assertThat(preview("mailers", """
                key: channel
                type: last
                event: Flex - Engagement Initiated
                property: channelType
                """)).isEqualTo("""
                nothing matches: trait('channel') = 'email' holds for no profile
                "Email" differs by case only: 1 profile
                with value "Email": 1 profile
                if case made no difference: 1 profile
                repair it: foretrait lint --fix mailers
                """);
    }

    @Test
    void fc15SpellingsThatDifferByCaseSplitTheMostFrequentValue() {
        initiated("ana", 1, "{'channelType':'SMS'}");
        initiated("ana", 2, "{'channelType':'sms'}");
        initiated("ana", 3, "{'channelType':'Email'}");
        assertThat(lint("W-VALUES-DIFFER-BY-CASE", """
                name: Frequent channel
                type: most_frequent
                event: Flex - Engagement Initiated
                property: channelType
                """)).isEqualTo("""
                1 value of channelType has several spellings: SMS 1, sms 1
                each spelling is a value of its own
                """);
    }

    @Test
    void fc16SentimentIsSentInLowerCase() {
        aContactCentre();
        assertThat(preview("""
                name: Angry
                type: event_counter
                event: Flex - Engagement Completed
                conditions: [{ property: sentiment, operator: equals, value: Negative }]
                """)).isEqualTo("""
                nothing matches: property('sentiment') = 'Negative' holds on none of the 3 "Flex - Engagement Completed" events that have sentiment
                "negative" differs by case only: 1 event
                with value "negative": 1 profile
                if case made no difference: 1 profile
                repair it: foretrait lint --fix angry
                """);
    }

    @Test
    void fc17TheTimeOfTheEventIsTheEndOfTheTalk() {
        initiated("ana", 1, "{'customerStartTime':'2026-02-01T09:30:00.000Z','Duration':1800}");
        assertThat(lint("I-EVENT-TIME-IS-END", """
                name: Talks of a day
                type: event_counter
                event: Flex - Engagement Initiated
                window: 24 hours
                """)).isEqualTo("""
                the window counts from the end of the talk: customerStartTime + Duration is within a minute of the time of the event on 1 of 1 event
                customerStartTime tells when it began
                """);
    }

    @Test
    void fc18EventsAreCountedAndNotInteractions() {
        aContactCentre();
        initiated("ana", 4, "{'Direction':'Inbound','interactionSid':'KD2'}");
        assertThat(lint("I-INTERACTION-REPEATED", """
                name: Talks
                type: event_counter
                event: Flex - Engagement Initiated
                """)).isEqualTo("""
                4 "Flex - Engagement Initiated" events are of 3 interactions, and the events are counted
                unique(property('interactionSid')).count() counts interactions
                """);
    }

    @Test
    void fc19InteractionsWithOneOfTheEventsOnlyAreCounted() {
        aContactCentre();
        initiated("ana", 4, "{'interactionSid':'KD4'}");
        initiated("ana", 5, "{'interactionSid':'KD5'}");
        completed("bob", 6, "{'interactionSid':'KD6'}");
        assertThat(lint("I-PAIR-MISSING", """
                name: Last sentiment
                type: last
                event: Flex - Engagement Completed
                property: sentiment
                """)).isEqualTo("""
                of 6 interactions 2 have no "Flex - Engagement Completed" and 1 has no "Flex - Engagement Initiated"
                values of the two events may then be of different interactions
                """);
    }

    @Test
    void fc30BeforeTheFirstInteractionNoDefinitionIsToBlame() {
        track("Page Opened", "ana", 1, "{}");
        assertThat(preview("""
                name: Total inbounds
                type: event_counter
                event: Flex - Engagement Initiated
                conditions: [{ property: direction, operator: equals, value: Inbound }]
                """)).isEqualTo("""
                there is no Flex event yet, so this says nothing about the definition
                complete an interaction in Flex, and import what it sent
                """);
    }

    private void initiated(String user, int day, String properties) {
        track(INITIATED, user, day, properties);
    }

    private void completed(String user, int day, String properties) {
        track(COMPLETED, user, day, properties);
    }

    private void track(String event, String user, int day, String properties) {
        messages.add(
                ("{'type':'track','event':'%s','messageId':'m%d','userId':'%s','timestamp':'2026-02-%02dT10:00:00.000Z',"
                                + "'properties':%s}")
                        .formatted(event, messages.size(), user, day, properties)
                        .replace('\'', '"')
                        .replace("~", "\\\""));
    }

    /** What stands below the title of the only definition. */
    private String preview(String definition) {
        return preview("", definition);
    }

    /** The message and the hint of the only finding of that rule. */
    private String lint(String rule, String definition) {
        write(definition);
        Ran ran = Ran.in(folder, "lint", "--events", "events.ndjson", "--quiet", "--format", "json");
        assertThat(ran.status()).as(ran.err()).isZero();
        List<JsonNode> found = JsonMapper.shared()
                .readTree(ran.out())
                .valueStream()
                .filter(finding -> finding.get("id").asString().equals(rule))
                .toList();
        assertThat(found).as(ran.out()).hasSize(1);
        return found.get(0).get("message").asString() + "\n"
                + found.get(0).get("hint").asString() + "\n";
    }

    private void write(String definition) {
        try {
            Files.writeString(folder.resolve("traits/trait.yaml"), definition);
            Files.write(folder.resolve("events.ndjson"), messages);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** What stands below the title of the definition of that key; of the only one where none is given. */
    private String preview(String key, String definition) {
        write(definition);
        List<String> arguments = new ArrayList<>(List.of("preview", "--events", "events.ndjson", "--quiet"));
        if (!key.isEmpty()) {
            arguments.add(key);
        }
        Ran ran = Ran.Setting.in(folder).onTerminal(200).with("NO_COLOR", "1").run(arguments.toArray(String[]::new));
        assertThat(ran.status()).as(ran.err()).isZero();
        List<String> lines = ran.out().lines().toList();
        StringBuilder text = new StringBuilder();
        lines.subList(3, lines.size() - 2)
                .forEach(line -> text.append(line.strip()).append('\n'));
        return text.toString();
    }
}
