package dev.foretrait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.cli.terminal.Terminal;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {

    @Test
    void terminalsHaveTheWidthThatTheLauncherSays() {
        assertThat(of("120 80").outputColumns()).hasValue(120);
        assertThat(of("120 80").errorColumns()).hasValue(80);
        assertThat(of("- 80").outputColumns()).isEmpty();
        assertThat(of("120 -").errorColumns()).isEmpty();
        assertThat(Environment.ofProcess(Map.of()).outputColumns()).isEmpty();
        assertThat(Environment.ofProcess(Map.of()).errorColumns()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "abc", "100000", "-5", "80,24", "12 0"})
    void aTerminalOfAnUnreadableWidthIsOneAllTheSame(String width) {
        assertThat(of(width + " -").outputColumns().isPresent()).isTrue();
        assertThat(of(width + " -").errorColumns()).isEmpty();
        assertThat(of("- " + width).errorColumns()).isEqualTo(OptionalInt.of(Terminal.USUAL_WIDTH));
        assertThat(of("- " + width).outputColumns()).isEmpty();
    }

    private static Environment of(String terminals) {
        return Environment.ofProcess(Map.of(Environment.COLUMNS_VARIABLE, terminals));
    }
}
