package dev.foretrait.engine.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LimitsTest {

    @Test
    void aContractOverridesOneNumberAndNoOther() {
        Limits limits =
                Limits.PUBLISHED.with(Limit.HISTORY, OptionalLong.empty()).with(Limit.MERGES, OptionalLong.of(7));

        assertThat(limits.of(Limit.HISTORY)).isEmpty();
        assertThat(limits.of(Limit.MERGES)).hasValue(7);
        assertThat(limits.of(Limit.PROPERTIES)).hasValue(300);
        assertThat(Limits.PUBLISHED.of(Limit.MERGES)).hasValue(100);
    }

    /** M-10. */
    @Test
    void sizesAreAsLongAsAKilobyteIs() {
        Limits own = Limits.PUBLISHED.with(Limit.BATCH_SIZE, OptionalLong.empty());

        assertThat(own.with(Kilobyte.OF_1024)).isEqualTo(own);
        assertThat(own.with(Kilobyte.OF_1000)).isEqualTo(own.with(Limit.MESSAGE_SIZE, OptionalLong.of(32_000)));
    }

    @Test
    void aRangeIsTwoLimitsOfOneNumber() {
        assertThat(Limit.numbered("L-DEF-3")).containsExactly(Limit.SESSION_LEAST, Limit.SESSION_MOST);
        assertThat(Limit.numbered("L-DEF-99")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyLimitIsOneOfTheSpecification(Limit limit) throws IOException {
        assertThat(Files.readString(Path.of("..", "docs", "segment", "limits.md")))
                .contains("| " + limit.id() + " |");
    }
}
