package dev.foretrait.engine.reduce;

import dev.foretrait.engine.column.Coded;
import dev.foretrait.engine.event.Value;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The best event of each subject so far and its value, for {@link Edge}. */
final class Edges implements Ledger {

    private final Edge edge;
    private long[] times = new long[0];
    private @Nullable Spot[] best = new Spot[0];
    private @Nullable Value[] values = new Value[0];

    Edges(Edge edge) {
        this.edge = edge;
    }

    @Override
    public void reach(int subjects) {
        if (subjects > best.length) {
            best = Arrays.copyOf(best, Room.after(best.length, subjects));
            values = Arrays.copyOf(values, best.length);
            times = Arrays.copyOf(times, best.length);
        }
    }

    @Override
    public void add(Kept kept) {
        Coded coded = kept.values();
        boolean[] present = edge.present(coded);
        @Nullable Value[] valueOfCode = new Value[present.length];
        for (int i = 0; i < kept.count(); i++) {
            int row = kept.rows()[i];
            int code = kept.codes()[row];
            int subject = kept.subjects()[i];
            if (present[code] && isBetter(kept, row, subject)) {
                if (valueOfCode[code] == null) {
                    valueOfCode[code] = coded.isEmpty(code) ? Value.ABSENT : edge.chosen(coded.values(code));
                }
                best[subject] = Spot.of(kept.block(), row, 0);
                times[subject] = kept.block().timestamps()[row];
                values[subject] = valueOfCode[code];
            }
        }
    }

    private boolean isBetter(Kept kept, int row, int subject) {
        long time = kept.block().timestamps()[row];
        if (values[subject] != null && time != times[subject]) {
            return edge.isBetter(time, times[subject]);
        }
        Spot known = best[subject];
        if (known == null) {
            return true;
        }
        Spot spot = Spot.of(kept.block(), row, 0);
        return edge.end() == Edge.End.FIRST ? spot.isBefore(known, edge.ties()) : known.isBefore(spot, edge.ties());
    }

    @Override
    public void forget(int subject) {
        best[subject] = null;
        values[subject] = null;
    }

    @Override
    public Value value(int subject) {
        Value value = values[subject];
        return value == null ? Value.ABSENT : value;
    }
}
