package dev.foretrait.engine.column;

import dev.foretrait.engine.event.Value;
import java.util.List;

/**
 * Values that are kept at other places: those of profiles asked row by row, those of events asked pair by pair.
 *
 * @param values the values where they are kept
 * @param place for each place asked about, where its value is kept; a negative number for nowhere
 */
public record Elsewhere(Coded values, int[] place) implements Coded {

    @Override
    public int places() {
        return place.length;
    }

    @Override
    public int codes() {
        return values.codes();
    }

    @Override
    public int code(int asked) {
        return place[asked] < 0 ? 0 : values.code(place[asked]);
    }

    @Override
    public List<Value> values(int code) {
        return values.values(code);
    }

    @Override
    public Object vocabulary() {
        return values.vocabulary();
    }

    @Override
    public boolean isEmpty(int code) {
        return values.isEmpty(code);
    }
}
