package dev.foretrait.engine.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.foretrait.engine.column.MemorySnapshot;
import dev.foretrait.engine.column.Snapshot;
import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.definition.Origin;
import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.diagnostic.Severities;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.evaluate.Computation;
import dev.foretrait.engine.evaluate.Evaluation;
import dev.foretrait.engine.evaluate.ProfileValues;
import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.event.MessageType;
import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.query.Acceptance;
import dev.foretrait.engine.query.Kind;
import dev.foretrait.engine.query.Level;
import dev.foretrait.engine.query.Printer;
import dev.foretrait.engine.query.QueryReader;
import dev.foretrait.engine.reference.EventReference;
import dev.foretrait.engine.reference.EventReferences;
import dev.foretrait.engine.reference.ReferenceEvent;
import dev.foretrait.engine.reference.ReferenceProperty;
import dev.foretrait.engine.semantics.Limits;
import dev.foretrait.engine.semantics.NameCase;
import dev.foretrait.engine.semantics.Semantics;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiagnoserTest {

    private static final int PROFILES = 200;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final MemorySnapshot.Builder snapshot = new MemorySnapshot.Builder(PROFILES, 2);
    private Semantics semantics = Semantics.DEFAULT;
    private int sent;

    @Test
    void aFunnelIsRepairedInsideAndOutside() {
        track(0, "Call", Map.of("No", Value.of(1)));
        track(0, "Sale", Map.of("No", Value.of(1)));
        Diagnosis diagnosis = diagnosis(
                "event('Call').where(event('sale').where(property('no') = property(parent: 'no')).count() >= 1).count()");
        assertThat(diagnosis.observations())
                .extracting(Observation::rule)
                .containsExactly(DataRule.W_PROPERTY_CASE, DataRule.W_EVENT_UNKNOWN);
        assertThat(best(diagnosis))
                .isEqualTo(
                        "event('Call').where(event('Sale').where(property('No') = property(parent: 'No')).count() >= 1)"
                                + ".count()");
    }

    @Test
    void moreThanThreeEditsAreNotProposed() {
        track(0, "Call", Map.of("A", Value.of(1), "B", Value.of(1), "C", Value.of(1), "D", Value.of(1)));
        String three = "event('Call').where(property('a') = 1 AND property('b') = 1 AND property('c') = 1).count()";
        assertThat(diagnosis(three).repairs()).hasSize(1);
        assertThat(diagnosis(three.replace("event('Call')", "event('call')")).repairs())
                .isEmpty();
    }

    @Test
    void fewerEditsComeBeforeMoreMembers() {
        track(0, "Call", Map.of("way", Value.of("In")));
        track(0, "Chat", Map.of("Way", Value.of("In")));
        track(1, "Chat", Map.of("Way", Value.of("In")));
        assertThat(diagnosis("event('Cal').last(property('way'))").repairs())
                .extracting(repair -> repair.words(Printer.PUBLISHED))
                .containsExactly(
                        "with event \"Call\": 1 profile", "with event \"Chat\" and property \"Way\": 2 profiles");
    }

    @Test
    void anEventThatDiffersByCaseComesBeforeOneOfAnotherName() {
        track(0, "Call", Map.of("Way", Value.of("In")));
        track(0, "Chat", Map.of("way", Value.of("In")));
        track(1, "Chat", Map.of("way", Value.of("In")));
        assertThat(diagnosis("event('call').last(property('way'))").repairs())
                .extracting(repair -> repair.words(Printer.PUBLISHED))
                .containsExactly(
                        "with event \"Call\" and property \"Way\": 1 profile", "with event \"Chat\": 2 profiles");
    }

    @Test
    void numbersBeyondWhatCountsAsOneAreToldAsTheyAre() {
        track(0, "Call", Map.of("n", new Value.Number("1e999")));
        assertThat(diagnosis("event('Call').where(property('n') = 5).count()").observations())
                .singleElement()
                .extracting(Observation::evidence)
                .isEqualTo(List.of("the values there are 1e999 1"));
    }

    @Test
    void aConditionThatFailsBesideAnotherIsToldFromIt() {
        track(0, "Call", Map.of("way", Value.of("In"), "topic", Value.of("Service")));
        track(1, "Call", Map.of("topic", Value.of("Billing")));
        Diagnosis diagnosis =
                diagnosis("event('Call').where(property('topic') = 'Service' AND property('way') = 'Out').count()");
        assertThat(diagnosis.stages())
                .extracting(Stages::events, Stages::withProperty, Stages::withValue)
                .containsExactly(tuple(2L, 2L, 1L), tuple(2L, 1L, 0L));
        assertThat(diagnosis.observations()).extracting(Observation::rule).containsExactly(DataRule.W_VALUE_UNSEEN);
    }

    @Test
    void whatIsNegatedIsNotToBlame() {
        track(0, "Call", Map.of("way", Value.of("In")));
        Diagnosis diagnosis =
                diagnosis("event('Call').where(NOT property('other') = 'a' AND property('way') = 'in').count()");
        assertThat(diagnosis.observations()).extracting(Observation::rule).containsExactly(DataRule.W_VALUE_CASE);
        assertThat(best(diagnosis))
                .isEqualTo("event('Call').where(NOT property('other') = 'a' AND property('way') = 'In').count()");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    context('page.url') = 'b'                      | W_VALUE_UNSEEN
                    property('way') = trait('plan')                | W_VALUE_UNSEEN
                    NOT property('way') = 'In'                     | W_CONDITIONS_CLASH
                    property('way').absent()                       | W_CONDITIONS_CLASH
                    event('Chat').count() >= 1                     | W_CONDITIONS_CLASH
                    event('Chat').within(parent: 1 day).count() >= 1 | W_CONDITIONS_CLASH
                    """)
    void aConditionThatStopsEveryEventIsNamed(String condition, DataRule rule) {
        track(0, "Chat", Map.of());
        track(0, "Call", Map.of("way", Value.of("In"), "topic", Value.of("Service")));
        track(1, "Call", Map.of("way", Value.of("In")));
        for (String where : List.of(condition, "property('topic').exists() AND " + condition)) {
            assertThat(diagnosis("event('Call').where(" + where + ").count()").observations())
                    .singleElement()
                    .satisfies(observation -> {
                        assertThat(observation.message())
                                .isEqualTo(condition + " holds on none of the 2 \"Call\" events");
                        assertThat(observation.rule()).isEqualTo(rule);
                    });
        }
    }

    @Test
    void sourcesThatLeaveOutEveryEventAreNamed() {
        track(0, "Call", Map.of());
        assertThat(messages("event('Call').sources({exclude: 'web'}).count()"))
                .containsExactly("sources({exclude: 'web'}) leaves out the one \"Call\" event");
    }

    @Test
    void anAlternativeThatFailsIsNotToBlame() {
        track(0, "Call", Map.of("way", Value.of("In")));
        assertThat(messages(
                        "event('Call').where((property('way') = 'In' OR property('way') = 'Out' OR property('b') = 1)"
                                + " AND context('page.url') = 'b').count()"))
                .containsExactly("context('page.url') = 'b' does not hold on the one \"Call\" event");
        assertThat(messages("event('Call').where((property('way') = 'In' OR property('b') = 1) AND property('b') = 2)"
                        + ".count()"))
                .containsExactly("b is missing on the one \"Call\" event");
    }

    @Test
    void eventsThatAreTooOldToCountAreNamedAsSuch() {
        send(0, START.minus(Duration.ofDays(2000)), MessageType.TRACK, body("Call", Map.of("way", Value.of("In"))));
        assertThat(messages("event('Call').where(property('way') = 'In').count()"))
                .containsExactly("the one \"Call\" event lies outside the history that counts (L-EVT-3, U-14, U-50)");
        track(0, "Call", Map.of());
        assertThat(diagnosis("event('Call').where(property('way') = 'In').count()")
                        .observations())
                .singleElement()
                .satisfies(observation -> {
                    assertThat(observation.message()).isEqualTo("way is missing on the one \"Call\" event that counts");
                    assertThat(observation.evidence())
                            .containsExactly("it is on 1 of 2 events in all, the others outside the history that counts"
                                    + " (L-EVT-3, U-14, U-50)");
                });
    }

    @Test
    void whatIsOnNoneOfTheEventsThatAreKeptIsNamed() {
        track(0, "Call", Map.of("way", Value.of("In")));
        track(0, "Call", Map.of("topic", Value.of("Service")));
        assertThat(messages("event('Call').where(property('way') = 'In').last(property('topic'))"))
                .containsExactly("topic is on 1 of 2 events, but not on the one event that the conditions keep");
    }

    @Test
    void anAudienceIsNotBlamedOnEventsThatItAsksNotToBe() {
        send(0, MessageType.IDENTIFY, Map.of("traits", new Value.Object(Map.of("plan", Value.of("gold")))));
        for (String without : List.of("event('Nope').count() = 0", "NOT event('Nope').count() >= 1")) {
            assertThat(messages("trait('plan') = 'pro' AND " + without))
                    .containsExactly("trait('plan') = 'pro' holds for no profile");
        }
    }

    @Test
    void whatMustBeAbsentAndIsNotIsNamed() {
        for (int profile = 0; profile < PROFILES; profile++) {
            send(profile, MessageType.IDENTIFY, Map.of("traits", new Value.Object(Map.of("plan", Value.of("gold")))));
        }
        assertThat(messages("trait('plan') = 'gold' AND trait('plan').absent()"))
                .containsExactly("trait('plan').absent() holds for no profile");
    }

    @Test
    void whatIsTakenAndIsNoNumberIsNamed() {
        track(0, "Call", Map.of("way", Value.of("In")));
        track(1, "Call", Map.of("way", Value.of("In")));
        assertThat(messages("event('Call').where(property('way') = 'In').sum(property('way'))"))
                .containsExactly("way is a number on none of the 2 events that count");
        Diagnosis ofContext = diagnosis("event('Call').last(context('page.url'))");
        assertThat(ofContext.findings(Printer.PUBLISHED))
                .extracting(Diagnostic::message)
                .containsExactly("no profile has this", "context('page.url') is on none of the 2 events that count");
    }

    @Test
    void whatIsAskedNotToFollowIsNotToBlame() {
        track(0, "Call", Map.of("way", Value.of("In")));
        assertThat(messages("event('Call').where(NOT (property('way') = 'In' OR event('Nope').count() >= 1)).count()"))
                .containsExactly("NOT (property('way') = 'In' OR event('Nope').count() >= 1) does not hold on the one"
                        + " \"Call\" event");
        assertThat(messages("event('Call').where(property('b').omits('x') AND property('way') = 'Out').count()"))
                .containsExactly("property('way') = 'Out' does not hold on the one \"Call\" event that has way");
    }

    @Test
    void aTraitOfAccountsIsComparedWithWhatGroupCallsSet() {
        send(0, MessageType.IDENTIFY, Map.of("traits", new Value.Object(Map.of("industry", Value.of("RETAIL")))));
        group(0, 0, Map.of("industry", Value.of("Retail"), "size", Value.of(40)));
        Diagnosis diagnosis = diagnosis("trait('industry') = 'retail'", Level.ACCOUNTS);
        assertThat(diagnosis.observations())
                .singleElement()
                .extracting(Observation::evidence)
                .isEqualTo(List.of("\"Retail\" differs by case only: 1 group call"));
        assertThat(best(diagnosis)).isEqualTo("trait('industry') = 'Retail'");
        assertThat(diagnosis.membersIgnoringCase()).isEqualTo(1);
        assertThat(diagnosis("trait('size') > 100", Level.ACCOUNTS).observations())
                .singleElement()
                .extracting(Observation::evidence)
                .isEqualTo(List.of("the values there are all 40"));
    }

    @Test
    void whoMeetsAConditionAndHasNoAccountIsTold() {
        group(0, 0, Map.of());
        track(1, "Call", Map.of());
        assertThat(diagnosis("ANY event('Call').count() >= 1", Level.ACCOUNTS).observations())
                .singleElement()
                .extracting(Observation::evidence)
                .isEqualTo(List.of("it holds for 1 profile, which is no user of an account"));
    }

    @Test
    void whereCaseDoesNotMatterAnEventIsKnownInAnyCase() {
        track(0, "Call", Map.of("way", Value.of("In")));
        semantics = Semantics.DEFAULT.with(NameCase.IGNORED);
        assertThat(messages("event('call').where(property('Way') = 'Out').count()"))
                .containsExactly("property('Way') = 'Out' does not hold on the one \"Call\" event that has Way");
    }

    private List<String> messages(String query) {
        return diagnosis(query).observations().stream()
                .map(Observation::message)
                .toList();
    }

    @Test
    void whereFewHaveItMoreMembersAreProposed() {
        track(0, "Call", Map.of("way", Value.of("In")));
        for (int profile = 1; profile < PROFILES; profile++) {
            track(profile, "Call", Map.of("way", Value.of("in")));
        }
        Diagnosis diagnosis = diagnosis("event('Call').where(property('way') = 'In').count()");
        assertThat(diagnosis.members()).isEqualTo(1);
        assertThat(diagnosis.membersIgnoringCase()).isEqualTo(PROFILES);
        assertThat(diagnosis.isMendable()).isFalse();
        assertThat(diagnosis.repairs())
                .extracting(repair -> repair.words(Printer.PUBLISHED))
                .containsExactly("with values \"In\" or \"in\": 200 profiles");
    }

    @Test
    void ignoringCaseTakesEverySpellingOfAName() {
        track(0, "Call", Map.of("way", Value.of("In")));
        track(1, "call", Map.of("Way", Value.of("IN")));
        track(2, "CALL", Map.of("WAY", Value.of("out")));
        Diagnosis diagnosis = diagnosis("event('Call').where(property('way') = 'In').count()");
        assertThat(diagnosis.members()).isEqualTo(1);
        assertThat(diagnosis.membersIgnoringCase()).isEqualTo(2);
    }

    @Test
    void whereAPropertyIsDocumentedIsToldBeforeItIsSeen() {
        track(0, "Call Ended", Map.of("mood", Value.of("neutral")));
        ReferenceProperty direction = new ReferenceProperty(
                PropertyPath.ofKeys("Direction"), Set.of(), Optional.empty(), false, List.of(), true);
        ReferenceEvent begun = new ReferenceEvent(
                "Call Begun", List.of(direction), Optional.empty(), Optional.empty(), Optional.empty());
        EventReference reference = new EventReference("Centre", "Call", List.of(begun), Map.of());
        assertThat(diagnosis("event('Call Ended').last(property('direction'))", EventReferences.of(reference))
                        .observations())
                .singleElement()
                .extracting(Observation::evidence)
                .isEqualTo(List.of("Centre documents \"Direction\" on \"Call Begun\", where none was seen"));
    }

    @Test
    void aDefinitionThatManyHaveIsLeftInPeace() {
        for (int profile = 0; profile < PROFILES; profile++) {
            track(profile, "Call", Map.of("way", Value.of("In")));
        }
        Diagnosis diagnosis = diagnosis("event('Call').where(property('way') = 'In').count()");
        assertThat(diagnosis.observations()).isEmpty();
        assertThat(diagnosis.repairs()).isEmpty();
        assertThat(diagnosis.membersIgnoringCase()).isEqualTo(diagnosis.members());
    }

    @Test
    void conditionsOfAnAudienceAreToldApart() {
        track(0, "Call", Map.of());
        track(1, "Chat", Map.of());
        Diagnosis diagnosis = diagnosis("event('Call').count() >= 1 AND event('Chat').count() >= 1");
        assertThat(diagnosis.observations()).singleElement().satisfies(observation -> {
            assertThat(observation.rule()).isEqualTo(DataRule.W_CONDITIONS_CLASH);
            assertThat(observation.message())
                    .isEqualTo("each condition holds for some profile, but none meets all of them");
            assertThat(observation.evidence())
                    .containsExactly(
                            "event('Call').count() >= 1 holds for 1 profile",
                            "event('Chat').count() >= 1 holds for 1 profile");
        });
    }

    @Test
    void aCustomTraitIsComparedWithWhatIdentifyCallsSet() {
        send(0, MessageType.IDENTIFY, Map.of("traits", new Value.Object(Map.of("plan", Value.of("Gold")))));
        Diagnosis diagnosis = diagnosis("trait('plan') = 'gold'");
        assertThat(diagnosis.observations())
                .singleElement()
                .extracting(Observation::evidence)
                .isEqualTo(List.of("\"Gold\" differs by case only: 1 identify call"));
        assertThat(best(diagnosis)).isEqualTo("trait('plan') = 'Gold'");
    }

    private static String best(Diagnosis diagnosis) {
        return Printer.print(diagnosis.repairs().get(0).query());
    }

    private Diagnosis diagnosis(String query) {
        return diagnosis(query, EventReferences.NONE);
    }

    private Diagnosis diagnosis(String query, EventReferences references) {
        boolean audience = query.contains("count() >= 1 AND") || query.startsWith("trait");
        return diagnosis(definition(query, audience ? Kind.AUDIENCE : Kind.TRAIT, Level.USERS), references);
    }

    private Diagnosis diagnosis(String audience, Level level) {
        return diagnosis(definition(audience, Kind.AUDIENCE, level), EventReferences.NONE);
    }

    private Diagnosis diagnosis(Definition definition, EventReferences references) {
        Snapshot built = snapshot.build();
        Instant asOf = START.plus(Duration.ofDays(1));
        ProfileValues values =
                (ProfileValues) Evaluation.evaluate(List.of(Computation.of(definition)), built, asOf, semantics, 1)
                        .get(0);
        return new Diagnoser(
                        List.of(definition), built, Optional.empty(), references, asOf, semantics, Limits.PUBLISHED, 1)
                .of(definition, values);
    }

    private static Definition definition(String query, Kind kind, Level level) {
        Source source = new Source("it.yaml", query);
        return new Definition(
                "it",
                "It",
                kind,
                level,
                QueryReader.read(source, kind, level, Acceptance.STRICT).query().orElseThrow(),
                false,
                true,
                List.of(),
                "",
                source,
                new Span(0, 1),
                Origin.QUERY,
                Severities.USUAL);
    }

    private void track(int profile, String event, Map<String, Value> properties) {
        send(profile, MessageType.TRACK, body(event, properties));
    }

    private static Map<String, Value> body(String event, Map<String, Value> properties) {
        return Map.of("event", Value.of(event), "properties", new Value.Object(properties));
    }

    private void send(int profile, MessageType type, Map<String, Value> body) {
        send(profile, START.plusSeconds(sent), type, body);
    }

    private void group(int user, int account, Map<String, Value> traits) {
        snapshot.add(user, account, message(START, MessageType.GROUP, Map.of("traits", new Value.Object(traits))));
    }

    private void send(int profile, Instant timestamp, MessageType type, Map<String, Value> body) {
        snapshot.add(profile, message(timestamp, type, body));
    }

    private Message message(Instant timestamp, MessageType type, Map<String, Value> body) {
        return new Message(
                new Value.Object(new LinkedHashMap<>(body)),
                type,
                "m" + sent++,
                timestamp,
                Optional.empty(),
                Optional.of("web"));
    }
}
