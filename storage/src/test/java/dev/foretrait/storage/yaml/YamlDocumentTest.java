package dev.foretrait.storage.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.diagnostic.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlDocumentTest {

    @Test
    void aByteOrderMarkIsNoPartOfTheText() {
        YamlDocument document = YamlDocument.parse("a.yaml", "\uFEFFa: 1".getBytes(UTF_8));

        assertThat(document.findings()).isEmpty();
        assertThat(document.source().text()).isEqualTo("a: 1");
    }

    @Test
    void aByteThatIsNoUtf8IsPointedAt() {
        byte[] bytes = {'a', ':', ' ', '\n', 'b', (byte) 0xE9, 'c'};

        YamlDocument document = YamlDocument.parse("a.yaml", bytes);

        Diagnostic finding = document.findings().get(0);
        assertThat(document.findings()).hasSize(1);
        assertThat(finding.message()).isEqualTo("the byte 0xE9 behind this is not UTF-8");
        assertThat(finding.source().position(finding.span().start())).isEqualTo(new Source.Position(2, 2));
    }

    @Test
    void aTruncatedCharacterAtTheEndIsPointedAt() {
        byte[] bytes = {'a', (byte) 0xE2, (byte) 0x98};

        assertThat(messages(YamlDocument.parse("a.yaml", bytes)))
                .containsExactly("the byte 0xE2 behind this is not UTF-8");
    }

    @Test
    void aFolderIsNoFile(@TempDir Path folder) {
        assertThat(messages(YamlDocument.read(folder, "x.yaml"))).containsExactly("this is a folder, not a file");
    }

    @Test
    void aHugeFileIsRefused(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("huge.yaml");
        Files.write(file, new byte[YamlDocument.MAX_BYTES + 1]);

        assertThat(messages(YamlDocument.read(file, "huge.yaml"))).containsExactly("the file is larger than 4 MiB");
    }

    @Test
    void aCharacterThatYamlForbidsIsNamed() {
        assertThat(messages(parse("a: \u0007"))).containsExactly("the character U+0007 is not allowed in YAML");
    }

    @Test
    void aliasesRepeatValues() {
        YamlDocument document = parse("a: &x [1, 2]\nb: *x\n");

        Yaml.Mapping root = (Yaml.Mapping) document.root().orElseThrow();
        assertThat(root.get("b")).isEqualTo(root.get("a"));
    }

    @Test
    void aliasesThatMultiplyAreRefused() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1, i - 1));
        }

        assertThat(messages(parse(bomb.toString())))
                .containsExactly("this would be more than 200000 values, with the aliases written out");
    }

    @Test
    void aValueThatHoldsItselfIsRefused() {
        assertThat(messages(parse("a: &x [*x]"))).containsExactly("*x repeats a value that no &x above names");
    }

    @Test
    void halfACharacterIsAFindingInItsPlace() {
        YamlDocument document = YamlDocument.parse(new Source("x.yaml", "name: 😀 \ud83d"));

        assertThat(document.root()).isEmpty();
        assertThat(document.findings())
                .singleElement()
                .satisfies(found -> assertThat(found.span().start()).isEqualTo(9));
    }

    @Test
    void whatTheParserStumblesOverIsAFinding() {
        YamlDocument document = YamlDocument.parse(new Source("x.yaml", "query: >\ud835\udfd9-\n  text\n"));

        assertThat(document.root()).isEmpty();
        assertThat(document.findings())
                .singleElement()
                .satisfies(found -> assertThat(found.rule()).isEqualTo(YamlRule.SYNTAX));
    }

    @Test
    void charactersOfTwoHalvesMayStandAnywhere() {
        for (int length = 1_000; length < 1_050; length++) {
            String value = "x".repeat(length) + "😀".repeat(600);
            assertThat(YamlDocument.parse(new Source("x.yaml", "name: " + value))
                            .root())
                    .hasValueSatisfying(root -> assertThat(root.toString()).contains(value));
        }
    }

    @Test
    void whatTheParserGivesUpOnWithoutAPlaceIsAFindingToo() {
        YamlDocument document = YamlDocument.parse(new Source("x.yaml", " ? 'x\n'---\n"));

        assertThat(document.root()).isEmpty();
        assertThat(document.findings()).isNotEmpty();
    }

    @Test
    void nestingWithoutEndIsRefused() {
        assertThat(messages(parse("[".repeat(100_000)))).containsExactly("this is nested more than 40 deep");
        assertThat(messages(parse("- ".repeat(10_000)))).containsExactly("this is nested more than 40 deep");
    }

    @Property
    void anyTextIsReadOrRefused(@ForAll("yamlish") String text) {
        YamlDocument document = parse(text);

        assertThat(document.root().isPresent()
                        || document.findings().isEmpty()
                        || document.findings().get(0).isError())
                .isTrue();
        for (Diagnostic finding : document.findings()) {
            assertThat(finding.span().end()).isLessThanOrEqualTo(text.length());
        }
    }

    @Provide
    Arbitrary<String> yamlish() {
        return Arbitraries.of(
                        "a", "key", ": ", ":", "\n", "  ", "- ", "[", "]", "{", "}", ", ", "'", "\"", "|", ">", "#",
                        "&a ", "*a", "!t ", "? ", "---", "...", "\t", "\\", "%", "@", "😀", "1", "true", "\r\n",
                        "\u0000", "<<")
                .list()
                .ofMaxSize(25)
                .map(parts -> String.join("", parts));
    }

    private static YamlDocument parse(String text) {
        return YamlDocument.parse(new Source("a.yaml", text));
    }

    private static List<String> messages(YamlDocument document) {
        return document.findings().stream().map(Diagnostic::message).toList();
    }
}
