package dev.foretrait.engine.column;

import dev.foretrait.engine.event.IsoTime;
import dev.foretrait.engine.event.Value;
import java.time.Instant;
import java.util.List;

/** {@code context('timestamp')}: the context's own timestamp, else the timestamp of the event (U-09). */
record EventTimes(Block block, Coded own) implements Coded {

    @Override
    public int places() {
        return block.rows();
    }

    @Override
    public int codes() {
        return block.rows();
    }

    @Override
    public int code(int row) {
        return row + 1;
    }

    @Override
    public List<Value> values(int code) {
        if (code == 0) {
            return List.of();
        }
        List<Value> sent = own.values(own.code(code - 1));
        return sent.isEmpty()
                ? List.of(Value.of(IsoTime.format(Instant.ofEpochMilli(block.timestamps()[code - 1]))))
                : sent;
    }

    @Override
    public boolean isEmpty(int code) {
        return code == 0;
    }
}
