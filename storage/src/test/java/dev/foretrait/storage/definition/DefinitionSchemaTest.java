package dev.foretrait.storage.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.query.Kind;
import dev.foretrait.engine.query.Length;
import dev.foretrait.engine.query.Level;
import dev.foretrait.storage.yaml.Yaml;
import dev.foretrait.storage.yaml.YamlDocument;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The schema and the reader agree on what stands where. */
class DefinitionSchemaTest {

    private static final Path FORMATTED = Path.of("src/test/resources/dev/foretrait/storage/definition/format");
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(DefinitionSchema.text(), InputFormat.JSON);
    private static final JsonNode TEXT = JsonMapper.shared().readTree(DefinitionSchema.text());

    static Stream<Path> samples() throws IOException {
        try (Stream<Path> flex = Files.list(Path.of("../fixtures/flex/traits"));
                Stream<Path> formatted = Files.list(FORMATTED)) {
            return Stream.of(
                    flex.toList(),
                    formatted.toList(),
                    List.of(Path.of("src/main/resources/dev/foretrait/storage/settings/template/flex.yaml")))
                    .flatMap(List::stream)
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySampleIsAsTheSchemaSays(Path file) throws IOException {
        String text = Files.readString(file);
        assertThat(violations(text)).isEmpty();
        assertThat(DefinitionFiles.inText(new Source("a.yaml", text), Kind.TRAIT)
                        .hasErrors())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "text",
                "{ nme: A, type: event_counter, event: A }",
                "{ traits: { name: A } }",
                "{ traits: [], audience: [] }",
                "{ traits: [text] }",
                "{ traits: [{ type: event_counter, event: A }] }",
                "{ name: A }",
                "{ name: '', type: event_counter, event: A }",
                "{ name: [A], type: event_counter, event: A }",
                "{ key: Total Inbounds, type: event_counter, event: A }",
                "{ name: A, query: event('A').count(), type: event_counter, event: A }",
                "{ name: A, query: event('A').count(), window: 7 days }",
                "{ name: A, type: counter, event: A }",
                "{ name: A, type: event_counter }",
                "{ name: A, type: sum, event: A }",
                "{ name: A, type: sum, event: A, property: a, context: b }",
                "{ name: A, type: last, event: A, trait: email }",
                "{ name: A, level: account, type: event_counter, event: A }",
                "{ traits: [{ name: A, level: linked, type: event_counter, event: A }] }",
                "{ audiences: [{ name: A, type: event_counter, event: A }] }",
                "{ audiences: [{ name: A }] }",
                "{ name: A, include_anonymous: sometimes, type: event_counter, event: A }",
                "{ name: A, enabled: off, type: event_counter, event: A }",
                "{ audiences: [{ name: A, enabled: [], query: event('A').count() >= 1 }] }",
                "{ name: A, lint: { W-SAME: never }, type: event_counter, event: A }",
                "{ name: A, lint: { W-SAME: { reason: so }}, type: event_counter, event: A }",
                "{ name: A, lint: [W-SAME], type: event_counter, event: A }",
                "{ name: A, tags: [[a]], type: event_counter, event: A }",
                "{ name: A, type: most_frequent, event: A, property: a, minimum_frequency: 0 }",
                "{ name: A, type: most_frequent, event: A, property: a, minimum_frequency: two }",
                "{ name: A, type: event_counter, event: A, window: 2 weeks }",
                "{ name: A, type: event_counter, event: A, window: 30 minutes }",
                "{ name: A, type: event_counter, event: A, window: 90 }",
                "{ name: A, type: event_counter, event: A, window: 0 days }",
                "{ name: A, type: event_counter, event: A, window: 7 days, session: 1 hour }",
                "{ name: A, type: event_counter, event: A, session: a while }",
                "{ name: A, type: event_counter, event: A, conditions: [a] }",
                "{ name: A, type: event_counter, event: A, conditions: [{ property: a }] }",
                "{ name: A, type: event_counter, event: A, conditions: [{ operator: exists }] }",
                "{ name: A, type: event_counter, event: A, conditions: [{ property: a, operator: equal, value: 1 }] }",
                "{ name: A, type: event_counter, event: A, conditions: [{ property: a, operator: equals }] }",
                "{ name: A, type: event_counter, event: A, conditions: [{ property: a, operator: equals, value: [1, 2] }] }",
                "{ name: A, type: event_counter, event: A, conditions: [{ property: a, operator: exists, value: 1 }] }",
                "{ name: A, type: event_counter, event: A, conditions: [{ property: a, operator: equals one of, value: [] }] }",
                "{ name: A, type: event_counter, event: A, conditions: [{ property: a, operator: equals_one_of, value: [[x]] }] }",
                "{ name: A, type: event_counter, event: A, conditions: [{ property: a, operator: within last, value: 2 weeks }] }",
                "{ name: A, type: event_counter, event: A, conditions: [{ property: a, context: b, operator: exists }] }",
                "{ name: A, type: event_counter, event: A, conditions: [{ property: a, op: exists }] }"
            })
    void whatTheReaderRefusesTheSchemaRefuses(String text) {
        assertThat(DefinitionFiles.inText(new Source("a.yaml", text), Kind.TRAIT)
                        .findings())
                .as("the reader")
                .anyMatch(Diagnostic::isError);
        assertThat(violations(text)).as("the schema").isNotEmpty();
    }

    @Test
    void theFieldsAreThoseOfTheReader() {
        assertThat(names("/$defs/trait/properties")).containsExactlyInAnyOrderElementsOf(Vocabulary.ALL);
        assertThat(names("/$defs/audience/properties"))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(Vocabulary.COMMON.stream(), Stream.of(Vocabulary.QUERY))
                                .toList());
        assertThat(names("/$defs/condition/properties")).containsExactlyInAnyOrderElementsOf(Vocabulary.CONDITION);
        assertThat(names("/then/properties")).containsExactlyElementsOf(Vocabulary.LISTS);
    }

