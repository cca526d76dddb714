package dev.foretrait.cli.fmt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class LineDiffTest {

    @Test
    void equalTextsHaveNoDifference() {
        assertThat(LineDiff.of("a", "canonical", "x\ny\n", "x\ny\n")).isEmpty();
    }

    @Test
    void changesFarApartAreHunksOfTheirOwn() {
        String before = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n";
        assertThat(LineDiff.of(
                        "a", "canonical", before, before.replace("2\n3", "3").replace("11\n", "11\n11a\n")))
                .containsExactly(
                        "--- a",
                        "+++ a (canonical)",
                        "@@ -1,5 +1,4 @@",
                        " 1",
                        "-2",
                        " 3",
                        " 4",
                        " 5",
                        "@@ -9,4 +8,5 @@",
                        " 9",
                        " 10",
                        " 11",
                        "+11a",
                        " 12");
    }

    @Property(tries = 200)
    void oneTextAndTheDifferenceMakeTheOther(@ForAll("texts") String before, @ForAll("texts") String after) {
        List<String> left = new ArrayList<>();
        List<String> right = new ArrayList<>();
        List<String> diff = LineDiff.of("a", "canonical", before, after);
        for (String line : diff.subList(Math.min(2, diff.size()), diff.size())) {
            if (line.startsWith("-") || line.startsWith(" ")) {
                left.add(line.substring(1));
            }
            if (line.startsWith("+") || line.startsWith(" ")) {
                right.add(line.substring(1));
            }
        }
        if (before.equals(after)) {
            assertThat(diff).isEmpty();
        } else {
            assertThat(before.lines().toList()).containsSubsequence(left);
            assertThat(after.lines().toList()).containsSubsequence(right);
            assertThat(before.lines().count() - left.size())
                    .isEqualTo(after.lines().count() - right.size());
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a", "b", "c").list().ofMaxSize(20).map(lines -> String.join("\n", lines));
    }
}
