package dev.foretrait.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void thousandsAreSetApart() {
        assertThat(Figures.grouped(0)).isEqualTo("0");
        assertThat(Figures.grouped(999)).isEqualTo("999");
        assertThat(Figures.grouped(20_412)).isEqualTo("20,412");
        assertThat(Figures.grouped(-1_234_567)).isEqualTo("-1,234,567");
        assertThat(Figures.grouped(new BigDecimal("-123456.789"))).isEqualTo("-123,456.79");
        assertThat(Figures.grouped(new BigDecimal("1E+3"))).isEqualTo("1,000");
    }

    @Property
    void groupingOnlyAddsCommas(@ForAll long number) {
        assertThat(Figures.grouped(number).replace(",", "")).isEqualTo(Long.toString(number));
    }

    @Test
    void shareOfNearlyNothingAndNearlyAllIsVisible() {
        assertThat(Figures.percent(0, 10)).isEqualTo("0 %");
        assertThat(Figures.percent(1, 1_000)).isEqualTo("<1 %");
        assertThat(Figures.percent(1_102, 1_284)).isEqualTo("86 %");
        assertThat(Figures.percent(999, 1_000)).isEqualTo(">99 %");
        assertThat(Figures.percent(10, 10)).isEqualTo("100 %");
        assertThat(Figures.percent(0, 0)).isEqualTo("0 %");
    }

    @Test
    void bytesTakeTheUnitThatKeepsThemShort() {
        assertThat(Figures.bytes(1)).isEqualTo("1 byte");
        assertThat(Figures.bytes(999)).isEqualTo("999 bytes");
        assertThat(Figures.bytes(48_312_000)).isEqualTo("48.3 MB");
        assertThat(Figures.bytes(125_610_578)).isEqualTo("126 MB");
        assertThat(Figures.bytes(999_960)).isEqualTo("1 MB");
    }

    @Test
    void elapsedTimeIsRoundedToWhatMatters() {
        assertThat(Figures.elapsed(Duration.ofMillis(41))).isEqualTo("41 ms");
        assertThat(Figures.elapsed(Duration.ofMillis(1_390))).isEqualTo("1.3 s");
        assertThat(Figures.elapsed(Duration.ofSeconds(125))).isEqualTo("2 min 5 s");
    }
}
