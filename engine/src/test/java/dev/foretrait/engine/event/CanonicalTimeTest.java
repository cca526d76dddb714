package dev.foretrait.engine.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalTimeTest {

    @Test
    void readsWhatFormatWritesFromYear0To9999() {
        long first = Instant.parse("0000-01-01T00:00:00Z").toEpochMilli();
        long last = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            long millis = random.nextLong(first, last + 1);
            assertThat(read(IsoTime.format(Instant.ofEpochMilli(millis)))).isEqualTo(millis);
        }
        assertThat(read(IsoTime.format(Instant.ofEpochMilli(first)))).isEqualTo(first);
        assertThat(read(IsoTime.format(Instant.ofEpochMilli(last)))).isEqualTo(last);
    }

    @Test
    void formatsAsTheJdkDoes() {
        DateTimeFormatter formatter =
                new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);
        Random random = new Random(8);
        for (int round = 0; round < 20_000; round++) {
            Instant instant = Instant.ofEpochSecond(
                    random.nextLong(-70_000_000_000L, 300_000_000_000L), random.nextInt(1_000_000_000));
            assertThat(IsoTime.format(instant)).isEqualTo(formatter.format(instant));
        }
        assertThat(IsoTime.format(Instant.MAX)).isEqualTo(formatter.format(Instant.MAX));
        assertThat(IsoTime.format(Instant.MIN)).isEqualTo(formatter.format(Instant.MIN));
    }

    @Test
    void meansWhatTheSameTimeMeansWithAnotherSpellingOfItsZone() {
        Random random = new Random(9);
        for (int round = 0; round < 20_000; round++) {
            String text = IsoTime.format(Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L)));
            assertThat(IsoTime.parse(text)).isPresent().isEqualTo(IsoTime.parse(text.replace("Z", "+00:00")));
        }
        assertThat(IsoTime.parse("2023-02-29T10:15:30.123Z")).isEmpty();
        assertThat(IsoTime.parse("2024-02-05T10:15:30.1\u0130Z")).isEmpty();
    }

    @Test
    void knowsLeapDays() {
        assertThat(read("2024-02-29T00:00:00.000Z"))
                .isEqualTo(Instant.parse("2024-02-29T00:00:00Z").toEpochMilli());
        assertThat(read("2000-02-29T00:00:00.000Z"))
                .isEqualTo(Instant.parse("2000-02-29T00:00:00Z").toEpochMilli());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-02-05T10:15:30Z",
                "2024-02-05 10:15:30.123Z",
                "2024-02-05T10:15:30.12:Z",
                "2024-02-05T10:15:30.1/3Z",
                "2024-02-05T10:15:30.123z",
                "2024-02-05T24:00:00.000Z",
                "2024-02-05T10:60:00.000Z",
                "2024-02-05T10:15:60.000Z",
                "2024-00-05T10:15:30.123Z",
                "2024-13-05T10:15:30.123Z",
                "2024-02-00T10:15:30.123Z",
                "2023-02-29T10:15:30.123Z",
                "1900-02-29T10:15:30.123Z",
                "2024-04-31T10:15:30.123Z"
            })
    void refusesEveryOtherText(String text) {
        assertThat(read(text)).isEqualTo(IsoTime.NOT_CANONICAL);
    }

    private static long read(String text) {
        return IsoTime.canonicalMillis(("x" + text + "x").getBytes(StandardCharsets.UTF_8), 1, text.length());
    }

    @Test
    void aTextAsLongAsATimeNeedNotBeLatin() {
        String clef = "\uD834\uDD1E";
        assertThat(IsoTime.parse(clef + "26-03-01T11:04:56.789Z")).isEmpty();
        assertThat(IsoTime.parse(clef.repeat(12))).isEmpty();
        assertThat(IsoTime.parse("\u0662026-03-01T11:04:56.78Z")).isEmpty();
    }
}
