package dev.foretrait.storage.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.diagnostic.Span;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScalarPlacesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q: event('A').count() TARGET\n",
                "q: event('A')\n   .count()\n   TARGET\n",
                "q: &here TARGET\n",
                "q: !tag 'TARGET'\n",
                "q: 'event(''A'').count() TARGET'\n",
                "q: 'event(''A'')\n\n  .count() TARGET'\n",
                "q: \"event('A \\u2603 \\x41\\t\\\\') TARGET\"\n",
                "q: \"event('\\U0001F600 \\U0001F600\\U0001F600 \\ud83d\\ude00') TARGET\"\n",
                "q: \"event('A')\\\n   .count() TARGET\"\n",
                "q: |\n  event('A')\n    .count()\n  TARGET\n",
                "q: |2-  # note\n    event('A')\n  TARGET\n",
                "q: >\n  event('A')\n  .count()\n\n  TARGET\n",
                "q: >-\r\n  event('A')\r\n  TARGET\r\n",
                "q: \"😀 event('😀')\" \nr: TARGET\n",
                "q: event('😀') TARGET\n",
                "[1, {q: TARGET}]",
            })
    void aWordIsFoundWhereItStands(String text) {
        Source source = new Source("a.yaml", text);
        Yaml.Scalar scalar = target(YamlDocument.parse(source).root().orElseThrow());
        int at = scalar.text().indexOf("TARGET");

        Span span = scalar.placesIn(source).inFile(new Span(at, at + 6));

        assertThat(span.start()).isEqualTo(text.indexOf("TARGET"));
        assertThat(span.end()).isEqualTo(text.indexOf("TARGET") + 6);
    }

    @Property
    void everyLetterIsFoundWhereItStandsInDoubleQuotes(@ForAll("texts") String text) {
        StringBuilder quoted = new StringBuilder("q: \"");
        text.codePoints()
                .forEach(c -> quoted.append(c == '"' || c == '\\' ? "\\" : "").appendCodePoint(c));
        everyLetterIsFound(quoted.append("\"\n").toString(), text);
    }

    @Property
    void everyLetterIsFoundWhereItStandsInSingleQuotes(@ForAll("texts") String text) {
        everyLetterIsFound("q: '" + text.replace("'", "''") + "'\n", text);
    }

    @Property
    void everyLetterIsFoundWhereItStandsInABlock(@ForAll("texts") String text) {
        everyLetterIsFound("q: |\n  x" + text + "\n", "x" + text + "\n");
    }

    @Test
    void thePlaceBehindTheLastLetterIsBehindIt() {
        Source source = new Source("a.yaml", "q: 'abc' # note\n");
        Yaml.Scalar scalar = target(YamlDocument.parse(source).root().orElseThrow());

        assertThat(scalar.placesIn(source).inFile(new Span(3, 3))).isEqualTo(new Span(7, 7));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a", "'", "\"", "\\", "😀", "é", "(", " b")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    private static void everyLetterIsFound(String file, String value) {
        Source source = new Source("a.yaml", file);
        Yaml.Scalar scalar = target(YamlDocument.parse(source).root().orElseThrow());
        assertThat(scalar.text()).isEqualTo(value);
        ScalarPlaces places = scalar.placesIn(source);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            int place = places.inFile(new Span(i, i + 1)).start();
            boolean escaped = file.charAt(place) == '\\' && file.charAt(place + 1) == c;
            assertThat(escaped || file.charAt(place) == c)
                    .as("%s at %d of %s", c, i, file)
                    .isTrue();
        }
    }

    private static Yaml.Scalar target(Yaml yaml) {
        if (yaml instanceof Yaml.Sequence sequence) {
            return target(sequence.elements().get(sequence.elements().size() - 1));
        }
        if (yaml instanceof Yaml.Mapping mapping) {
            return target(mapping.fields().get(mapping.fields().size() - 1).value());
        }
        return (Yaml.Scalar) yaml;
    }
}
