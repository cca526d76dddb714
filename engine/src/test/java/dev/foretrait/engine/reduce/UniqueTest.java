package dev.foretrait.engine.reduce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.event.CodePointOrder;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.reduce.Sightings.Sighting;
import dev.foretrait.engine.semantics.EqualTimes;
import dev.foretrait.engine.semantics.KeptValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UniqueTest {

    private static final int LONGEST = 20;
    private static final Unique LIST = new Unique(
            Unique.Result.LIST, LONGEST, KeptValues.FIRST_SEEN, CodePointOrder.INSTANCE, EqualTimes.RECEIVED_FIRST);
    private static final Unique COUNT = new Unique(
            Unique.Result.COUNT, LONGEST, KeptValues.FIRST_SEEN, CodePointOrder.INSTANCE, EqualTimes.RECEIVED_FIRST);

    @Test
    void aListTakesTheFirstValuesOfTheStream() {
        List<Sighting> sightings = new ArrayList<>();
        for (int i = LONGEST; i >= 0; i--) {
            sightings.add(new Sighting(0, i, i, "m" + i, Value.of("v" + i)));
        }
        Value list = Sightings.reduced(LIST, 1, sightings).get(0);
        assertThat(((Value.Array) list).elements())
                .hasSize(LONGEST)
                .contains(Value.of("v0"), Value.of("v19"))
                .doesNotContain(Value.of("v20"));
        assertThat(Sightings.reduced(COUNT, 1, sightings)).containsExactly(Value.of(LONGEST));
    }

    @Test
    void withinOneEventTheFirstElementsAreTaken() {
        List<Value> elements = IntStream.rangeClosed(0, LONGEST)
                .mapToObj(i -> Value.of("v" + (LONGEST - i)))
                .toList();
        Sighting all = new Sighting(0, 1, 1, "m", new Value.Array(elements));
        Value list = Sightings.reduced(LIST, 1, List.of(all)).get(0);
        assertThat(((Value.Array) list).elements())
                .hasSize(LONGEST)
                .contains(Value.of("v1"))
                .doesNotContain(Value.of("v0"));
    }

    @Test
    void truncatedListsAreCounted() {
        List<Sighting> sightings = new ArrayList<>();
        for (int i = 0; i <= LONGEST; i++) {
            sightings.add(new Sighting(1, i, i, "m" + i, Value.of(i)));
        }
        List<Block> blocks = List.of(Sightings.block(sightings));
        Places places = new Places(blocks);
        Unique.State state = LIST.empty(3, places);
        LIST.add(state, Sightings.kept(places, blocks, 0, sightings, 0, sightings.size()));
        assertThat(LIST.oddities(state)).isEqualTo(Map.of(Oddity.UNIQUE_LIST_TRUNCATED, 1L));
    }
}
