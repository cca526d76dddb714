package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.evaluate.Condition.Compare;
import dev.foretrait.engine.evaluate.Condition.Input;
import java.util.List;

/**
 * Questions as they are asked of some messages whatever the instant: where all messages that a selection draws from are on
 * the inner side of an end of its time range, that end may as well be open. So a question whose instant no message reaches is the
 * same question at any later instant.
 */
final class Timeless {

    private final List<Block> blocks;

    /**
     * @param blocks all messages that questions are asked of
     */
    Timeless(List<Block> blocks) {
        this.blocks = blocks;
    }

    Selection of(Selection selection) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (Block block : blocks) {
            if (block.rows() > 0 && selection.isOf(block.stream())) {
                first = Math.min(first, block.firstTimestamp());
                last = Math.max(last, block.lastTimestamp());
            }
        }
        return new Selection(
                selection.event(),
                selection.names(),
                selection.screens(),
                selection.where().map(this::of),
                selection.excluded(),
                selection.range().openBeyond(first, last));
    }

    Compare of(Compare compare) {
        return new Compare(
                of(compare.left()),
                compare.comparison(),
                compare.right().stream().map(this::of).toList());
    }

    private Condition of(Condition condition) {
        if (condition instanceof Condition.All all) {
            return new Condition.All(all.parts().stream().map(this::of).toList());
        }
        if (condition instanceof Condition.Some some) {
            return new Condition.Some(some.parts().stream().map(this::of).toList());
        }
        if (condition instanceof Condition.Not not) {
            return new Condition.Not(of(not.part()));
        }
        return condition instanceof Compare compare ? of(compare) : condition;
    }

    private Input of(Input input) {
        if (!(input instanceof Input.Reduced reduced)) {
            return input;
        }
        ChainPlan chain = reduced.chain();
        return new Input.Reduced(new ChainPlan(
                of(chain.selection()),
                chain.afterParent(),
                chain.ofParent().map(this::of),
                chain.tail(),
                chain.reducer(),
                chain.item()));
    }
}
