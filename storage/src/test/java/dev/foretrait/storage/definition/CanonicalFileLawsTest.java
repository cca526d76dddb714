package dev.foretrait.storage.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.definition.Origin;
import dev.foretrait.engine.diagnostic.Renderer;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.query.Acceptance;
import dev.foretrait.engine.query.Dialect;
import dev.foretrait.engine.query.Kind;
import dev.foretrait.fixtures.arbitrary.Definitions;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of the canonical form of every file. */
class CanonicalFileLawsTest {

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void whatIsDefinedAndEveryCommentStays(@ForAll("files") String text) {
        String formatted = formatted(text);
        assertThat(meanings(formatted)).isEqualTo(meanings(text)).isNotEmpty();
        assertThat(comments(formatted)).containsExactlyInAnyOrderElementsOf(comments(text));
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void theCanonicalFormOfACanonicalFormIsItself(@ForAll("files") String text) {
        String formatted = formatted(text);
        assertThat(formatted(formatted)).isEqualTo(formatted);
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void theOtherSpellingDefinesTheSame(@ForAll("files") String text, @ForAll Origin spelling) {
        CanonicalFile file =
                CanonicalFile.of(source(text), Kind.TRAIT, Acceptance.STRICT, Dialect.PUBLISHED, Optional.of(spelling));
        assertThat(file.findings()).isEmpty();
        assertThat(meanings(file.text().orElseThrow())).isEqualTo(meanings(text));
    }

    /** Files of up to three traits: fields in any order, comments anywhere, queries and forms. */
    @Provide
    Arbitrary<String> files() {
        return Combinators.combine(Definitions.traits().list().ofMinSize(1).ofMaxSize(3), Arbitraries.longs())
                .as((traits, seed) -> new UntidyFile(new Random(seed)).of(traits));
    }

    private static String formatted(String text) {
        CanonicalFile file = CanonicalFile.of(source(text), Kind.TRAIT, Dialect.PUBLISHED);
        assertThat(file.findings())
                .as(() -> text + Renderer.PLAIN.render(file.findings()))
                .isEmpty();
        return file.text().orElseThrow();
    }

    private static List<List<Object>> meanings(String text) {
        return DefinitionFiles.inText(source(text), Kind.TRAIT).definitions().stream()
                .map(CanonicalFileLawsTest::meaning)
                .toList();
    }

    private static List<Object> meaning(Definition definition) {
        return List.of(definition.key(), definition.name(), definition.tags(), definition.query());
    }

    private static List<String> comments(String text) {
        return text.lines()
                .filter(line -> line.contains("# "))
                .map(line -> line.substring(line.indexOf("# ")))
                .toList();
    }

    private static Source source(String text) {
        return new Source("traits/a.yaml", text);
    }
}
