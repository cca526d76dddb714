package dev.foretrait.storage.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.definition.BuilderCondition;
import dev.foretrait.engine.definition.BuilderForm;
import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.definition.Origin;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.query.Dialect;
import dev.foretrait.engine.query.Kind;
import dev.foretrait.engine.query.Operand;
import dev.foretrait.engine.query.Query;
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

/** What holds of every file in which a definition gets another query. */
class MendedFileLawsTest {

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void readAgainTheDefinitionHasTheQueryAndNothingElseChanges(@ForAll("files") String text) {
        List<Definition> before = read(text);
        for (Definition definition : before) {
            Query wanted = otherNames(definition);
            String mended = mended(text, definition, wanted).orElseThrow();
            List<Definition> after = read(mended);
            assertThat(after)
                    .extracting(Definition::key)
                    .isEqualTo(before.stream().map(Definition::key).toList());
            for (int at = 0; at < after.size(); at++) {
                Definition was = before.get(at);
                assertThat(after.get(at).query()).isEqualTo(was == definition ? wanted : was.query());
            }
            assertThat(comments(mended)).isEqualTo(comments(text));
        }
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void aQueryCanBecomeAnyOther(@ForAll("files") String text, @ForAll("traits") Query.Trait wanted) {
        for (Definition definition : read(text)) {
            if (definition.origin() == Origin.QUERY) {
                assertThat(mended(text, definition, wanted)).isPresent();
            }
        }
    }

    @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
    void mendedTwiceIsMendedOnce(@ForAll("files") String text) {
        Definition definition = read(text).get(0);
        Query wanted = otherNames(definition);
        String once = mended(text, definition, wanted).orElseThrow();
        assertThat(mended(once, read(once).get(0), wanted)).contains(once);
        assertThat(mended(text, definition, definition.query())).contains(text);
    }

    @Provide
    Arbitrary<String> files() {
        return Combinators.combine(Definitions.traits().list().ofMinSize(1).ofMaxSize(3), Arbitraries.longs())
                .as((traits, seed) -> new UntidyFile(new Random(seed)).of(traits));
    }

    @Provide
    Arbitrary<Query.Trait> traits() {
        return Definitions.traits();
    }

    /** The same form with another event and other properties; of a query that has no form, a query of another. */
    private static Query otherNames(Definition definition) {
        return BuilderForm.of(definition.query())
                .map(form -> (Query) new BuilderForm(
                                form.type(),
                                "It's: another, #1 [of] {many}",
                                form.item().map(MendedFileLawsTest::other),
                                form.conditions().stream()
                                        .map(each -> new BuilderCondition(
                                                other(each.field()), each.comparator(), each.arguments()))
                                        .toList(),
                                form.minimumFrequency(),
                                form.valueType(),
                                form.window(),
                                form.excludedSources())
                        .toQuery())
                .orElse(definition.query());
    }

    private static Operand.Field other(Operand.Field field) {
        return new Operand.Field(field.scope(), PropertyPath.parse("other.na\\.me"), Span.NONE);
    }

    private static Optional<String> mended(String text, Definition definition, Query wanted) {
        return MendedFile.of(source(text), Kind.TRAIT, Dialect.PUBLISHED, definition.key(), wanted);
    }

    private static List<Definition> read(String text) {
        return DefinitionFiles.inText(source(text), Kind.TRAIT).definitions();
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
