package dev.foretrait.storage.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.diagnostic.Grade;
import dev.foretrait.engine.diagnostic.Rule;
import dev.foretrait.engine.diagnostic.Severities;
import dev.foretrait.engine.diagnostic.Severity;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.fql.SpaceFilter;
import dev.foretrait.engine.fql.SpaceFilters;
import dev.foretrait.engine.identity.BlockedValue;
import dev.foretrait.engine.identity.IdentitySettings;
import dev.foretrait.engine.identity.LimitPeriod;
import dev.foretrait.engine.identity.ValueLimit;
import dev.foretrait.engine.lint.LintRule;
import dev.foretrait.engine.query.QueryRule;
import dev.foretrait.engine.semantics.Choice;
import dev.foretrait.engine.semantics.EmailCase;
import dev.foretrait.engine.semantics.FilterValues;
import dev.foretrait.engine.semantics.InvalidFilters;
import dev.foretrait.engine.semantics.Kilobyte;
import dev.foretrait.engine.semantics.Limit;
import dev.foretrait.engine.semantics.Limits;
import dev.foretrait.engine.semantics.Plan;
import dev.foretrait.engine.semantics.ResolutionMode;
import dev.foretrait.engine.semantics.Semantics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsFileTest {

    private static final String SWITCHABLE =
            Choice.switchable().stream().map(Choice::id).collect(Collectors.joining(", "));

    @Test
    void aNameIsEnough() {
        SpaceSettings settings = read("name: My Space");

        assertThat(settings)
                .isEqualTo(new SpaceSettings(
                        "My Space",
                        "my_space",
                        "dev",
                        Optional.empty(),
                        List.of(),
                        IdentitySettings.DEFAULT,
                        SpaceFilters.NONE,
                        Optional.empty(),
                        Semantics.DEFAULT,
                        Map.of(),
                        Limits.PUBLISHED,
                        Severities.USUAL,
                        OptionalLong.empty(),
                        Optional.empty()));
    }

    @Test
    void everythingCanBeSet() {
        SpaceSettings settings = read("""
                name: Flex
                slug: flex-unify
                environment: prod
                as_of: 2026-03-01T00:00:00Z
                exports: [events.ndjson, more/]
                plan: flex
                identifiers:
                  user_id: { priority: 2 }
                  email: { priority: 1, frequency: annually }
                  phone: { limit: 3, blocked: ["+10000000000", "/^0+$/"] }
                  braze_id:
                  ios.id: off
                choices: { U-18: RESET, U-56: [ALWAYS, RETAIN], I-04: EXACT, I-07: CLASSIC }
                limits: { L-EVT-3: none, L-EVT-12: 7, L-DEF-3: [30 minutes, 10 days], L-EVT-7: [16 KB, 1 MB, 9 messages] }
                memory: 256 MB
                """);

        assertThat(settings.slug()).isEqualTo("flex-unify");
        assertThat(settings.environment()).isEqualTo("prod");
        assertThat(settings.asOf()).contains(Instant.parse("2026-03-01T00:00:00Z"));
        assertThat(settings.exports()).containsExactly("events.ndjson", "more/");
        assertThat(settings.plan()).contains(Plan.FLEX);
        assertThat(settings.memory()).hasValue(256L * 1024 * 1024);
        assertThat(settings.semantics())
                .isEqualTo(Semantics.DEFAULT
                        .with(Choice.U_18, "RESET")
                        .with(Choice.U_56, "ALWAYS")
                        .with(Choice.U_56, "RETAIN")
                        .with(EmailCase.EXACT)
                        .with(ResolutionMode.CLASSIC)
                        .withLookback(Optional.empty()));
        assertThat(settings.choices())
                .containsOnlyKeys(Choice.U_18, Choice.U_56, Choice.I_04, Choice.I_07)
                .containsEntry(Choice.U_56, new Source.Position(13, 25));
        IdentitySettings identity = settings.identity();
        assertThat(identity.semantics().of(ResolutionMode.class)).isEqualTo(ResolutionMode.CLASSIC);
        assertThat(identity.semantics().of(EmailCase.class)).isEqualTo(EmailCase.EXACT);
        assertThat(identity.mergeLimit()).isEqualTo(7);
        assertThat(identity.of("email").limit()).isEqualTo(new ValueLimit(5, LimitPeriod.ANNUALLY));
        assertThat(identity.blocked("phone"))
                .containsExactly(new BlockedValue.Exact("+10000000000"), new BlockedValue.Matching("^0+$"));
        assertThat(identity.byType()).containsKeys("braze_id", "phone").doesNotContainKey("ios.id");
        assertThat(identity.identifiers().get(0).type()).isEqualTo("email");
        assertThat(settings.limits().of(Limit.SESSION_MOST))
                .hasValue(Duration.ofDays(10).toSeconds());
        assertThat(settings.limits().of(Limit.BATCH_SIZE)).hasValue(1024L * 1024);
    }

    @Test
    void anEmptyPathIsNoExport() {
        String advice = "E-VALUE 'exports' is blank = name a file, a folder or a glob; . is the folder of the space";
        assertThat(findings("name: x\nexports: ['', more/]\n")).containsExactly("2:11 " + advice);
        assertThat(findings("name: x\nexports:\n  - more/\n  - ' '\n")).containsExactly("4:5 " + advice);
        assertThat(findings("name: x\nexports: ''\n")).containsExactly("2:10 " + advice);
        assertThat(read("name: x\nexports: .\n").exports()).containsExactly(".");
    }

    @Test
    void theQuantitiesOfAPlanHoldUnlessALimitSaysOtherwise() {
        assertThat(read("name: x\nplan: flex\n").limits()).isEqualTo(Plan.FLEX.limits());
        assertThat(read("name: x\nplan: flex\nlimits: { L-QTY-1: 7 }\n").limits())
                .isEqualTo(Plan.FLEX.limits().with(Limit.COMPUTED_TRAITS, OptionalLong.of(7)));
        assertThat(read("name: x\n").limits()).isEqualTo(Limits.PUBLISHED);
    }

    /** M-10. */
    @Test
    void sizesFollowWhatAKilobyteIsUnlessALimitSaysOtherwise() {
        Semantics decimal = Semantics.DEFAULT.with(Kilobyte.OF_1000);
        SpaceSettings published = read("name: x\nchoices: { M-10: OF_1000 }\nmemory: 1 KB\n");
        assertThat(published.semantics()).isEqualTo(decimal);
        assertThat(published.limits())
                .isEqualTo(Limits.PUBLISHED
                        .with(Limit.MESSAGE_SIZE, OptionalLong.of(32_000))
                        .with(Limit.BATCH_SIZE, OptionalLong.of(500_000)));
        assertThat(published.memory()).hasValue(1_024);

        SpaceSettings written =
                read("name: x\nlimits: { L-EVT-7: [32768 bytes, 2 MB, 9] }\nchoices: { M-10: OF_1000 }\n");
        assertThat(written.limits().of(Limit.MESSAGE_SIZE)).hasValue(32_768);
        assertThat(written.limits().of(Limit.BATCH_SIZE)).hasValue(2_000_000);
        assertThat(read("name: x\nlimits: { L-EVT-7: [none, 500 KB, 9] }\nchoices: { M-10: OF_1000 }\n")
                        .limits())
                .isEqualTo(Limits.PUBLISHED
                        .with(Limit.MESSAGE_SIZE, OptionalLong.empty())
                        .with(Limit.BATCH_SIZE, OptionalLong.of(500_000))
                        .with(Limit.BATCH_MESSAGES, OptionalLong.of(9)));
    }

    @Test
    void aRuleCanBeSilencedOrGivenAnotherSeverity() {
        SpaceSettings settings = read("""
                name: x
                lint:
                  rules:
                    I-KEY: off
                    W-CHARSET: { severity: note, reason: the names are Greek on purpose }
                    W-UNVERIFIED: error
                """);

        assertThat(settings.severities())
                .isEqualTo(Severities.USUAL
                        .with(LintRule.I_KEY, Optional.empty())
                        .with(
                                QueryRule.W_CHARSET.id(),
                                new Grade(Optional.of(Severity.NOTE), Optional.of("the names are Greek on purpose")))
                        .with(QueryRule.W_UNVERIFIED, Optional.of(Severity.ERROR)));
    }

    @Test
    void rulesThatCannotBeSetSoAreRefused() {
        String text = """
                name: x
                lint:
                  rules: { W-CHARSETS: off, E-FUNC: off, I-KEY: loud, W-SAME: { reason: why not }, NAMES: off }
                  strict: true
                """;
        assertThat(findings(text))
                .containsExactly(
                        "3:12 E-LINT there is no rule 'W-CHARSETS' = did you mean 'W-CHARSET'?",
                        "3:29 E-LINT 'E-FUNC' stays an error: what it is about cannot be used = warnings and notes can"
                                + " be changed",
                        "3:49 E-LINT 'loud' is no severity = one of: off, error, warning, note",
                        "3:65 E-MISSING a rule has a 'severity': off, error, warning, note",
                        "3:84 E-LINT there is no rule 'NAMES' = 'foretrait lint --rules' lists all",
                        "4:3 E-FIELD there is no field 'strict' here = one of: rules");
    }

    @Test
    void aRuleThatStandsWhereThatOfADefinitionWouldIsToldItsPlace() {
        assertThat(findings("name: x\nlint: { I-KEY: off, rule: { I-KEY: off } }\n"))
                .containsExactly(
                        "2:9 E-LINT 'I-KEY' is a rule, and stands below 'rules' in the settings of a space"
                                + " = lint: { rules: { I-KEY: … } }",
                        "2:21 E-FIELD there is no field 'rule' here = did you mean 'rules'?");
    }

    @Test
    void theLimitOfUniqueListsHoldsInEvaluations() {
        assertThat(read("name: x\n").semantics().longestList()).isEqualTo(10_000);
        assertThat(read("name: x\nlimits: { L-DEF-5: 20 }\n").semantics())
                .isEqualTo(Semantics.DEFAULT.withLongestList(20));
        assertThat(read("name: x\nlimits: { L-DEF-5: none }\n").semantics().longestList())
                .isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void aLimitThatNothingReadsIsNotOverriddenInSilence() {
        SettingsReading reading =
                SettingsFile.inText(new Source("foretrait.yaml", "name: x\nlimits: { L-EVT-14: 7 }\n"));
        assertThat(reading.settings().orElseThrow().limits()).isEqualTo(Limits.PUBLISHED);
        assertThat(reading.findings().stream().map(SettingsFileTest::rendered))
                .containsExactly("2:11 W-LIMIT 'L-EVT-14' cannot be changed here: 5 values count = give each of the"
                        + " 'identifiers' its 'limit'");
    }

    @Test
    void noTwoRulesHaveOneId() {
        assertThat(Rules.ALL).extracting(Rule::id).doesNotHaveDuplicates();
    }

    @Test
    void eachMistakeIsFoundInItsPlace() {
        String text = """
                nam: Flex
                as_of: yesterday
                plan: gold
                identifiers:
                  phone: { frequency: weakly, limit: 0, colour: red }
                  App: { blocked: ["/(/"] }
                choices: { U-18: RESTE, X-01: NO, Z-99: X, u18: RESET }
                limits: { L-EVT-3: soon, L-EVT-33: 1, L-DEF-3: 1, L-EVT-4: 5 days }
                memory: lots
                """;

        assertThat(findings(text))
                .containsExactly(
                        "1:1 E-FIELD there is no field 'nam' here = did you mean 'name'?",
                        "1:1 E-MISSING a space has a 'name'",
                        "2:8 E-TIME 'yesterday' is no instant = as in 2026-03-01T00:00:00Z",
                        "3:7 E-PLAN there is no plan 'gold' = one of: flex, unify_plus, engage",
                        "5:23 E-IDENTIFIER there is no frequency 'weakly' = did you mean 'weekly'?",
                        "5:38 E-VALUE 'limit' is a whole number from 1 on, this is '0'",
                        "5:41 E-FIELD there is no field 'colour' here = one of: priority, limit, frequency, blocked",
                        "6:3 W-IDENTIFIER no message can match the identifier 'App' = write 'app'",
                        "6:19 W-IDENTIFIER '(' is no regular expression: unclosed group"
                                + " = correct it; as it stands it blocks nothing",
                        "7:18 E-CHOICE 'U-18' has no option 'RESTE' = did you mean 'RESET'?",
                        "7:25 E-CHOICE 'X-01' cannot be switched: files are found by what they hold, wherever they lie"
                                + " = How are exports laid out in a bucket? Always: folders only hint at the source,"
                                + " because only the format is published",
                        "7:35 E-CHOICE there is no choice 'Z-99' = can be switched: " + SWITCHABLE,
                        "7:44 E-CHOICE there is no choice 'u18' = did you mean 'U-18':"
                                + " What is a session trait once its session is over?",
                        "8:20 E-LIMIT 'soon' is no number of days (history that counts)"
                                + " = as published: 1095 days; 'none' for no limit",
                        "8:26 E-LIMIT there is no limit 'L-EVT-33' = did you mean 'L-EVT-3'?",
                        "8:48 E-LIMIT 'L-DEF-3' is a list of 2 numbers"
                                + " = shortest gap that ends a session; longest gap that ends a session",
                        "8:60 E-LIMIT '5 days' is no number of properties"
                                + " (properties or traits of an event, at most (M-11))"
                                + " = as published: 300 properties; 'none' for no limit",
                        "9:9 E-MEMORY 'lots' is no amount of memory = as in 256 MB or 2 GB");
    }

    @Test
    void spaceFiltersHaveANameAStatementAndASwitch() {
        SpaceSettings settings = read("""
                name: Flex
                space_filters:
                  - { name: tests, if: "contains(userId, 'test')" }
                  - type = 'page' and !(userId != null)
                  - if: |
                      event = 'Ping'
                        or event = 'Pong'
                  - { name: later, if: "true", enabled: false }
                """);

        assertThat(settings.filters().enabled())
                .extracting(SpaceFilter::name)
                .containsExactly("tests", "type = 'page' and !(userId != null)", "event = 'Ping' or event = 'Pong'");
    }

    @Test
    void aMistakeInAFilterIsFoundInItsPlaceInTheFile() {
        String text = """
                name: Flex
                space_filters:
                  - { name: tests, if: "userId = 'a' AND event = 'b'" }
                  - if: |
                      event = 'Ping'
                        || event = 'Pong'
                  - { enabled: false, if: 'event(''A'')' }
                  - { name: nothing }
                  - { if: "userid = 'a'", iff: x, enabled: maybe }
                """;

        assertThat(findings(text))
                .containsExactly(
                        "3:38 E-FQL FQL writes it in lower case = write and",
                        "6:9 E-FQL FQL has no '||' = write or",
                        "7:28 E-FQL FQL has no history of events = write event = 'A'",
                        "8:7 E-MISSING a space filter has an 'if', the statement that drops a message",
                        "9:12 W-FQL no message of Segment's has a field 'userid' at its top = did you mean 'userId'?",
                        "9:27 E-FIELD there is no field 'iff' here = did you mean 'if'?",
                        "9:44 E-VALUE 'enabled' is true or false, this is 'maybe'");
        assertThat(SettingsFile.inText(new Source("foretrait.yaml", text)).settings())
                .isEmpty();
    }

    @Test
    void anInvalidFilterDropsWhatTheSpaceSays() {
        String text = """
                name: Flex
                choices: { U-40: %s }
                space_filters:
                  - { name: tests, if: "userId = 'a' AND event = 'b'" }
                  - event('A')
                """;
        String everything = text.formatted(InvalidFilters.DROP_EVERYTHING);
        String nothing = text.formatted(InvalidFilters.DROP_NOTHING);

        assertThat(findings(text.formatted(InvalidFilters.REFUSED)))
                .allMatch(finding -> finding.contains(" E-FQL "))
                .hasSize(2);
        assertThat(findings(everything))
                .containsExactly(
                        "4:38 W-INVALID-FQL FQL writes it in lower case, so this filter drops everything = write and",
                        "5:5 W-INVALID-FQL FQL has no history of events, so this filter drops everything = write event = 'A'");
        assertThat(filters(everything).enabled()).extracting(SpaceFilter::name).containsExactly("tests", "event('A')");
        assertThat(filters(everything).dropping(Value.Object.EMPTY)).hasValue(0);
        assertThat(filters(nothing).isEmpty()).isTrue();
    }

    @Test
    void valuesOfFiltersAreTakenAsTheSpaceSays() {
        String text = "name: Flex\nchoices: { U-73: %s }\nspace_filters: [\"properties.price > 5\"]\n";

        assertThat(read(text.formatted(FilterValues.AS_SENT)).filters().enabled())
                .extracting(SpaceFilter::name)
                .containsExactly("properties.price > 5");
        assertThat(read(text.formatted(FilterValues.CONVERTED)).filters().enabled())
                .extracting(SpaceFilter::name)
                .containsExactly("number(properties.price) > 5");
    }

    private static SpaceFilters filters(String text) {
        return SettingsFile.inText(new Source("foretrait.yaml", text))
                .settings()
                .orElseThrow()
                .filters();
    }

    @Test
    void anExclamationMarkThatYamlTakesIsExplained() {
        String text = """
                name: Flex
                space_filters:
                  - if: !userId
                  - !traits.email or type = 'page'
                """;

        assertThat(findings(text))
                .containsExactly(
                        "3:9 E-FQL '!' begins a tag in YAML, not a statement = put the statement in double quotes",
                        "4:5 E-FQL '!' begins a tag in YAML, not a statement = put the statement in double quotes");
    }

    @Test
    void whatAFilterLeavesOpenIsNamedByItsPlaceInTheFile() {
        String text = """
                name: Flex
                space_filters:
                  - |
                    type = 'page'
                    or (type = 'track'
                """;

        assertThat(findings(text))
                .containsExactly("6:1 E-FQL ')' is missing before the end = the '(' is still open (5:8)");
    }

    @Test
    void aSpaceHasAtMostTenFilters() {
        String ten = "name: Flex\nspace_filters:\n" + "  - type = 'page'\n".repeat(10);

        assertThat(findings(ten)).isEmpty();
        assertThat(findings(ten + "  - type = 'page'\n"))
                .containsExactly("13:5 E-LIMIT this is filter 11 of a space, and 10 are the most (L-EVT-10)"
                        + " = join two of them by or");
        assertThat(findings(ten + "  - type = 'page'\nlimits: { L-EVT-10: 20 }\n"))
                .isEmpty();
    }

    @Test
    void anEmptyFileIsNoSpace() {
        assertThat(findings("# later\n")).containsExactly("1:1 E-MISSING the file is empty; a space has a 'name'");
        assertThat(SettingsFile.inText(new Source("foretrait.yaml", "")).settings())
                .isEmpty();
    }

    @Test
    void aSpaceIsFoundFromAnyFolderInside(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("foretrait.yaml"), "name: A\n");
        Path inside = Files.createDirectories(folder.resolve("traits/deep"));

        assertThat(SpaceFolder.find(inside)).contains(folder.toAbsolutePath());
        assertThat(SettingsFile.inSpace(folder).settings())
                .map(SpaceSettings::name)
                .contains("A");
        assertThat(SpaceFolder.find(folder.getRoot())).isEmpty();
    }

    @Test
    void aMissingFileIsAFinding(@TempDir Path folder) {
        assertThat(SettingsFile.inSpace(folder).findings())
                .extracting(Diagnostic::message)
                .containsExactly("there is no such file");
    }

    private static SpaceSettings read(String text) {
        SettingsReading reading = SettingsFile.inText(new Source("foretrait.yaml", text));
        assertThat(reading.findings()).isEmpty();
        return reading.settings().orElseThrow();
    }

    private static List<String> findings(String text) {
        return SettingsFile.inText(new Source("foretrait.yaml", text)).findings().stream()
                .map(SettingsFileTest::rendered)
                .toList();
    }

    private static String rendered(Diagnostic finding) {
        Source.Position place = finding.source().position(finding.span().start());
        return place.line() + ":" + place.column() + " " + finding.rule().id() + " " + finding.message()
                + finding.advice().map(hint -> " = " + hint).orElse("");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "choices: { U-18: } | 2:12 E-CHOICE no option is written behind 'U-18' = one of: RETAIN, RESET",
                "choices: { U-18: [] } | 2:12 E-CHOICE no option is written behind 'U-18' = one of: RETAIN, RESET",
                "choices: { U-56: [ALWAYS, NEVER] } | 2:27 E-CHOICE 'NEVER' answers what 'ALWAYS' has answered = keep one of the two",
                "choices: [U-18] | 2:10 E-VALUE 'choices' is written as fields, this is a list = write each field as 'name: value', on a line of its own",
                "choices: { U-18: { a: b } } | 2:18 E-VALUE 'U-18' is a text or a list of texts, this is a group of fields = text that holds : # [ ] { or } stands between quotes",
                "identifiers: { email: { limit: 9999999999999999999 } } | 2:32 E-VALUE 'limit' has at most 18 digits, this is '9999999999999999999'",
                "slug: *x | 2:7 E-YAML *x repeats a value that no &x above names = write the value out; text that begins with * stands between quotes"
            })
    void nonsenseIsToldFromSenseAndWhatToDo(String line, String said) {
        assertThat(findings("name: Garage\n" + line + "\n")).containsExactly(said);
    }
}
