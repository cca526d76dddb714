package dev.foretrait.engine.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.semantics.KeySpelling;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeysTest {

    @ParameterizedTest
    @CsvSource({
        "Total inbounds, total_inbounds",
        "Last Product Viewed Item, last_product_viewed_item",
        "Dormant Shoppers, dormant_shoppers",
        "Order Completed - last 30days, order_completed_last_30days",
        "3 product views in last 60 days, 3_product_views_in_last_60_days",
        "lastSeen, lastseen",
        "' (VIP)!', vip",
        "Größe, gr_e",
    })
    void aNameLeadsToItsSnakeCasedKey(String name, String key) {
        assertThat(Keys.predicted(name, KeySpelling.RUNS_JOINED)).contains(key);
    }

    @ParameterizedTest
    @CsvSource({
        "Order - last 30days, order___last_30days, order_last_30days",
        "lastSeen, lastseen, last_seen",
        "' (VIP)!', __vip__, vip",
        "Plan2Go, plan2go, plan2_go",
        "callsÉté, calls_t_, calls_t",
    })
    void aSpaceCanSpellKeysAnotherWay(String name, String eachCharacter, String camelCase) {
        assertThat(Keys.predicted(name, KeySpelling.EACH_CHARACTER)).contains(eachCharacter);
        assertThat(Keys.predicted(name, KeySpelling.CAMEL_CASE_SPLIT)).contains(camelCase);
    }

    @Test
    void aNameWithoutLetterOrDigitLeadsToNoKey() {
        for (KeySpelling spelling : KeySpelling.values()) {
            assertThat(Keys.predicted("— ☎ —", spelling)).isEmpty();
        }
    }

    @Test
    void aKeyIsReservedHoweverItIsCapitalised() {
        assertThat(Keys.isReserved("createdAt")).isTrue();
        assertThat(Keys.isReserved("createdat")).isTrue();
        assertThat(Keys.isReserved("created_at")).isFalse();
    }

    @Property
    void aPredictedKeyIsAKeyAndPredictsItself(@ForAll String name, @ForAll KeySpelling spelling) {
        Keys.predicted(name, spelling).ifPresent(key -> {
            assertThat(Keys.isKey(key)).isTrue();
            assertThat(Keys.predicted(key, spelling)).contains(key);
        });
    }
}
