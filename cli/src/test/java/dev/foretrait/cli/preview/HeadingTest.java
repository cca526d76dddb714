package dev.foretrait.cli.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class HeadingTest {

    @Test
    void namesCannotSteerTheTerminal() {
        Heading heading =
                new Heading("sh\u001b[31mop\n", "de\u0007v", 2, 1, 1, OptionalLong.empty(), Instant.ofEpochMilli(0));
        assertThat(heading.line())
                .isEqualTo("sh\u241b[31mop\u240a (de\u2407v) · 2 messages, 1 profile · as of 1970-01-01T00:00:00.000Z");
    }
}
