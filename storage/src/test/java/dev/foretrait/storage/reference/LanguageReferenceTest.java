package dev.foretrait.storage.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.diagnostic.Renderer;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.entity.GraphCheck;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.query.Comparator;
import dev.foretrait.engine.query.FilterFunction;
import dev.foretrait.engine.query.Kind;
import dev.foretrait.engine.query.Level;
import dev.foretrait.engine.query.Operand;
import dev.foretrait.engine.query.Printer;
import dev.foretrait.engine.query.Query;
import dev.foretrait.engine.query.QueryReader;
import dev.foretrait.engine.query.QueryRule;
import dev.foretrait.engine.query.Reading;
import dev.foretrait.engine.reduce.ReducerFunction;
import dev.foretrait.engine.semantics.Semantics;
import dev.foretrait.fixtures.EntityRows;
import dev.foretrait.storage.definition.DefinitionFiles;
import dev.foretrait.storage.definition.DefinitionSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What docs/language.md says of its examples is what Foretrait says. After a change on purpose, run with {@code
 * -Dgolden.update=true} and review the difference.
 */
class LanguageReferenceTest {

    private static final Path PAGE = Path.of("..", "docs", "language.md");

    /** The blocks that examples are run over. */
    private static final List<String> SHOWN = List.of("messages", "graph", "rows");

    private final List<String> page = lines();
    private final EntityRows rows = ShownRows.of(
            String.join("\n", shown("graph").get(0).body()),
            shown("rows").stream()
                    .collect(Collectors.toMap(table -> table.words().get(0), Example::body)));
    private final History history = new History(shown("messages").get(0).body(), rows);

    @TestFactory
    Stream<DynamicTest> examplesGiveWhatThePageSays() throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.write(PAGE, Example.rewritten(page, this::rerun));
        }
        return Example.on(lines()).stream()
                .filter(LanguageReferenceTest::isRun)
                .map(example -> DynamicTest.dynamicTest(example.toString(), () -> {
                    assertThat(example.expected()).isNotEmpty();
                    assertThat(rerun(example).expected()).isEqualTo(example.expected());
                }));
    }

    @Test
    void everyBlockIsOfAKnownUse() {
        assertThat(Example.on(page))
                .allMatch(example -> isRun(example) || SHOWN.contains(example.use()))
                .hasSizeGreaterThan(100);
    }

    @Test
    void everyWordOfTheLanguageIsShown() {
        Set<String> shown = Example.on(page).stream()
                .filter(LanguageReferenceTest::isRun)
                .flatMap(example -> Stream.of(example.body().toString().split("[^A-Za-z_]+")))
                .collect(Collectors.toSet());

        assertThat(shown)
                .contains("event", "entity", "literal", "parent", "exclude", "as", "AND", "OR", "NOT", "ANY", "ALL");
        assertThat(shown).contains("hour", "hours", "day", "days", "seconds", "number", "string", "array");
        assertThat(shown)
                .containsAll(Stream.of(Operand.Scope.values())
                        .map(Operand.Scope::keyword)
                        .toList());
        assertThat(shown)
                .containsAll(Stream.of(ReducerFunction.values())
                        .map(ReducerFunction::keyword)
                        .toList());
        assertThat(shown)
                .containsAll(
                        Stream.of(Comparator.values()).map(Comparator::keyword).toList());
        assertThat(shown)
                .containsAll(Stream.of(FilterFunction.values())
                        .map(FilterFunction::keyword)
                        .toList());
    }

    @Test
    void everyRuleStandsInTheTableAsTheProgramHasIt() {
        List<String> rows = Stream.of(QueryRule.values())
                .map(rule -> "| " + rule.id() + " | " + rule.summary() + " |")
                .toList();

        assertThat(page).containsSubsequence(rows);
    }

    private List<Example> shown(String use) {
        return Example.on(page).stream()
                .filter(example -> example.use().equals(use))
                .toList();
    }

    private static boolean isRun(Example example) {
        return List.of("query", "refused", "builder").contains(example.use());
    }

    private Example rerun(Example example) {
        return switch (example.use()) {
            case "query" -> example.saying(accepted(example));
            case "refused" -> example.saying(refused(example));
            case "builder" -> example.saying(built(example));
            default -> example;
        };
    }

    private List<String> accepted(Example example) {
        Reading reading = read(example);
        Query query =
                reading.query().orElseThrow(() -> new AssertionError(Renderer.PLAIN.render(reading.diagnostics())));
        assertThat(GraphCheck.findings(query, rows.graph(), example.source(), Semantics.DEFAULT))
                .isEmpty();
        List<String> said = new ArrayList<>();
        said.add(Example.RESULT + result(query, example.level()));
        if (!Printer.print(query).equals(example.text())) {
            said.add(Example.PRINTS + Printer.print(query));
        }
        if (!reading.diagnostics().isEmpty()) {
            said.add(Example.WARNS
                    + reading.diagnostics().stream()
                            .map(found -> found.rule().id())
                            .distinct()
                            .collect(Collectors.joining(", ")));
        }
        return said;
    }

    private String result(Query query, Level level) {
        Map<String, Value> values = history.values(query, level);
        if (query instanceof Query.Audience) {
            String members = values.keySet().stream()
                    .filter(person -> values.get(person).equals(Value.of(true)))
                    .collect(Collectors.joining(", "));
            return members.isEmpty() ? "nobody" : members;
        }
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + " "
                        + (entry.getValue().isAbsent()
                                ? "absent"
                                : entry.getValue().json()))
                .collect(Collectors.joining("; "));
    }

    private List<String> refused(Example example) {
        Reading reading = read(example);
        List<Diagnostic> found = new ArrayList<>(reading.diagnostics());
        reading.query()
                .ifPresent(query ->
                        found.addAll(GraphCheck.findings(query, rows.graph(), example.source(), Semantics.DEFAULT)));
        assertThat(found).as(example.text()).anyMatch(Diagnostic::isError);
        return Renderer.PLAIN.render(found).lines().toList();
    }

    private static List<String> built(Example example) {
        DefinitionSet set = DefinitionFiles.inText(new Source("trait.yaml", example.text()), Kind.TRAIT);
        assertThat(set.hasErrors()).as(Renderer.PLAIN.render(set.findings())).isFalse();
        Definition definition = set.definitions().get(0);
        return List.of(Example.RESULT + Printer.print(definition.query()));
    }

    private static Reading read(Example example) {
        return QueryReader.read(example.source(), example.kind(), example.level(), example.acceptance());
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(PAGE);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
