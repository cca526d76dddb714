package dev.foretrait.storage.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.query.Dialect;
import dev.foretrait.engine.query.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pairs of files in {@code src/test/mended}: as written, and with the definition {@code it} mended. */
class MendedFileTest {

    private static final Path FOLDER = Path.of("src/test/mended");
    private static final String BEFORE = ".before.yaml";

    static List<String> pairs() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(BEFORE))
                    .map(name -> name.substring(0, name.length() - BEFORE.length()))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void layoutAndCommentsStay(String name) throws IOException {
        String before = Files.readString(FOLDER.resolve(name + BEFORE));
        String after = Files.readString(FOLDER.resolve(name + ".after.yaml"));
        Definition wanted = it(after);
        assertThat(wanted.query()).isNotEqualTo(it(before).query());
        assertThat(MendedFile.of(source(before), Kind.TRAIT, Dialect.PUBLISHED, "it", wanted.query()))
                .contains(after);
    }

    @Test
    void aFileWhoseValuesAreRepeatedIsLeftAloneWhereOthersWouldChange() {
        String text = """
                traits:
                  - { key: it, type: event_counter, event: &sent Call }
                  - { key: other, type: event_counter, event: *sent }
                """;
        Definition wanted = it("{ key: it, type: event_counter, event: Message }");
        assertThat(MendedFile.of(source(text), Kind.TRAIT, Dialect.PUBLISHED, "it", wanted.query()))
                .isEqualTo(Optional.empty());
    }

    @Test
    void aDefinitionThatIsNotThereCannotBeMended() {
        Definition wanted = it("{ key: it, type: event_counter, event: Message }");
        assertThat(MendedFile.of(
                        source("key: its\nquery: event('A').count()\n"),
                        Kind.TRAIT,
                        Dialect.PUBLISHED,
                        "it",
                        wanted.query()))
                .isEmpty();
    }

    private static Definition it(String text) {
        return DefinitionFiles.inText(source(text), Kind.TRAIT).definitions().stream()
                .filter(each -> each.key().equals("it"))
                .findFirst()
                .orElseThrow();
    }

    private static Source source(String text) {
        return new Source("traits/it.yaml", text);
    }
}
