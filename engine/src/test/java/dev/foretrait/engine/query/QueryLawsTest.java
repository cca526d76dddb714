package dev.foretrait.engine.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.diagnostic.Renderer;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.semantics.Braces;
import dev.foretrait.engine.semantics.EscapedDots;
import dev.foretrait.engine.semantics.Limits;
import dev.foretrait.engine.semantics.Semantics;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

/** What holds of every query: printing and reading are each other's reverse, and both kinds of reader agree. */
@Domain(Trees.class)
class QueryLawsTest {

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void whatIsPrintedReadsBackAsTheSameTree(
            @ForAll Trees.Checked checked, @ForAll EscapedDots dots, @ForAll Braces braces) {
        Semantics semantics = Semantics.DEFAULT.with(dots).with(braces);
        String printed = Printer.of(semantics).text(checked.query());

        Reading reading = read(printed, checked, Acceptance.STRICT, semantics);

        assertThat(reading.query())
                .as(Renderer.PLAIN.render(reading.diagnostics()))
                .contains(checked.query());
        assertThat(reading.diagnostics()).extracting(found -> found.rule().id()).doesNotContain("W-BRACES");
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void printingTwiceGivesTheSame(@ForAll Trees.Checked checked) {
        String printed = Printer.print(checked.query());

        Query again = read(printed, checked, Acceptance.STRICT).query().orElseThrow();

        assertThat(Printer.print(again)).isEqualTo(printed);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void whatAStrictReaderAcceptsMeansTheSameToALenientOne(@ForAll Trees.Checked checked) {
        String printed = Printer.print(checked.query());

        assertThat(read(printed, checked, Acceptance.LENIENT).query()).contains(checked.query());
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void theOrderOfFiltersOfDifferentKindsHasNoEffect(@ForAll Trees.Checked checked) {
        if (checked.query() instanceof Query.Trait trait) {
            Chain chain = trait.chain();
            List<Filter> kindsReversed = chain.filters().stream()
                    .sorted((left, right) -> right.function().compareTo(left.function()))
                    .toList();

            assertThat(new Chain(chain.extractor(), chain.name(), kindsReversed, chain.reduction(), chain.span()))
                    .isEqualTo(chain);
        }
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void everyFindingIsInsideTheText(@ForAll Trees.Checked checked) {
        String printed = Printer.print(checked.query());

        for (Diagnostic found : read(printed, checked, Acceptance.STRICT).diagnostics()) {
            assertThat(found.span().end()).isLessThanOrEqualTo(printed.length());
            assertThat(found.isError()).isFalse();
        }
    }

    private static Reading read(String text, Trees.Checked checked, Acceptance acceptance) {
        return read(text, checked, acceptance, Semantics.DEFAULT);
    }

    private static Reading read(String text, Trees.Checked checked, Acceptance acceptance, Semantics semantics) {
        return QueryReader.read(
                new Source("query", text),
                checked.kind(),
                checked.level(),
                acceptance,
                new Dialect(Limits.PUBLISHED, semantics));
    }
}
