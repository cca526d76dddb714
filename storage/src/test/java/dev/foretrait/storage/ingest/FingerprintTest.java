package dev.foretrait.storage.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.fixtures.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = ';',
            value = {
                "{\"a\":1,\"b\":2}; {\"b\":2,\"a\":1}",
                "[{\"sku\":\"a\",\"price\":1}]; [{\"price\":1.0,\"sku\":\"a\"}]",
                "[[{\"a\":{\"x\":[],\"y\":{}}}]]; [[{\"a\":{\"y\":{},\"x\":[]}}]]"
            })
    void theOrderOfKeysMakesNoDifference(String one, String other) {
        assertThat(fingerprint(one)).isEqualTo(fingerprint(other));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = ';',
            value = {
                "[\"Aa\"]; [\"BB\"]",
                "[1,2]; [2,1]",
                "[\"1\"]; [1]",
                "[\"true\"]; [true]",
                "[null]; [\"null\"]",
                "[{}]; [[]]",
                "[[1],2]; [1,[2]]",
                "[{\"a\":\"b\"}]; [{\"b\":\"a\"}]",
                "[{\"a\":1,\"b\":2}]; [{\"a\":2,\"b\":1}]"
            })
    void contentsThatDifferAreToldApart(String one, String other) {
        assertThat(fingerprint(one)).isNotEqualTo(fingerprint(other));
    }

    @Test
    void timesAreLeftAside() {
        String sent = "{\"type\":\"track\",\"messageId\":\"m\",\"sentAt\":\"%s\"}";
        assertThat(new BodyFingerprints().of(Json.readObject(sent.formatted("1"))))
                .isEqualTo(new BodyFingerprints().of(Json.readObject(sent.formatted("2"))));
    }

    private static int fingerprint(String properties) {
        return new BodyFingerprints().of(Json.readObject("{\"properties\":{\"p\":" + properties + "}}"));
    }
}
