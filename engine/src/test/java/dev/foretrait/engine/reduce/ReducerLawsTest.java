package dev.foretrait.engine.reduce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.Rows;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.reduce.Sightings.Sighting;
import dev.foretrait.engine.semantics.Choice;
import dev.foretrait.engine.semantics.EqualTimes;
import dev.foretrait.engine.semantics.Option;
import dev.foretrait.engine.semantics.Semantics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** The laws of {@link Reducer}, for every reducer of the catalogue under every cast, as specified and switched. */
class ReducerLawsTest {

    private static final int SUBJECTS = 3;
    private static final Semantics AS_SPECIFIED = Semantics.DEFAULT.withLongestList(3);

    private static final Comparator<Sighting> IN_ORDER = Comparator.comparingLong(Sighting::time)
            .thenComparingLong(Sighting::received)
            .thenComparing(Sighting::id);

    private static final List<String> NUMBERS = List.of(
            "1",
            "1.0",
            "2.50",
            "-3",
            "0.0000001",
            "9223372036854",
            "9223372036855",
            "-9223372036854",
            "1e300",
            "1e999");

    @Property(tries = 150)
    void neitherCutsNorOrderNorMergesMatter(
            @ForAll("sightings") List<Sighting> sightings,
            @ForAll @IntRange(min = 1, max = 4) int parts,
            @ForAll Random random) {
        reducers().forEach(reducer -> {
            List<Sighting> shuffled = new ArrayList<>(sightings);
            Collections.shuffle(shuffled, random);
            assertThat(inParts(reducer, cut(shuffled, random), parts, random))
                    .as(reducer.toString())
                    .isEqualTo(Sightings.reduced(reducer, SUBJECTS, sightings));
        });
    }

    @Property(tries = 50)
    void mergingWithNothingChangesNothing(@ForAll("sightings") List<Sighting> sightings) {
        reducers()
                .forEach(reducer -> assertThat(mergedWithEmpty(reducer, sightings))
                        .as(reducer.toString())
                        .isEqualTo(Sightings.reduced(reducer, SUBJECTS, sightings)));
    }

    @Property(tries = 50)
    void whatIsMergedStaysAsItWasAndResultsLeaveTheStateUsable(@ForAll("sightings") List<Sighting> sightings) {
        reducers().forEach(reducer -> stays(reducer, sightings));
    }

    @Property(tries = 100)
    void aStretchIsWorthItsEventsOneByOne(@ForAll("sightings") List<Sighting> sightings, @ForAll Random random) {
        reducers().forEach(reducer -> {
            long seed = random.nextLong();
            assertThat(stretches(reducer, sightings, new Random(seed), false))
                    .as(reducer.toString())
                    .isEqualTo(stretches(reducer, sightings, new Random(seed), true));
        });
    }

    @Property(tries = 100)
    void aLedgerHoldsWhatWasEnteredSinceASubjectWasForgotten(
            @ForAll("sightings") List<Sighting> sightings,
            @ForAll @IntRange(max = SUBJECTS - 1) int forgotten,
            @ForAll Random random) {
        reducers().forEach(reducer -> {
            List<Sighting> shuffled = new ArrayList<>(sightings);
            Collections.shuffle(shuffled, random);
            int middle = random.nextInt(shuffled.size() + 1);
            Ledger ledger = reducer.ledger();
            ledger.reach(1);
            ledger.reach(SUBJECTS);
            enter(shuffled.subList(0, middle), ledger, random);
            ledger.forget(forgotten);
            assertThat(ledger.value(forgotten))
                    .as(reducer.toString())
                    .isEqualTo(Sightings.reduced(reducer, SUBJECTS, List.of()).get(forgotten));
            enter(shuffled.subList(middle, shuffled.size()), ledger, random);
            List<Sighting> remembered = new ArrayList<>(shuffled);
            remembered.subList(0, middle).removeIf(each -> each.subject() == forgotten);
            List<Value> expected = Sightings.reduced(reducer, SUBJECTS, remembered);
            for (int subject = 0; subject < SUBJECTS; subject++) {
                assertThat(ledger.value(subject)).as(reducer.toString()).isEqualTo(expected.get(subject));
            }
        });
    }

