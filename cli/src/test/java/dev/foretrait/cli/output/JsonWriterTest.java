package dev.foretrait.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.event.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class JsonWriterTest {

    @Test
    void compactJsonHasNoWhiteSpace() throws IOException {
        assertThat(written(false)).isEqualTo("{\"a\":[1,2.5,true,null],\"b\":{},\"c\":[],\"d\":\"é\"}");
    }

    @Test
    void indentedJsonHasALineForEachMember() throws IOException {
        assertThat(written(true)).isEqualTo("""
                        {
                          "a": [
                            1,
                            2.5,
                            true,
                            null
                          ],
                          "b": {},
                          "c": [],
                          "d": "é"
                        }""");
    }

    @Test
    void numbersKeepEveryDigit() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonWriter json = new JsonWriter(out, false);
        json.value(new Value.Number("12345678901234567890.1234567890"));
        json.flush();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("12345678901234567890.1234567890");
    }

    @Test
    void unpairedSurrogatesAreEscaped() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonWriter json = new JsonWriter(out, false);
        json.value(new Value.Array(List.of(Value.of("\ud800x"), Value.of("😀\udc00"))));
        json.flush();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("[\"\\ud800x\",\"😀\\udc00\"]");
    }

    @Property
    void whatIsWrittenReadsBack(@ForAll String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonWriter json = new JsonWriter(out, false);
        json.text(text);
        json.flush();
        assertThat(JsonMapper.shared().readValue(out.toByteArray(), String.class))
                .isEqualTo(text);
    }

    private static String written(boolean indented) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonWriter json = new JsonWriter(out, indented);
        json.beginObject().name("a").beginArray().number(1).number(new BigDecimal("2.50"));
        json.truth(true).nothing().endArray();
        json.name("b").beginObject().endObject().name("c").beginArray().endArray();
        json.name("d").text("é").endObject().flush();
        return out.toString(StandardCharsets.UTF_8);
    }
}
