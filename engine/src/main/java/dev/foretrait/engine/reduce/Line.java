package dev.foretrait.engine.reduce;

import dev.foretrait.engine.column.Coded;
import dev.foretrait.engine.column.Entry;
import dev.foretrait.engine.column.Parts;
import dev.foretrait.engine.event.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Events of any blocks in one order, and the values of one field of each of them. Its places are the events. */
public final class Line implements Coded {

    private final long[] times;
    private final int[] placeOf;
    private final Coded[] valuesOfBlock;
    private final int[] codesBefore;
    private final int[] codes;

    private Line(long[] times, int[] placeOf, Coded[] valuesOfBlock) {
        this.times = times;
        this.placeOf = placeOf;
        this.valuesOfBlock = valuesOfBlock;
        this.codesBefore = new int[valuesOfBlock.length + 1];
        for (int block = 0; block < valuesOfBlock.length; block++) {
            codesBefore[block + 1] = Math.addExact(codesBefore[block], valuesOfBlock[block].codes());
        }
        this.codes = new int[placeOf.length];
    }

    /**
     * Events of any blocks.
     *
     * @param places the numbering of all messages
     * @param times when each event happened, in epoch milliseconds
     * @param placeOf the place of each event
     * @param valuesOfBlock the values of every row, for each block that has an event here, and no values for others
     */
    public static Line of(Places places, long[] times, int[] placeOf, Coded[] valuesOfBlock) {
        Line line = new Line(times, placeOf, valuesOfBlock);
        for (int event = 0; event < placeOf.length; event++) {
            int block = places.blockOf(placeOf[event]);
            int code = valuesOfBlock[block].code(placeOf[event] - places.first(block));
            line.codes[event] = code == 0 ? 0 : line.codesBefore[block] + code;
        }
        return line;
    }

    /** The same where all events are in one block. Its codes are those of the block. */
    public static Line ofBlock(Places places, long[] times, int[] placeOf, Coded[] valuesOfBlock, int block) {
        Line line = new Line(times, placeOf, valuesOfBlock);
        if (valuesOfBlock[block].places() > 0) {
            int[] ofRows = valuesOfBlock[block].allCodes();
            int first = places.first(block);
            for (int event = 0; event < placeOf.length; event++) {
                line.codes[event] = ofRows[placeOf[event] - first];
            }
        }
        return line;
    }

    long time(int event) {
        return times[event];
    }

    int place(int event) {
        return placeOf[event];
    }

    Coded valuesOfBlock(int block) {
        return valuesOfBlock[block];
    }

    @Override
    public int places() {
        return codes.length;
    }

    @Override
    public int codes() {
        return codesBefore[valuesOfBlock.length];
    }

    @Override
    public int code(int event) {
        return codes[event];
    }

    @Override
    public List<Value> values(int code) {
        int block = block(code);
        return block < 0 ? List.of() : valuesOfBlock[block].values(code - codesBefore[block]);
    }

    @Override
    public Optional<Entry> entry() {
        return Entry.in(Arrays.asList(valuesOfBlock));
    }

    @Override
    public void copyCodes(int[] out) {
        System.arraycopy(codes, 0, out, 0, codes.length);
    }

    @Override
    public boolean isEmpty(int code) {
        int block = block(code);
        return block < 0 || valuesOfBlock[block].isEmpty(code - codesBefore[block]);
    }

    @Override
    public boolean isSent(int code) {
        int block = block(code);
        return block >= 0 && valuesOfBlock[block].isSent(code - codesBefore[block]);
    }

    /** The block whose code it is; negative for code 0. */
    private int block(int code) {
        return code == 0 ? -1 : Parts.of(codesBefore, code - 1);
    }
}
