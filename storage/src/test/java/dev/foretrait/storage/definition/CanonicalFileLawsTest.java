package dev.foretrait.storage.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.definition.BuilderForm;
import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.definition.Origin;
import dev.foretrait.engine.diagnostic.Renderer;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.query.Acceptance;
import dev.foretrait.engine.query.Kind;
import dev.foretrait.engine.query.Printer;
import dev.foretrait.engine.query.Query;
import dev.foretrait.engine.semantics.Limits;
import dev.foretrait.fixtures.arbitrary.Definitions;
import dev.foretrait.storage.yaml.YamlText;
import java.util.ArrayList;
import java.util.Collections;
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
                CanonicalFile.of(source(text), Kind.TRAIT, Acceptance.STRICT, Limits.PUBLISHED, Optional.of(spelling));
        assertThat(file.findings()).isEmpty();
        assertThat(meanings(file.text().orElseThrow())).isEqualTo(meanings(text));
    }

    /** Files of up to three traits: fields in any order, comments anywhere, queries and forms. */
    @Provide
    Arbitrary<String> files() {
        return Combinators.combine(Definitions.traits().list().ofMinSize(1).ofMaxSize(3), Arbitraries.longs())
                .as((traits, seed) -> new Untidy(new Random(seed)).file(traits));
    }

    private static final class Untidy {
        private final Random random;
        private final StringBuilder text = new StringBuilder();
        private int comments;

        Untidy(Random random) {
            this.random = random;
        }

        String file(List<Query.Trait> traits) {
            comment("");
            line("traits:");
            for (int at = 0; at < traits.size(); at++) {
                comment(random.nextBoolean() ? "  " : "");
                definition(at, traits.get(at));
            }
            comment("");
            return text.toString();
        }

        private void definition(int number, Query.Trait trait) {
            List<List<String>> fields = new ArrayList<>();
            fields.add(List.of("name: " + quoted("Trait " + number)));
            fields.add(List.of("key: " + quoted("trait_" + number)));
            fields.add(List.of("tags: [b, 'a']"));
            Optional<BuilderForm> form = random.nextBoolean() ? BuilderForm.of(trait) : Optional.empty();
            if (form.isPresent()) {
                FormFields.of(form.get()).forEach(field -> fields.add(FormLines.of(field)));
            } else {
                String query = Printer.print(trait);
                fields.add(
                        YamlText.isPrintable(query)
                                ? List.of("query: |", "    " + query)
                                : List.of("query: " + YamlText.of(query, true)));
            }
            Collections.shuffle(fields, random);
            String before = "  - ";
            for (List<String> field : fields) {
                for (int at = 0; at < field.size(); at++) {
                    boolean inScalar = field.get(0).endsWith("|") && at > 0;
                    String line = (at == 0 ? before : "    ") + field.get(at);
                    if (inScalar) {
                        text.append(line).append('\n');
                    } else {
                        line(line);
                    }
                }
                if (random.nextInt(4) == 0) {
                    comment("    ");
                }
                before = "    ";
            }
        }

        private String quoted(String word) {
            return random.nextBoolean() ? word : "\"" + word + "\"";
        }

        private void line(String line) {
            boolean commented = !line.endsWith("|") && random.nextInt(4) == 0;
            text.append(line)
                    .append(commented ? "   # beside " + comments++ : "")
                    .append('\n');
        }

        private void comment(String indent) {
            if (random.nextInt(3) == 0) {
                text.append(random.nextBoolean() ? "\n" : "");
                text.append(indent).append("# above ").append(comments++).append('\n');
            }
        }
    }

    private static String formatted(String text) {
        CanonicalFile file = CanonicalFile.of(source(text), Kind.TRAIT, Limits.PUBLISHED);
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
