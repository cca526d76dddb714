package dev.foretrait.engine.reduce;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.Coded;
import dev.foretrait.engine.column.Vocabularies;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A stretch as what it means: every subject is given every event. Costs a step for each such pair. */
final class OneByOne<S> implements Sliding {

    private final Reducer<S> reducer;
    private final S state;
    private final Line line;
    private final List<Block> blocks;
    private final Places places;
    private final Map<Integer, int[]> codesOfBlock = new HashMap<>();
    private final Vocabularies vocabularies = new Vocabularies();
    private final Deque<Integer> stretch = new ArrayDeque<>();

    OneByOne(Reducer<S> reducer, S state, Line line, Places places) {
        this.reducer = reducer;
        this.state = state;
        this.line = line;
        this.blocks = places.all();
        this.places = places;
    }

    @Override
    public void add(int event) {
        stretch.addLast(event);
    }

    @Override
    public void remove(int event) {
        stretch.removeFirst();
    }

    @Override
    public void note(int subject) {
        int[] subjects = {subject};
        for (int event : stretch) {
            int number = places.blockOf(line.place(event));
            Coded values = line.valuesOfBlock(number);
            int[] rows = {places.rowOf(line.place(event))};
            int[] codes = codesOfBlock.computeIfAbsent(number, any -> values.allCodes());
            reducer.add(
                    state,
                    new Kept(
                            blocks.get(number),
                            number,
                            places.first(number),
                            1,
                            rows,
                            subjects,
                            values,
                            codes,
                            vocabularies));
        }
    }
}
