package dev.foretrait.storage.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.reference.EventReference;
import dev.foretrait.engine.reference.FlexEvents;
import dev.foretrait.engine.reference.ReferenceEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CatalogueFilesTest {

    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(CatalogueFiles.schema(), InputFormat.JSON);

    @TempDir
    Path space;

    @Test
    void theEventsOfFlexAreBuiltIn() {
        EventReference flex = CatalogueFiles.flex();

        assertThat(flex.product()).isEqualTo("Flex");
        assertThat(flex.events())
                .extracting(ReferenceEvent::name)
                .containsExactly(FlexEvents.INITIATED, FlexEvents.COMPLETED);
        assertThat(flex.meantBy("Flex - Wrap Up Completed")).contains(FlexEvents.COMPLETED);
        assertThat(flex.speaksFor("Flex - Something Else")).isTrue();
        assertThat(flex.speaksFor("Page Viewed")).isFalse();
        ReferenceEvent initiated = flex.event(FlexEvents.INITIATED).orElseThrow();
        assertThat(initiated
                        .property(PropertyPath.ofKeys("interactionSid"))
                        .orElseThrow()
                        .sid())
                .contains("KD");
        assertThat(initiated
                        .property(PropertyPath.ofKeys("Direction"))
                        .orElseThrow()
                        .values())
                .containsExactly("Inbound", "Outbound");
        assertThat(initiated.talk()).isPresent();
    }

    @Test
    void theBuiltInCatalogueListsWhatTheSpecificationLists() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "segment", "flex.md"));
        int begin = page.indexOf("{\"catalogue\"");
        JsonNode specified = JsonMapper.shared().readTree(page.substring(begin, page.indexOf("```", begin)));
        for (JsonNode event : specified.get("events")) {
            ReferenceEvent listed =
                    CatalogueFiles.flex().event(event.get("event").asString()).orElseThrow();
            assertThat(listed.properties())
                    .extracting(property -> property.path().toString())
                    .containsExactlyElementsOf(event.get("properties").propertyNames().stream()
                            .filter(name -> !name.equals("codes"))
                            .toList());
            for (Map.Entry<String, JsonNode> expected :
                    event.get("valuesExpected").properties()) {
                assertThat(listed.property(PropertyPath.ofKeys(expected.getKey()))
                                .orElseThrow()
                                .values())
                        .containsExactlyElementsOf(expected.getValue()
                                .valueStream()
                                .map(JsonNode::asString)
                                .toList());
            }
        }
    }

    @Test
    void aCatalogueReadsBackAsItIsWritten() {
        EventReference flex = CatalogueFiles.flex();
        assertThat(readBack(flex)).isEqualTo(flex);
        EventReference odd = read("""
                catalogue: 'Odd: one'
                events:
                  - event: ' '
                    properties:
                      a\\.b.c: { type: [number, text], required: true }
                      'on': any
                      x: { values: ['', '5', 'a, b', "tab\\t"] }
                  - event: "5"
                """).catalogues().get(0);
        assertThat(readBack(odd)).isEqualTo(odd);
    }

    private static EventReference readBack(EventReference catalogue) {
        String text = String.join("\n", CatalogueText.lines(catalogue));
        assertThat(SCHEMA.validate(text, InputFormat.YAML)).as(text).isEmpty();
        CatalogueSet read = read(text);
        assertThat(read.findings()).as(text).isEmpty();
        return read.catalogues().get(0);
    }

    @Test
    void whatDoesNotFitIsFoundWithItsPlace() {
        CatalogueSet read = read("""
                catalog: Shop
                events:
                  - event: Order Completed
                    properties: { total: numbre, currency: { sid: kd, requird: true } }
                  - event: Order Completed
                  - properties: {}
                """);
        assertThat(read.catalogues()).isEmpty();
        assertThat(read.findings())
                .extracting(finding ->
                        finding.source().position(finding.span().start()).line() + " "
                                + finding.rule().id() + " " + finding.message()
                                + finding.hint().map(hint -> " = " + hint).orElse(""))
                .containsExactly(
                        "1 E-FIELD there is no field 'catalog' here = did you mean 'catalogue'?",
                        "1 E-MISSING a catalogue has a name, as in 'catalogue: Flex'",
                        "4 E-VALUE 'numbre' is no type = did you mean 'number'?",
                        "4 E-VALUE 'kd' is not what a SID begins with = two capital letters, as in KD",
                        "4 E-FIELD there is no field 'requird' here = did you mean 'required'?",
                        "5 E-VALUE 'Order Completed' is listed already = list an event once",
                        "6 E-MISSING an event has a name: 'event'");
        List<Error> errors = SCHEMA.validate("catalog: Shop\nevents: []\n", InputFormat.YAML);
        assertThat(errors).isNotEmpty();
    }

    @Test
    void aSpaceHasAnyNumberOfCatalogues() throws IOException {
        assertThat(CatalogueFiles.inSpace(space)).isEqualTo(CatalogueSet.EMPTY);
        Path folder = Files.createDirectories(space.resolve(CatalogueFiles.FOLDER));
        Files.writeString(folder.resolve("b.yaml"), "catalogue: B\nevents: []\n");
        Files.writeString(folder.resolve("a.yml"), "catalogue: A\nevents: []\n");
        Files.writeString(folder.resolve("notes.txt"), "none");
        Files.writeString(folder.resolve("empty.yaml"), "");
        CatalogueSet read = CatalogueFiles.inSpace(space);
        assertThat(read.catalogues()).extracting(EventReference::product).containsExactly("A", "B");
        assertThat(read.hasErrors()).isTrue();
        assertThat(read.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.source().name()).isEqualTo("catalogue/empty.yaml"));
    }

    private static CatalogueSet read(String text) {
        return CatalogueFiles.inText(new Source("shop.yaml", text));
    }
}
