package dev.foretrait.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.semantics.Semantics;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TraitWritesTest {

    @Test
    void theNewestWriteToEachTraitCounts() {
        assertThat(traits(
                        Sketch.identify("2").with("traits.plan", "pro").day(2),
                        Sketch.identify("1")
                                .with("traits.plan", "free")
                                .with("traits.name", "Ana")
                                .day(1)))
                .isEqualTo("{\"name\":\"Ana\",\"plan\":\"pro\"}");
    }

    @Test
    void ofEqualTimestampsTheLaterReceivedCountsThenTheGreaterMessageId() {
        assertThat(traits(
                        Sketch.identify("a").with("traits.plan", "late").receivedAt(Sketch.START.plusSeconds(9)),
                        Sketch.identify("b").with("traits.plan", "early").receivedAt(Sketch.START.plusSeconds(1))))
                .isEqualTo("{\"plan\":\"late\"}");
        assertThat(traits(
                        Sketch.identify("b").with("traits.plan", "greater"),
                        Sketch.identify("a").with("traits.plan", "smaller")))
                .isEqualTo("{\"plan\":\"greater\"}");
    }

    @Test
    void nullRemovesATraitAndAnOlderMessageDoesNotBringItBack() {
        assertThat(traits(
                        Sketch.identify("1").with("traits.plan", "free").day(1),
                        Sketch.identify("3").with("traits.plan", Value.ABSENT).day(3),
                        Sketch.identify("2").with("traits.plan", "pro").day(2)))
                .isEqualTo("{}");
        assertThat(traits(
                        Sketch.identify("3").with("traits.plan", Value.ABSENT).day(3),
                        Sketch.identify("4").with("traits.plan", "basic").day(4)))
                .isEqualTo("{\"plan\":\"basic\"}");
    }

    @Test
    void emptyTextStaysAndNamesAreCaseSensitive() {
        assertThat(traits(Sketch.identify("1").with("traits.Email", "A").with("traits.email", "")))
                .isEqualTo("{\"Email\":\"A\",\"email\":\"\"}");
    }

    @Test
    void objectsAndArraysAreReplacedWhole() {
        assertThat(traits(
                        Sketch.identify("1").with("traits.address.city", "Ulm").day(1),
                        Sketch.identify("2")
                                .with("traits.address.street", "Main")
                                .day(2)))
                .isEqualTo("{\"address\":{\"street\":\"Main\"}}");
    }

    @Test
    void usersGetTraitsFromIdentifyAndAccountsFromGroup() {
        List<Message> messages = List.of(
                Sketch.identify("1").with("traits.of", "user").message(),
                Sketch.group("2").with("traits.of", "account").message(),
                Sketch.track("3")
                        .with("properties.of", "event")
                        .with("context.traits.of", "context")
                        .message());
        assertThat(TraitWrites.traitsOf(IdCollection.USERS, messages, Semantics.DEFAULT)
                        .json())
                .isEqualTo("{\"of\":\"user\"}");
        assertThat(TraitWrites.traitsOf(IdCollection.ACCOUNTS, messages, Semantics.DEFAULT)
                        .json())
                .isEqualTo("{\"of\":\"account\"}");
    }

    @Test
    void aWriteKnowsItsMessage() {
        TraitWrites writes = new TraitWrites(IdCollection.USERS, Semantics.DEFAULT);
        writes.add(Sketch.identify("1").with("traits.plan", Value.ABSENT).message());
        assertThat(writes.write("plan")).hasValueSatisfying(write -> {
            assertThat(write.value()).isEqualTo(Value.ABSENT);
            assertThat(write.message().messageId()).isEqualTo("1");
        });
        assertThat(writes.write("name")).isEmpty();
    }

    @Property
    void theOrderOfArrivalAndWhereAHistoryIsCutChangeNothing(
            @ForAll("writes") List<Message> messages, @ForAll long seed) {
        List<Message> shuffled = new ArrayList<>(messages);
        Random random = new Random(seed);
        Collections.shuffle(shuffled, random);
        int cut = random.nextInt(shuffled.size() + 1);
        TraitWrites left = new TraitWrites(IdCollection.USERS, Semantics.DEFAULT);
        TraitWrites right = new TraitWrites(IdCollection.USERS, Semantics.DEFAULT);
        shuffled.subList(0, cut).forEach(left::add);
        shuffled.subList(cut, shuffled.size()).forEach(right::add);
        left.addAll(right);
        assertThat(left.traits().json())
                .isEqualTo(TraitWrites.traitsOf(IdCollection.USERS, messages, Semantics.DEFAULT)
                        .json());
    }

    @Provide
    Arbitrary<List<Message>> writes() {
        return Arbitraries.randomValue(random -> {
            List<Message> messages = new ArrayList<>();
            int count = random.nextInt(12);
            for (int at = 0; at < count; at++) {
                Value value = random.nextInt(3) == 0 ? Value.ABSENT : Value.of(random.nextInt(5));
                messages.add(Sketch.identify("m" + at)
                        .with("traits.t" + random.nextInt(2), value)
                        .day(random.nextInt(3))
                        .receivedAt(Sketch.START.plusSeconds(random.nextInt(2)))
                        .message());
            }
            return messages;
        });
    }

    private static String traits(Sketch... sketches) {
        List<Message> messages = new ArrayList<>();
        for (Sketch sketch : sketches) {
            messages.add(sketch.message());
        }
        return TraitWrites.traitsOf(IdCollection.USERS, messages, Semantics.DEFAULT)
                .json();
    }
}
