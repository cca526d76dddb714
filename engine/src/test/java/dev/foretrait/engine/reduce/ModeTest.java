package dev.foretrait.engine.reduce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.event.CodePointOrder;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.reduce.Sightings.Sighting;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModeTest {

    @Test
    void manyFormsOfManySubjectsAreCountedBeyondTheDenseTable() {
        int subjects = 20_000;
        List<Sighting> sightings = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            int subject = i * 7 % subjects;
            sightings.add(new Sighting(subject, i, i, "a" + i, Value.of("form " + i)));
            sightings.add(new Sighting(subject, i, i, "b" + i, Value.of("form " + i)));
            sightings.add(new Sighting(subject, i, i, "c" + i, Value.of("a rarer form")));
        }
        List<Value> modes = Sightings.reduced(new Mode(2, false, CodePointOrder.INSTANCE), subjects, sightings);
        assertThat(modes.get(0)).isEqualTo(Value.of("form 0"));
        assertThat(modes.get(7 * 1_999)).isEqualTo(Value.of("form 1999"));
        assertThat(modes.get(1)).isEqualTo(Value.ABSENT);
    }
}
