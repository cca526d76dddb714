package dev.foretrait.engine.reduce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.reduce.Sightings.Sighting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UniqueTest {

    @Test
    void aListTakesTheFirstTenThousandValuesOfTheStream() {
        List<Sighting> sightings = new ArrayList<>();
        for (int i = Unique.MAX_VALUES; i >= 0; i--) {
            sightings.add(new Sighting(0, i, i, "m" + i, Value.of("v" + i)));
        }
        Value list = Sightings.reduced(Unique.LIST, 1, sightings).get(0);
        assertThat(((Value.Array) list).elements())
                .hasSize(Unique.MAX_VALUES)
                .contains(Value.of("v0"), Value.of("v9999"))
                .doesNotContain(Value.of("v10000"));
        assertThat(Sightings.reduced(Unique.COUNT, 1, sightings)).containsExactly(Value.of(Unique.MAX_VALUES));
    }

    @Test
    void withinOneEventTheFirstElementsAreTaken() {
        List<Value> elements = IntStream.rangeClosed(0, Unique.MAX_VALUES)
                .mapToObj(i -> Value.of("v" + (Unique.MAX_VALUES - i)))
                .toList();
        Sighting all = new Sighting(0, 1, 1, "m", new Value.Array(elements));
        Value list = Sightings.reduced(Unique.LIST, 1, List.of(all)).get(0);
        assertThat(((Value.Array) list).elements())
                .hasSize(Unique.MAX_VALUES)
                .contains(Value.of("v1"))
                .doesNotContain(Value.of("v0"));
    }

    @Test
    void truncatedListsAreCounted() {
        List<Sighting> sightings = new ArrayList<>();
        for (int i = 0; i <= Unique.MAX_VALUES; i++) {
            sightings.add(new Sighting(1, i, i, "m" + i, Value.of(i)));
        }
        List<Block> blocks = List.of(Sightings.block(sightings));
        Places places = new Places(blocks);
        Unique.State state = Unique.LIST.empty(3, places);
        Unique.LIST.add(state, Sightings.kept(places, blocks, 0, sightings, 0, sightings.size()));
        assertThat(Unique.LIST.oddities(state)).isEqualTo(Map.of(Oddity.UNIQUE_LIST_TRUNCATED, 1L));
    }
}
