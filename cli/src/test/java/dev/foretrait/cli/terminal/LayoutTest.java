package dev.foretrait.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class LayoutTest {

    @Test
    void aBarIsDrawnToAnEighthOfACell() {
        assertThat(Bar.of(12, 12, 12)).isEqualTo("█".repeat(12));
        assertThat(Bar.of(1, 2, 5)).isEqualTo("██▌");
        assertThat(Bar.of(1, 1_000_000, 12)).isEqualTo("▏");
        assertThat(Bar.of(0, 12, 12)).isEmpty();
    }

    @Property
    void aBarNeverOutgrowsItsCells(
            @ForAll @LongRange(min = 0, max = 1_000_000) long part, @ForAll @IntRange(min = 1, max = 60) int cells) {
        assertThat(Cells.width(Bar.of(part, 1_000_000, cells))).isLessThanOrEqualTo(cells);
    }

    @Test
    void aTableGivesWayWhereItIsWidest() {
        Table table = new Table(List.of(Table.Column.left("event"), Table.Column.right("messages")));
        table.add(List.of("Flex - Engagement Completed", "5,310"));
        table.add(List.of("Page Viewed", "12"));
        assertThat(table.lines(30, Paint.PLAIN))
                .containsExactly(
                        "event                 messages",
                        "Flex - Engagement C…     5,310",
                        "Page Viewed                 12");
    }

    @Test
    void piecesFlowOntoTheNextLine() {
        Flow flow = new Flow("  ", "    ", 20);
        flow.add("one").add("two").add("three").add("four");
        assertThat(flow.lines()).containsExactly("  one    two", "  three    four");
    }

    @Test
    void colourIsAddedOnlyWhereWanted() {
        assertThat(new Paint(true).red("no")).isEqualTo("\u001b[31mno\u001b[0m");
        assertThat(Paint.PLAIN.red("no")).isEqualTo("no");
    }

    @Test
    void progressIsWipedAtTheEnd() {
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(screen, true, StandardCharsets.UTF_8);
        try (ProgressBar bar = new ProgressBar(print, 80, Paint.PLAIN, 0)) {
            bar.show(50, 100, 1_000, 1_000_000_000L);
            bar.show(51, 100, 1_020, 1_010_000_000L);
        }
        assertThat(screen.toString(StandardCharsets.UTF_8))
                .isEqualTo("\r\u001b[K████████████             50 %  1,000 messages  1,000/s  1 s left\r\u001b[K");
    }
}
