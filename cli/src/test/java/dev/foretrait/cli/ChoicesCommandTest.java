package dev.foretrait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.semantics.Choice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ChoicesCommandTest {

    @TempDir
    Path folder;

    @Test
    void everyChoiceIsListedWithItsReason() {
        Ran ran = Ran.in(folder, "choices");
        assertThat(ran.status()).isZero();
        for (Choice choice : Choice.values()) {
            assertThat("\n" + ran.out())
                    .contains("\n" + choice.id() + " ".repeat(9 - choice.id().length()));
        }
    }

    @Test
    void whatTheSpaceSwitchesIsShownWithItsPlace() throws IOException {
        Files.writeString(folder.resolve("foretrait.yaml"), """
                name: A
                choices:
                  U-18: RESET
                  U-11: EXACT
                  I-07: CLASSIC
                """);
        assertThat(Ran.in(folder, "choices", "U-18", "U-11", "I-07", "X-01").out())
                .isEqualTo("""
                U-18     What is a session trait once its session is over?
                         the last session's value stays; sessions are cut after all other
                         filters and mix with no window, because the value is said to be that of
                         the current or most recent session
                         in force: RESET (foretrait.yaml:3:3); default: RETAIN; can be RETAIN,
                         RESET
                U-11     Is now cut to the hour?
                         no, because exact is testable and differs by less than an hour
                         in force: EXACT (foretrait.yaml:4:3); can be EXACT, HOUR
                I-07     What becomes of a dropped identifier that is free?
                         it is added if it fits, because ids within limits are accepted
                         in force: CLASSIC (foretrait.yaml:5:3); default: CURRENT; can be
                         CURRENT, CLASSIC, FROZEN
                X-01     How are exports laid out in a bucket?
                         folders only hint at the source, because only the format is published
                         fixed: files are found by what they hold, wherever they lie
                """);
    }

    @Test
    void whatOtherSettingsDecideIsShownAsTheyHaveIt() throws IOException {
        Files.writeString(folder.resolve("foretrait.yaml"), """
                name: A
                limits: { L-EVT-4: 200 }
                identifiers: { ga_client_id: off }
                """);
        assertThat(Ran.in(folder, "choices", "M-11").out()).isEqualTo("""
                M-11     Are 300 properties one too many?
                         for identify yes, for others from 301, because both sentences are taken
                         literally
                         fixed: they are limits: L-EVT-4 and L-EVT-5; here: L-EVT-4 200
                         properties, L-EVT-5 300 properties
                """);
        assertThat(Ran.in(folder, "choices", "F-02").out())
                .contains("here: android.id,", "user_id")
                .doesNotContain("ga_client_id");
        assertThat(Ran.in(folder, "choices", "F-02", "U-71", "--format", "json").out())
                .contains("\"email\"", "\"L-DEF-14 73 characters\"");
    }

    /** A reason that names a limit, a rule or the identifiers tells how they are set. */
    @Test
    void everyReasonThatNamesASettingShowsIt() {
        for (Choice choice : Choice.values()) {
            boolean names = choice.whyFixed()
                    .filter(why -> why.matches(".*(L-[A-Z]{3}-|lint: |'identifiers).*"))
                    .isPresent();
            String shown = Ran.in(folder, "choices", choice.id()).out();
            assertThat(shown.contains("here: ")).as(shown).isEqualTo(names);
        }
    }

    @Test
    void onlySwitchableOnesCanBeAskedFor() {
        JsonNode choices = JsonMapper.shared()
                .readTree(Ran.in(folder, "choices", "--switchable", "--format", "json")
                        .out())
                .get("choices");
        assertThat(choices.size()).isEqualTo(Choice.switchable().size());
        JsonNode zero = choices.valueStream()
                .filter(choice -> choice.get("number").asString().equals("U-56"))
                .findFirst()
                .orElseThrow();
        assertThat(zero.toString())
                .contains(
                        "\"inForce\":[\"ACCOUNTS_ONLY\",\"ZERO_OR_NULL\"]",
                        "\"default\":[\"ACCOUNTS_ONLY\",\"ZERO_OR_NULL\"]",
                        "\"options\":[\"ACCOUNTS_ONLY\",\"ALWAYS\",\"NEVER\",\"ZERO_OR_NULL\",\"RETAIN\"]",
                        "\"setAt\":null");
    }

    @Test
    void spreadsheetsGetARowEach() {
        assertThat(Ran.in(folder, "choices", "U-14", "--format", "csv").out()).isEqualTo("""
                number,question,answer,in_force,default,options,reason,fixed,elsewhere,set_at
                U-14,Do events later than now count?,"not in windows and sessions, but without a window",\
                WITHOUT_WINDOW,WITHOUT_WINDOW,WITHOUT_WINDOW NEVER,that follows from the intervals,,,
                """);
    }

    @Test
    void anUnknownNumberGetsASuggestion() {
        Ran ran = Ran.in(folder, "choices", "u11");
        assertThat(ran.status()).isEqualTo(ExitStatus.UNUSABLE);
        assertThat(ran.err()).isEqualTo("""
                foretrait: there is no choice 'u11'
                  did you mean U-11: Is now cut to the hour?
                """);
        assertThat(Ran.in(folder, "choices", "now").err()).contains("'foretrait choices' lists all");
    }
}
