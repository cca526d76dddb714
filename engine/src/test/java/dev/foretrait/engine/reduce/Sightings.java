package dev.foretrait.engine.reduce;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.BlockBuilder;
import dev.foretrait.engine.column.Coded;
import dev.foretrait.engine.column.FieldPath;
import dev.foretrait.engine.column.Fields;
import dev.foretrait.engine.column.MessageStream;
import dev.foretrait.engine.column.ProfileColumn;
import dev.foretrait.engine.column.Rows;
import dev.foretrait.engine.column.Vocabularies;
import dev.foretrait.engine.event.MessageType;
import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.semantics.Semantics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Values that subjects showed, for tests of reducers. */
final class Sightings {

    private static final FieldPath FIELD = FieldPath.of("properties", "p");

    private Sightings() {}

    /** A value that a subject showed at a time, in the message of that id. */
    record Sighting(int subject, long time, long received, String id, Value value) {}

    /** The sightings as a block. */
    static Block block(List<Sighting> sightings) {
        BlockBuilder block = new BlockBuilder(new MessageStream(MessageType.TRACK, "A"));
        for (Sighting sighting : sightings) {
            block.value(block.place(FIELD), sighting.value());
            block.end(sighting.time(), sighting.received(), Value.of(sighting.id()), Value.ABSENT);
        }
        return block.build();
    }

    /** Some rows of a block, as a reducer is given them. */
    static Kept kept(Places places, List<Block> blocks, int number, List<Sighting> sightings, int from, int to) {
        Block block = blocks.get(number);
        Coded values = new Fields(block, Semantics.DEFAULT).property(PropertyPath.parse("p.$"));
        int[] rows = IntStream.range(from, to).toArray();
        int[] subjects =
                IntStream.of(rows).map(row -> sightings.get(row).subject()).toArray();
        return new Kept(
                block,
                number,
                places.first(number),
                rows.length,
                rows,
                subjects,
                values,
                values.allCodes(),
                new Vocabularies());
    }

    /** Some of the sightings of subjects that stand one behind the other, by what they show and by its elements. */
    static List<Runs> runs(List<Sighting> sightings, int subjects, Rows kept) {
        int[] starts = IntStream.rangeClosed(0, subjects)
                .map(subject -> (int) sightings.stream()
                        .filter(each -> each.subject() < subject)
                        .count())
                .toArray();
        Fields fields = new Fields(block(sightings), Semantics.DEFAULT);
        return Stream.of("p", "p.$")
                .map(path -> fields.property(PropertyPath.parse(path)))
                .map(values -> new Runs(
                        starts,
                        () -> Rows.beginnings(starts),
                        kept,
                        values,
                        values::allCodes,
                        new Vocabularies(),
                        Sightings::used))
                .toList();
    }

    /** An array that was used before. */
    private static int[] used(int length) {
        int[] array = new int[length + 3];
        Arrays.fill(array, 0x5EED_5EED);
        return array;
    }

    /** All sightings of blocks in the order in which they stand there. */
    static Line line(Places places, List<Block> blocks, List<Sighting> sightings) {
        Coded[] values = blocks.stream()
                .map(block -> new Fields(block, Semantics.DEFAULT).property(PropertyPath.parse("p.$")))
                .toArray(Coded[]::new);
        long[] times = sightings.stream().mapToLong(Sighting::time).toArray();
        return Line.of(places, times, IntStream.range(0, times.length).toArray(), values);
    }

    /** What a reducer makes of some sightings in one block. */
    static <S> List<Value> reduced(Reducer<S> reducer, int subjects, List<Sighting> sightings, Rows rows) {
        return reduced(
                reducer,
                subjects,
                IntStream.of(rows.toArray()).mapToObj(sightings::get).toList());
    }

    /** What a reducer makes of all sightings in one block. */
    static <S> List<Value> reduced(Reducer<S> reducer, int subjects, List<Sighting> sightings) {
        List<Block> blocks = List.of(block(sightings));
        Places places = new Places(blocks);
        S state = reducer.empty(subjects, places);
        reducer.add(state, kept(places, blocks, 0, sightings, 0, sightings.size()));
        return values(reducer.results(state));
    }

    static List<Value> values(ProfileColumn column) {
        List<Value> values = new ArrayList<>();
        for (int subject = 0; subject < column.places(); subject++) {
            values.add(column.value(subject));
        }
        return values;
    }
}
