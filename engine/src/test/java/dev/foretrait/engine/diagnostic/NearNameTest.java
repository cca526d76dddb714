package dev.foretrait.engine.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NearNameTest {

    private static final List<String> KNOWN = List.of("conditions", "event", "exclude_sources", "name");

    @Test
    void aSlipOfTheFingerIsNear() {
        assertThat(NearName.of("condition", KNOWN)).contains("conditions");
        assertThat(NearName.of("evnet", KNOWN)).contains("event");
        assertThat(NearName.of("Exclude-Sources", KNOWN)).contains("exclude_sources");
    }

    @Test
    void anotherWordIsNot() {
        assertThat(NearName.of("colour", KNOWN)).isEmpty();
        assertThat(NearName.of("", KNOWN)).isEmpty();
    }

    @Test
    void asManyNamesAreListedAsCanBeRead() {
        assertThat(NearName.listed(List.of("a", "b"))).isEqualTo("one of: a, b");
        List<String> many = IntStream.range(0, 300).mapToObj(at -> "t" + at).toList();
        assertThat(NearName.listed(many)).endsWith(", t39, 260 more");
    }
}
