package dev.foretrait.engine.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChoiceTest {

    private static final Path SPECIFICATION = Path.of("..", "docs", "segment");
    private static final Pattern CHOSEN = Pattern.compile("\\((?:[A-Z]\\w* )?([UMIFX]-\\d\\d)\\)|^\\| (U-4\\d) \\|");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "query-language.md",
                "computed-traits.md",
                "limits.md",
                "messages.md",
                "identity.md",
                "flex.md",
                "exports.md"
            })
    void everyNumberOfTheSpecificationIsListed(String page) throws IOException {
        Set<String> listed = Stream.of(Choice.values()).map(Choice::id).collect(Collectors.toSet());

        Set<String> chosen = new TreeSet<>();
        for (String line : Files.readAllLines(SPECIFICATION.resolve(page))) {
            Matcher matcher = CHOSEN.matcher(line);
            while (matcher.find()) {
                chosen.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
            }
        }
        assertThat(chosen).isNotEmpty().isSubsetOf(listed);
    }

    @Test
    void everyReasonReadsOnBehindBecause() {
        assertThat(Choice.values())
                .extracting(Choice::reason)
                .allSatisfy(reason -> assertThat(reason)
                        .doesNotMatch(
                                "(as|seen|called|published|independent|readable|nearest|makes|keeps|fits|follows) .*")
                        .doesNotMatch("(the|a) (same|only|one|least|safe|total) .*"));
    }

    @Test
    void everyChoiceCanBeSwitchedOrSaysWhyNot() {
        for (Choice choice : Choice.values()) {
            assertThat(choice.whyFixed().isPresent()).as(choice.id()).isNotEqualTo(choice.isSwitchable());
            choice.whyFixed().ifPresent(why -> assertThat(why).as(choice.id()).isNotBlank());
            assertThat(choice.questions())
                    .as(choice.id())
                    .allSatisfy(options -> assertThat(options)
                            .hasSizeGreaterThanOrEqualTo(2)
                            .hasSameSizeAs(options.get(0).getDeclaringClass().getEnumConstants()));
        }
    }

    @Test
    void everyOptionIsSwitchedToByATest() throws IOException {
        StringBuilder tests = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith("Test.java")).toList()) {
                tests.append(Files.readString(file));
            }
        }
        for (Choice choice : Choice.switchable()) {
            for (List<Option> options : choice.questions()) {
                for (Option option : options.subList(1, options.size())) {
                    String name = option.getDeclaringClass().getSimpleName() + "." + option.name();
                    assertThat(tests.indexOf(name)).as(choice.id() + " " + name).isNotNegative();
                }
            }
        }
    }

    @Test
    void theFirstOptionOfAQuestionIsTheDefault() {
        for (Choice choice : Choice.values()) {
            for (List<Option> question : choice.questions()) {
                assertThat(Semantics.DEFAULT.with(question.get(0))).isEqualTo(Semantics.DEFAULT);
                assertThat(Semantics.DEFAULT.with(question.get(1))).isNotEqualTo(Semantics.DEFAULT);
            }
            assertThat(choice.options()).doesNotHaveDuplicates();
        }
    }

    @Test
    void aSwitchChangesItsOwnAnswerOnly() {
        Semantics switched = Semantics.DEFAULT
                .with(Choice.U_18, "RESET")
                .with(Choice.U_56, "ALWAYS")
                .with(Choice.U_56, "RETAIN");

        assertThat(switched.of(Semantics.SessionExpiry.class)).isEqualTo(Semantics.SessionExpiry.RESET);
        assertThat(switched.inForce(Choice.U_56))
                .containsExactly(Semantics.MaterializeZero.ALWAYS, Semantics.OnEmptyWindow.RETAIN);
        assertThat(switched.inForce(Choice.U_11)).containsExactly(Semantics.WindowGranularity.EXACT);
        assertThat(switched.inForce(Choice.X_01)).isEmpty();
        assertThat(switched).hasToString("[RESET, ALWAYS, RETAIN], PT26280H, lists of up to 10000");
    }

    @Test
    void anUnknownOptionIsNoSwitch() {
        assertThatThrownBy(() -> Semantics.DEFAULT.with(Choice.U_18, "LATER")).hasMessage("U-18 has no option LATER");
    }

    @Test
    void aChoiceIsFoundByItsNumber() {
        assertThat(Choice.numbered("U-18")).contains(Choice.U_18);
        assertThat(Choice.numbered("U-99")).isEmpty();
        assertThat(Choice.switchable()).contains(Choice.U_10, Choice.I_07).doesNotContain(Choice.X_01);
    }

    @Test
    void anotherSpellingOrANearNumberIsUnderstood() {
        assertThat(Choice.near("u18")).contains(Choice.U_18);
        assertThat(Choice.near("I_4")).contains(Choice.I_04);
        assertThat(Choice.near("U-99")).contains(Choice.U_88);
        assertThat(Choice.near("Z-1")).isEmpty();
        assertThat(Choice.near("now")).isEmpty();
    }
}
