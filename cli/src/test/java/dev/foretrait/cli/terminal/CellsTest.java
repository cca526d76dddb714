package dev.foretrait.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CellsTest {

    @Test
    void wideCharactersTakeTwoCellsAndMarksNone() {
        assertThat(Cells.width("abc")).isEqualTo(3);
        assertThat(Cells.width("日本")).isEqualTo(4);
        assertThat(Cells.width("e\u0301")).isEqualTo(1);
        assertThat(Cells.width("😀")).isEqualTo(2);
    }

    @Test
    void escapeSequencesFromDataDoNotReachTheTerminal() {
        assertThat(Cells.printable("\u001b[31mred\u001b[0m")).isEqualTo("␛[31mred␛[0m");
        assertThat(Cells.printable("a\u202eb\ud800c\u009b")).isEqualTo("a\ufffdb\ufffdc\ufffd");
        assertThat(Cells.printable("Grüße 😀")).isEqualTo("Grüße 😀");
    }

    @Test
    void whatDoesNotFitEndsInAnEllipsis() {
        assertThat(Cells.fit("Used vehicles", 8)).isEqualTo("Used ve…");
        assertThat(Cells.fit("Used vehicles", 13)).isEqualTo("Used vehicles");
        assertThat(Cells.fit("日本語", 4)).isEqualTo("日…");
    }

    @Property
    void fittedTextNeverTakesMoreCells(@ForAll String text, @ForAll @IntRange(min = 1, max = 40) int cells) {
        assertThat(Cells.width(Cells.fit(Cells.printable(text), cells))).isLessThanOrEqualTo(cells);
    }

    @Property
    void printableTextStaysAsItIs(@ForAll String text) {
        String shown = Cells.printable(text);
        assertThat(Cells.printable(shown)).isEqualTo(shown);
        assertThat(shown.chars()).noneMatch(Character::isISOControl);
    }
}
