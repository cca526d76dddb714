package dev.foretrait.engine.column;

import dev.foretrait.engine.event.Value;
import java.util.List;

/** Values among which a JSON null that was sent counts as something: it takes a trait away. */
record Sent(Coded values) implements Coded {

    /** What shares a vocabulary, with nulls among it. */
    private record Nulls(Object vocabulary) {}

    @Override
    public Object vocabulary() {
        return values.vocabulary() == values ? this : new Nulls(values.vocabulary());
    }

    @Override
    public int places() {
        return values.places();
    }

    @Override
    public int codes() {
        return values.codes();
    }

    @Override
    public int code(int place) {
        return values.code(place);
    }

    @Override
    public void copyCodes(int[] out) {
        values.copyCodes(out);
    }

    @Override
    public void copyCodesAt(int[] places, int count, int[] out) {
        values.copyCodesAt(places, count, out);
    }

    @Override
    public List<Value> values(int code) {
        return values.values(code);
    }

    @Override
    public boolean isEmpty(int code) {
        return values.isEmpty(code);
    }

    @Override
    public boolean isSent(int code) {
        return code != 0;
    }
}