    @Property(tries = 60)
    void aRunIsWorthItsEventsInAnyOrder(
            @ForAll @IntRange(min = 1, max = 300) int rows,
            @ForAll @IntRange(min = 1, max = 100) int kinds,
            @ForAll @IntRange(max = 100) int percentKept,
            @ForAll Random random) {
        int subjects = 1 + random.nextInt(70);
        List<Sighting> sightings = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            Value value = random.nextInt(kinds) == 0 ? Value.ABSENT : Value.of("v" + random.nextInt(kinds));
            sightings.add(new Sighting(random.nextInt(subjects), random.nextInt(9), 0, "m" + row, value));
        }
        sightings.sort(Comparator.comparingInt(Sighting::subject).thenComparing(IN_ORDER));
        Rows kept = Rows.none(rows);
        for (int row = 0; row < rows; row++) {
            if (random.nextInt(100) < percentKept) {
                kept.add(row);
            }
        }
        reducers()
                .forEach(reducer -> Sightings.runs(sightings, subjects, kept)
                        .forEach(runs -> reducer.ofRuns(runs)
                                .ifPresent(found -> assertThat(Sightings.values(found.values()))
                                        .as(reducer.toString())
                                        .isEqualTo(Sightings.reduced(reducer, subjects, sightings, kept)))));
    }

    private static void enter(List<Sighting> sightings, Ledger ledger, Random random) {
        List<List<Sighting>> cut = cut(sightings, random);
        List<Block> blocks = cut.stream().map(Sightings::block).toList();
        Places places = new Places(blocks);
        for (int number : order(blocks.size(), random)) {
            List<Sighting> ofBlock = cut.get(number);
            ledger.add(Sightings.kept(places, blocks, number, ofBlock, 0, ofBlock.size()));
        }
    }

    /** A value for each of some stretches of the same line, whose ends move forward. */
    private static <S> List<Value> stretches(
            Reducer<S> reducer, List<Sighting> sightings, Random random, boolean oneByOne) {
        List<Sighting> inOrder = sightings.stream().sorted(orderOf(reducer)).toList();
        List<Block> blocks = cut(inOrder, random).stream().map(Sightings::block).toList();
        Places places = new Places(blocks);
        Line line = Sightings.line(places, blocks, inOrder);
        S state = reducer.empty(2 * inOrder.size() + 1, places);
        Sliding sliding =
                oneByOne ? new OneByOne<>(reducer, state, line, places) : reducer.sliding(state, line, places);
        int first = 0;
        int after = 0;
        for (int subject = 0; subject <= 2 * inOrder.size(); subject++) {
            if (random.nextBoolean() && after < inOrder.size()) {
                sliding.add(after++);
            } else if (first < after) {
                sliding.remove(first++);
            }
            sliding.note(subject);
        }
        return Sightings.values(reducer.results(state));
    }

    /** The order of events that the reducer goes by (U-25). */
    private static Comparator<Sighting> orderOf(Reducer<?> reducer) {
        boolean byId = reducer instanceof Edge edge && edge.ties() == EqualTimes.LESSER_ID
                || reducer instanceof Unique unique && unique.ties() == EqualTimes.LESSER_ID;
        return byId ? Comparator.comparingLong(Sighting::time).thenComparing(Sighting::id) : IN_ORDER;
    }

    private static Stream<Reducer<?>> reducers() {
        return Arrays.stream(ReducerFunction.values())
                .flatMap(function -> Stream.concat(
                                Stream.of(Optional.<Cast>empty()),
                                Arrays.stream(Cast.values()).map(Optional::of))
                        .flatMap(cast -> Stream.of(AS_SPECIFIED, switched())
                                .<Reducer<?>>map(semantics -> function.reducer(cast, 2, semantics))));
    }

    /** Every question answered by its last option. */
    private static Semantics switched() {
        Semantics switched = AS_SPECIFIED;
        for (Choice choice : Choice.switchable()) {
            for (List<Option> options : choice.questions()) {
                switched = switched.with(options.get(options.size() - 1));
            }
        }
        return switched;
    }

    private static <S> List<Value> inParts(Reducer<S> reducer, List<List<Sighting>> cut, int parts, Random random) {
        List<Block> blocks = cut.stream().map(Sightings::block).toList();
        Places places = new Places(blocks);
        List<S> states = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            states.add(reducer.empty(SUBJECTS, places));
        }
        for (int number : order(blocks.size(), random)) {
            List<Sighting> sightings = cut.get(number);
            int middle = random.nextInt(sightings.size() + 1);
            S state = states.get(random.nextInt(parts));
            reducer.add(state, Sightings.kept(places, blocks, number, sightings, middle, sightings.size()));
            reducer.add(state, Sightings.kept(places, blocks, number, sightings, 0, middle));
        }
        Collections.shuffle(states, random);
        while (states.size() > 1) {
            S from = states.remove(random.nextInt(states.size()));
            reducer.merge(states.get(random.nextInt(states.size())), from);
        }
        return Sightings.values(reducer.results(states.get(0)));
    }

    private static <S> List<Value> mergedWithEmpty(Reducer<S> reducer, List<Sighting> sightings) {
        List<Block> blocks = List.of(Sightings.block(sightings));
        Places places = new Places(blocks);
        S into = reducer.empty(SUBJECTS, places);
        S from = reducer.empty(SUBJECTS, places);
        reducer.add(from, Sightings.kept(places, blocks, 0, sightings, 0, sightings.size()));
        reducer.merge(into, from);
        reducer.merge(into, reducer.empty(SUBJECTS, places));
        return Sightings.values(reducer.results(into));
    }

    private static <S> void stays(Reducer<S> reducer, List<Sighting> sightings) {
        List<Block> blocks = List.of(Sightings.block(sightings));
        Places places = new Places(blocks);
        int middle = sightings.size() / 2;
        S first = reducer.empty(SUBJECTS, places);
        S second = reducer.empty(SUBJECTS, places);
        reducer.add(first, Sightings.kept(places, blocks, 0, sightings, 0, middle));
        reducer.add(second, Sightings.kept(places, blocks, 0, sightings, middle, sightings.size()));
        List<Value> before = Sightings.values(reducer.results(second));
        Sightings.values(reducer.results(first));
        reducer.merge(first, second);
        assertThat(Sightings.values(reducer.results(second)))
                .as(reducer.toString())
                .isEqualTo(before);
        assertThat(Sightings.values(reducer.results(first)))
                .as(reducer.toString())
                .isEqualTo(Sightings.reduced(reducer, SUBJECTS, sightings));
    }

    private static List<List<Sighting>> cut(List<Sighting> sightings, Random random) {
        List<List<Sighting>> blocks = new ArrayList<>();
        blocks.add(new ArrayList<>());
        for (Sighting sighting : sightings) {
            blocks.get(blocks.size() - 1).add(sighting);
            if (random.nextInt(4) == 0) {
                blocks.add(new ArrayList<>());
            }
        }
        return blocks;
    }

    private static List<Integer> order(int size, Random random) {
        List<Integer> order = new ArrayList<>();
        for (int number = 0; number < size; number++) {
            order.add(number);
        }
        Collections.shuffle(order, random);
        return order;
    }

    @Provide
    Arbitrary<List<Sighting>> sightings() {
        Arbitrary<Value> scalars = Arbitraries.oneOf(
                Arbitraries.of(NUMBERS).map(Value.Number::new),
                Arbitraries.of("a", "Z", "1", "1.0", "x\uD83D\uDE00", "x\uFFFD", "")
                        .map(Value::of),
                Arbitraries.of(Value.of(true), Value.ABSENT));
        Arbitrary<Value> arrays = scalars.list().ofMaxSize(3).map(Value.Array::new);
        Arbitrary<Value> values = Arbitraries.frequencyOf(Tuple.of(3, scalars), Tuple.of(1, arrays));
        return Combinators.combine(
                        Arbitraries.integers().between(0, SUBJECTS - 1),
                        Arbitraries.longs().between(0, 4),
                        Arbitraries.longs().between(0, 1),
                        values)
                .as((subject, time, received, value) -> new Sighting(subject, time, received, "", value))
                .list()
                .ofMaxSize(25)
                .map(ReducerLawsTest::withIds);
    }

    private static List<Sighting> withIds(List<Sighting> sightings) {
        List<Sighting> numbered = new ArrayList<>();
        for (Sighting each : sightings) {
            numbered.add(
                    new Sighting(each.subject(), each.time(), each.received(), "m" + numbered.size(), each.value()));
        }
        return numbered;
    }
}
