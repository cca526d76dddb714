package dev.foretrait.storage.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.event.Value;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageScannerTest {

    private final BothReaders readers = new BothReaders();

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void whatThePlainWriterWritesIsScannedAsTheJsonReaderReadsIt(
            @ForAll("objects") Value.Object first, @ForAll("objects") Value.Object second) {
        for (Value.Object message : List.of(first, second, first)) {
            readers.agree(bytes(message.json()));
            assertThat(readers.scanned()).as(message.json()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{ \"a\" : 1 , \"b\" : [ ] ,\t\"c\" : { } }\r",
                "{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":{\"f\":{\"g\":{\"h\":{\"i\":{\"j\":{\"k\":{\"l\":{\"m\":1}}}}}}}}}}}}}",
                "{\"a\":1,\"a\":{\"b\":2},\"a\":{\"b\":3,\"b\":4},\"\":null,\"A\":true}",
                "{\"a\":[{\"k\":1,\"k\":2},[],[null,true,false,-0.5e-7,\"\\u00e9\"]]}",
                "{\"\\u0061\":1,\"a\\\"b\":2,\"a\":\"\\ud83d\\ude00 \\/ \\u0000\",\"\u00e9\":\"\u20ac\ud83d\ude00\"}",
                "{\"twelve bytes or more\":\"exactly8\",\"exactly\":\"sixteen letters.\"} {\"next\":1}",
            })
    void plainJsonOfEverySortIsScanned(String json) {
        readers.agree(bytes(json));
        assertThat(readers.scanned()).isTrue();
        readers.agree(bytes(json));
        assertThat(readers.scanned()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,}",
                "{,\"a\":1}",
                "{\"a\" 1}",
                "{\"a\":}",
                "{\"a\":01}",
                "{\"a\":-}",
                "{\"a\":1.}",
                "{\"a\":.5}",
                "{\"a\":1e}",
                "{\"a\":+1}",
                "{\"a\":NaN}",
                "{\"a\":truee}",
                "{\"a\":True}",
                "{\"a\":nul}",
                "{\"a\":'b'}",
                "{a:1}",
                "{\"a\":1]",
                "{\"a\":[1}",
                "{\"a\":[1,]}",
                "{\"a\":[,1]}",
                "{\"a\":{\"b\":1}",
                "{\"a\":\"b",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12g4\"}",
                "{\"a\":\"\u0001\"}",
                "{\"a\":\"\t\"}",
                "{\"a\":1 \"b\":2}",
                "{\"a\":1}}",
                "{\"a\":/*b*/1}",
            })
    void whatTheJsonReaderRefusesIsNotScanned(String json) {
        readers.agree(bytes(json));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud800", "\\udc00", "\\ud800\\u0041", "\\ud83dx"})
    void unpairedSurrogatesAreLeftToTheJsonReader(String text) {
        readers.agree(bytes("{\"a\":\"" + text + "\"}"));
        assertThat(readers.scanned()).isFalse();
    }

    @Test
    void bytesThatAreNotUtf8AreLeftToTheJsonReader() {
        for (String hex :
                List.of("C0 80", "C3", "E0 80 80", "ED A0 80", "F0 80 80 80", "F4 90 80 80", "F8 88 80 80", "80")) {
            byte[] json = bytes("{\"a\":\"xxxx\"}");
            String[] broken = hex.split(" ");
            for (int at = 0; at < broken.length; at++) {
                json[6 + at] = (byte) Integer.parseInt(broken[at], 16);
            }
            readers.agree(json);
            assertThat(readers.scanned()).as(hex).isFalse();
        }
    }

    @Test
    void deepTreesAreLeftToTheJsonReader() {
        readers.agree(bytes("{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}"));
        assertThat(readers.scanned()).isFalse();
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    @Provide
    Arbitrary<Value.Object> objects() {
        return objects(2);
    }

    private static Arbitrary<Value.Object> objects(int depth) {
        return Arbitraries.maps(texts(), values(depth))
                .ofMaxSize(5)
                .map(fields -> new Value.Object(new LinkedHashMap<>(Map.copyOf(fields))));
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.of("type", "Type", "", "a.b", "properties", "\ud83d\ude00", "\"\\/\b\f\n\r\t\u0000"),
                Arbitraries.strings().ofMaxLength(20).filter(MessageScannerTest::isWhole));
    }

    private static boolean isWhole(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private static Arbitrary<Value> values(int depth) {
        Arbitrary<Value> leaves = Arbitraries.oneOf(
                texts().map(Value::of),
                Arbitraries.of("0", "-0", "1.50", "1E+2", "9007199254740993", "-1", "1e400", "0.10")
                        .map(Value.Number::new),
                Arbitraries.of(Value.of(true), Value.of(false), Value.ABSENT));
        if (depth == 0) {
            return leaves;
        }
        return Arbitraries.frequencyOf(
                Tuple.of(4, leaves),
                Tuple.of(1, objects(depth - 1).map(object -> object)),
                Tuple.of(1, values(depth - 1).list().ofMaxSize(3).map(Value.Array::new)));
    }
}
