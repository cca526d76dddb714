package dev.foretrait.engine.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.definition.Origin;
import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.diagnostic.Severities;
import dev.foretrait.engine.diagnostic.Severity;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.query.Acceptance;
import dev.foretrait.engine.query.Kind;
import dev.foretrait.engine.query.Level;
import dev.foretrait.engine.query.QueryReader;
import dev.foretrait.engine.semantics.CountedDefinitions;
import dev.foretrait.engine.semantics.Limit;
import dev.foretrait.engine.semantics.Limits;
import dev.foretrait.engine.semantics.Plan;
import dev.foretrait.engine.semantics.Semantics;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LintTest {

    private static final String COUNT = "event('Call').count()";

    @Test
    void aDefinitionOfItsOwnNameInRealTimeIsOnlyToldOf() {
        assertThat(found(trait("calls", "Calls", COUNT)))
                .containsExactly("I-CADENCE computed in real time: nothing in it needs a schedule @ event");
    }

    @Test
    void everyReasonOfABatchIsTold() {
        assertThat(found(trait(
                        "calls",
                        "Calls",
                        "event('Call').where(property('a') = trait('email')).within(7 days).count()")))
                .containsExactly(
                        "I-CADENCE computed in batches, about every 8 hours: it compares with another trait or"
                                + " property @ trait('email')",
                        "I-CADENCE computed in batches, about every 8 hours: it looks at a window of time @ within(7 days)");
    }

    @Test
    void theIntervalOfBatchesIsThatOfTheContract() {
        Limits hourly = Limits.PUBLISHED.with(Limit.BATCH_INTERVAL, OptionalLong.of(1));
        assertThat(Lint.of(
                        List.of(trait("calls", "Calls", "event('Call').within(7 days).count()")),
                        hourly,
                        Semantics.DEFAULT))
                .extracting(Diagnostic::message)
                .containsExactly("computed in batches, about every 1 hour: it looks at a window of time");
    }

    @Test
    void aKeyThatTheNameDoesNotLeadToIsTold() {
        assertThat(warnings(Severity.NOTE, trait("calls", "All calls", COUNT)))
                .contains("I-KEY Segment will probably call this 'all_calls': it makes keys from names @ event");
    }

    @Test
    void theValuesThatFlexWritesItselfAreKnown() {
        String query = "event('Flex - Engagement Initiated').last(property('Duration'))";
        assertThat(warnings(Severity.NOTE, trait("last_duration", "Last duration", query)))
                .contains("I-FLEX-TRAIT Flex writes this value to profiles by itself, as"
                        + " 'flex_last-interaction-duration' @ event");
    }

    @Test
    void aWindowBeyondTheHistoryIsPointless() {
        assertThat(warnings(trait("calls", "Calls", "event('Call').within(1096 days).count()")))
                .containsExactly("W-WINDOW-HISTORY this looks back 1096 days, and no more than the last 1095 days count"
                        + " @ within(1096 days)");
        assertThat(warnings(trait("calls", "Calls", "event('Call').between(1 day, 1095 days).count()")))
                .isEmpty();
    }

    @Test
    void ofTwoThatComputeTheSameTheSecondIsNamed() {
        assertThat(warnings(
                        trait("calls", "Calls", "event('Call').within(7 days).where(property('a') = 1).count()"),
                        trait("again", "Again", "event('Call').where( property('a')=1 ).within(7 days).count()"),
                        trait("other", "Other", "event('Call').where(property('a') = 2).count()")))
                .containsExactly("W-SAME this computes the same as 'calls', calls.yaml:1 @ event");
    }

    @Test
    void aTraitThatNobodyDefinesIsASlipOrACustomTrait() {
        Definition calls = trait("calls", "Calls", COUNT);
        assertThat(warnings(calls, audience("busy", "Busy", "trait('cals') >= 5")))
                .containsExactly("W-REFERENCE no definition here has the key 'cals' @ 'cals'");
        assertThat(warnings(Severity.NOTE, calls, audience("gold", "Gold", "trait('loyalty_tier') = 'gold'")))
                .contains("I-REFERENCE no definition here has the key 'loyalty_tier' @ 'loyalty_tier'");
        assertThat(warnings(
                        Severity.NOTE,
                        calls,
                        audience("known", "Known", "trait('calls') >= 5 AND trait('email').exists()")))
                .noneMatch(line -> line.startsWith("I-REFERENCE"));
    }

    @Test
    void thePlanOfFlexHasTwoComputedTraitsAndNoAudience() {
        List<Definition> definitions = List.of(
                trait("a", "A", "event('A').count()"),
                trait("b", "B", "event('B').count()"),
                trait("c", "C", "event('C').count()"),
                audience("d", "D", "event('D').count() >= 1"));
        assertThat(Lint.of(definitions, Plan.FLEX.limits(), Semantics.DEFAULT))
                .filteredOn(finding -> finding.rule() == LintRule.W_QUOTA)
                .extracting(finding -> finding.source().name() + " " + finding.message())
                .containsExactly(
                        "c.yaml there are 3 computed traits, and the plan includes 2 (L-QTY-1)",
                        "d.yaml there is 1 audience, and the plan includes 0 (L-QTY-3)");
        assertThat(warnings(definitions.toArray(Definition[]::new))).isEmpty();
    }

    /** U-70. */
    @Test
    void whatIsDisabledCountsTowardsThePlanUnlessOtherwiseChosen() {
        List<Definition> definitions = List.of(
                trait("a", "A", "event('A').count()"),
                disabled(trait("b", "B", "event('B').count()")),
                trait("c", "C", "event('C').count()"));
        Semantics enabledOnly = Semantics.DEFAULT.with(CountedDefinitions.ENABLED);
        assertThat(Lint.of(definitions, Plan.FLEX.limits(), Semantics.DEFAULT))
                .extracting(Diagnostic::rule)
                .contains(LintRule.W_QUOTA);
        assertThat(Lint.of(definitions, Plan.FLEX.limits(), enabledOnly))
                .extracting(Diagnostic::rule)
                .doesNotContain(LintRule.W_QUOTA);
        assertThat(Lint.of(
                        Stream.concat(definitions.stream(), Stream.of(trait("d", "D", "event('D').count()")))
                                .toList(),
                        Plan.FLEX.limits(),
                        enabledOnly))
                .extracting(Diagnostic::message)
                .contains("there are 3 computed traits, and the plan includes 2 (L-QTY-1)");
    }

    @Test
    void whatIsDisabledIsToldOfAndNeitherTakesABatchNorIsTheSameAsAnother() {
        Definition again = disabled(trait("again", "Again", COUNT));
        assertThat(found(again)).containsExactly("I-DISABLED this is disabled, so it is not computed @ event");
        assertThat(warnings(trait("calls", "Calls", COUNT), again)).isEmpty();
        Definition[] eleven = IntStream.range(0, 11)
                .mapToObj(number -> number == 0 ? disabled(batch(0)) : batch(number))
                .toArray(Definition[]::new);
        assertThat(warnings(eleven)).isEmpty();
    }

    @Test
    void whatReadsADisabledDefinitionIsWarned() {
        Definition calls = disabled(trait("calls", "Calls", COUNT));
        Definition busy = audience("busy", "Busy", "trait('calls') >= 5");
        assertThat(warnings(calls, busy))
                .containsExactly("W-DISABLED 'calls' is disabled, so nothing computes it @ 'calls'");
        assertThat(warnings(calls, disabled(busy))).isEmpty();
    }

    @Test
    void moreBatchesThanRunAtATimeWait() {
        Definition[] ten = IntStream.range(0, 10).mapToObj(LintTest::batch).toArray(Definition[]::new);
        assertThat(warnings(ten)).isEmpty();
        assertThat(warnings(Stream.concat(Stream.of(ten), Stream.of(batch(10))).toArray(Definition[]::new)))
                .containsExactly("W-BATCH-SLOTS there are 11 definitions that are computed in batches, and 10 run at a"
                        + " time (L-CMP-3) @ event");
    }

    @Test
    void accountsAndLinkedAudiencesTakeAnEntitlement() {
        assertThat(warnings(definition("a", "A", Kind.TRAIT, Level.ACCOUNTS, COUNT)))
                .containsExactly(
                        "W-ENTITLEMENT this is about accounts, which Segment switches on by request (L-PLAN-5) @ event");
        assertThat(warnings(definition("a", "A", Kind.AUDIENCE, Level.LINKED, "entity('car').count() >= 1")))
                .containsExactly(
                        "W-ENTITLEMENT this is a linked audience, which is an addition to Engage (L-PLAN-6) @ entit");
    }

    private static Definition batch(int number) {
        return trait("calls_" + number, "Calls " + number, "event('Call').within(" + (number + 1) + " days).count()");
    }

    private static Definition disabled(Definition definition) {
        return new Definition(
                definition.key(),
                definition.name(),
                definition.kind(),
                definition.level(),
                definition.query(),
                definition.includeAnonymous(),
                false,
                definition.tags(),
                definition.description(),
                definition.source(),
                definition.span(),
                definition.origin(),
                definition.severities());
    }

    private static List<String> found(Definition... definitions) {
        return Lint.of(List.of(definitions), Limits.PUBLISHED, Semantics.DEFAULT).stream()
                .map(LintTest::line)
                .toList();
    }

    private static List<String> warnings(Definition... definitions) {
        return warnings(Severity.WARNING, definitions);
    }

    private static List<String> warnings(Severity severity, Definition... definitions) {
        return Lint.of(List.of(definitions), Limits.PUBLISHED, Semantics.DEFAULT).stream()
                .filter(finding -> finding.rule().severity() == severity)
                .map(LintTest::line)
                .toList();
    }

    private static String line(Diagnostic finding) {
        return finding.rule().id() + " " + finding.message() + " @ "
                + finding.span().in(finding.source().text());
    }

    private static Definition trait(String key, String name, String query) {
        return definition(key, name, Kind.TRAIT, Level.USERS, query);
    }

    private static Definition audience(String key, String name, String query) {
        return definition(key, name, Kind.AUDIENCE, Level.USERS, query);
    }

    private static Definition definition(String key, String name, Kind kind, Level level, String query) {
        Source source = new Source(key + ".yaml", query);
        return new Definition(
                key,
                name,
                kind,
                level,
                QueryReader.read(source, kind, level, Acceptance.STRICT).query().orElseThrow(),
                false,
                true,
                List.of(),
                "",
                source,
                new Span(0, 5),
                Origin.QUERY,
                Severities.USUAL);
    }
}