    @Test
    void theWordsAreThoseOfTheReader() {
        assertThat(words("/$defs/trait/properties/type/enum")).isEqualTo(Vocabulary.TYPES);
        assertThat(words("/$defs/trait/properties/value_type/examples")).isEqualTo(Vocabulary.VALUE_TYPES);
        assertThat(words("/$defs/condition/properties/operator/enum"))
                .containsExactlyElementsOf(Vocabulary.OPERATORS.stream()
                        .flatMap(name -> Stream.of(name, name.replace(' ', '_')).distinct())
                        .toList());
        assertThat(words("/$defs/audience/properties/level/enum"))
                .isEqualTo(Stream.of(Level.values()).map(Vocabulary::word).toList());
        for (Length.Unit unit : Length.Unit.values()) {
            assertThat(TEXT.at("/$defs/session/pattern").asString()).contains(unit.keyword() + "s?");
            assertThat(TEXT.at("/$defs/window/pattern").asString().contains(unit.keyword()))
                    .isEqualTo(unit != Length.Unit.SECOND);
        }
    }

    private static List<String> names(String pointer) {
        return List.copyOf(TEXT.at(pointer).propertyNames());
    }

    private static List<String> words(String pointer) {
        return TEXT.at(pointer).values().stream().map(JsonNode::asString).toList();
    }

    private static List<Error> violations(String text) {
        return SCHEMA.validate(
                json(YamlDocument.parse(new Source("a.yaml", text)).root().orElseThrow()));
    }

    private static JsonNode json(Yaml value) {
        if (value instanceof Yaml.Mapping mapping) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            mapping.fields().forEach(field -> object.set(field.name().text(), json(field.value())));
            return object;
        }
        if (value instanceof Yaml.Sequence sequence) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            sequence.elements().forEach(element -> array.add(json(element)));
            return array;
        }
        Yaml.Scalar scalar = (Yaml.Scalar) value;
        return switch (scalar.type()) {
            case TEXT -> JsonNodeFactory.instance.stringNode(scalar.text());
            case NUMBER -> JsonNodeFactory.instance.numberNode(new BigDecimal(scalar.text()));
            case FLAG -> JsonNodeFactory.instance.booleanNode(Boolean.parseBoolean(scalar.text()));
            case EMPTY -> JsonNodeFactory.instance.nullNode();
        };
    }
}
