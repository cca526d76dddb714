package dev.foretrait.engine.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.semantics.RepeatedKeys;
import dev.foretrait.engine.semantics.Semantics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class EntityTableTest {

    private final EntityTable.Builder table = new EntityTable.Builder(Shop.ITEM, Semantics.DEFAULT);

    @Test
    void aRowWithoutKeyIsLeftOut() {
        table.set(2, "5");
        assertThat(table.endRow()).isEqualTo(EntityTable.KeyProblem.MISSING);
        assertThat(table.build().rows()).isZero();
    }

    @Test
    void aKeyThatIsThereAlreadyIsToldFromANewOneHoweverItIsSpelled() {
        table.set(0, "7");
        assertThat(table.endRow()).isEqualTo(EntityTable.KeyProblem.NONE);
        table.set(0, "7.0");
        assertThat(table.endRow()).isEqualTo(EntityTable.KeyProblem.REPEATED);
        table.set(0, "8");
        assertThat(table.endRow()).isEqualTo(EntityTable.KeyProblem.NONE);
        table.set(0, "8");
        assertThat(table.endRow()).isEqualTo(EntityTable.KeyProblem.REPEATED);
        assertThat(table.build().rows()).isEqualTo(2);
    }

    /** U-86. */
    @Test
    void rowsOfOneKeyAllCountIfThatIsChosen() {
        EntityTable.Builder counted =
                new EntityTable.Builder(Shop.ITEM, Semantics.DEFAULT.with(RepeatedKeys.EACH_COUNTS));
        for (String key : List.of("7", "7.0", "8", "7")) {
            counted.set(0, key);
            assertThat(counted.endRow()).isEqualTo(EntityTable.KeyProblem.NONE);
        }
        assertThat(counted.endRow()).isEqualTo(EntityTable.KeyProblem.MISSING);
        assertThat(counted.build().column("id").codes()).containsExactly(1, 1, 2, 1);
    }

    @Test
    void aValueOfAnotherTypeIsRefusedAndTheCellStaysNull() {
        table.set(0, "7");
        assertThat(table.set(2, "cheap")).isFalse();
        table.endRow();
        assertThat(table.build().column("price").codes()).containsExactly(0);
    }

    @Property(tries = 200)
    void everySpellingIsFoundUnderItsOwnCode(@ForAll List<String> texts) {
        Spellings spellings = new Spellings();
        Map<String, Integer> codes = new LinkedHashMap<>();
        for (String text : texts) {
            String encodable = text.replaceAll("[\\ud800-\\udfff]", "");
            codes.put(encodable, spellings.add(encodable));
        }
        spellings.trim();
        assertThat(spellings.size()).isEqualTo(codes.size());
        codes.forEach((text, code) -> {
            assertThat(spellings.find(text)).isEqualTo(code);
            assertThat(spellings.spelling(code)).isEqualTo(text);
        });
        assertThat(spellings.find("not " + texts)).isZero();
    }
}
