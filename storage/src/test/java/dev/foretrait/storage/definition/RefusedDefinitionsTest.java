package dev.foretrait.storage.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.diagnostic.Renderer;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.query.Kind;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every {@code refused/*.yaml} beside the findings it leads to. */
class RefusedDefinitionsTest {

    @ParameterizedTest
    @MethodSource
    void eachMistakeIsFoundInItsPlace(String name) throws IOException {
        String text = Files.readString(folder().resolve(name));

        DefinitionSet read = DefinitionFiles.inText(new Source(name, text), Kind.TRAIT);

        assertThat(rendered(read)).isEqualTo(Files.readString(folder().resolve(name.replace(".yaml", ".txt"))));
    }

    static List<String> eachMistakeIsFoundInItsPlace() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    private static String rendered(DefinitionSet read) {
        String definitions = read.definitions().stream()
                .map(definition -> "read: " + definition.key() + "\n")
                .collect(Collectors.joining());
        return Renderer.PLAIN.render(read.findings()) + definitions;
    }

    private static Path folder() {
        try {
            return Path.of(Objects.requireNonNull(RefusedDefinitionsTest.class.getResource("refused"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
