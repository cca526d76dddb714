package dev.foretrait.engine.column;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.event.MessageType;
import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.semantics.Semantics;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldsTest {

    private final BlockBuilder tracks = new BlockBuilder(new MessageStream(MessageType.TRACK, "A"));

    @Test
    void objectsTakenApartArePutTogetherAgain() {
        sent("codes.topic", Value.of("Service"));
        sent("codes", Value.of("none"));
        sent("other", Value.of(1));
        Coded codes = property("codes");
        assertThat(at(codes, 0)).containsExactly(new Value.Object(Map.of("topic", Value.of("Service"))));
        assertThat(at(codes, 1)).containsExactly(Value.of("none"));
        assertThat(at(codes, 2)).isEmpty();
    }

    @Test
    void keysDoNotEnterWhatIsNoObject() {
        sent("codes", Value.of("none"));
        sent("codes", new Value.Array(List.of(new Value.Object(Map.of("topic", Value.of("Service"))))));
        assertThat(at(property("codes.topic"), 0)).isEmpty();
        assertThat(at(property("codes.topic"), 1)).isEmpty();
        assertThat(at(property("codes.$.topic"), 1)).containsExactly(Value.of("Service"));
    }

    @Test
    void pathsGoOnInsideObjectsThatAreKeptWhole() {
        Value deep = new Value.Object(Map.of("k13", new Value.Object(Map.of("k14", Value.of("found")))));
        sent("k2.k3.k4.k5.k6.k7.k8.k9.k10.k11.k12", deep);
        assertThat(at(property("k2.k3.k4.k5.k6.k7.k8.k9.k10.k11.k12.k13.k14"), 0))
                .containsExactly(Value.of("found"));
    }

    @Test
    void theContextHasATimestampAndNoTraits() {
        tracks.value(tracks.place(FieldPath.of("context", "traits", "email")), Value.of("a@example.com"));
        end();
        Fields fields = new Fields(tracks.build(), Semantics.DEFAULT);
        assertThat(at(fields.context(PropertyPath.parse("traits.email")), 0)).isEmpty();
        assertThat(at(fields.context(PropertyPath.parse("timestamp")), 0))
                .containsExactly(Value.of("1970-01-01T00:00:00.005Z"));
    }

    @Test
    void aPageHasItsNameAsProperty() {
        BlockBuilder pages = new BlockBuilder(new MessageStream(MessageType.PAGE, ""));
        pages.value(pages.place(FieldPath.of("name")), Value.of("Docs"));
        pages.value(pages.place(FieldPath.of("properties", "page_name")), Value.of("shadowed"));
        pages.end(5, 5, Value.of("m"), Value.ABSENT);
        pages.value(pages.place(FieldPath.of("properties", "page_name")), Value.of("its own"));
        pages.end(5, 5, Value.of("n"), Value.ABSENT);
        Coded names = new Fields(pages.build(), Semantics.DEFAULT).property(PropertyPath.parse("page_name"));
        assertThat(at(names, 0)).containsExactly(Value.of("Docs"));
        assertThat(at(names, 1)).containsExactly(Value.of("its own"));
    }

    private void sent(String path, Value value) {
        FieldPath field = FieldPath.of("properties");
        for (String key : PropertyPath.parse(path).leadingKeys()) {
            field = field.child(key);
        }
        tracks.value(tracks.place(field), value);
        end();
    }

    private void end() {
        tracks.end(5, 5, Value.of("m"), Value.ABSENT);
    }

    private Coded property(String path) {
        return new Fields(tracks.build(), Semantics.DEFAULT).property(PropertyPath.parse(path));
    }

    private static List<Value> at(Coded values, int row) {
        return values.values(values.code(row));
    }
}
