package dev.foretrait.engine.column;

import dev.foretrait.engine.event.Value;
import java.util.List;
import java.util.Optional;

/**
 * Values kept by code: every place (a row of a block, a profile) has a code, and every code stands for a sequence of
 * values. A question about values is asked once per code, however many places share it.
 *
 * <p>Code 0 always stands for no value. Other codes may do so, too, and several codes may stand for equal values.
 */
public interface Coded {

    /** The number of places. */
    int places();

    /** The greatest code; codes run from 0 to this. */
    int codes();

    /** The code of a place. */
    int code(int place);

    /**
     * Writes the code of every place.
     *
     * @param out room for at least {@link #places()} codes
     */
    default void copyCodes(int[] out) {
        for (int place = 0; place < places(); place++) {
            out[place] = code(place);
        }
    }

    /**
     * Writes the codes of some places, and 0 for each negative number among these.
     *
     * @param count how many they are
     * @param out room for at least that many codes
     */
    default void copyCodesAt(int[] places, int count, int[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = places[i] < 0 ? 0 : code(places[i]);
        }
    }

    /** The code of every place. */
    default int[] allCodes() {
        int[] all = new int[places()];
        copyCodes(all);
        return all;
    }

    /** The values of a code, in order, none of them absent. */
    List<Value> values(int code);

    /**
     * What gives the codes their values. Where two vocabularies are equal, so are the greatest codes and the values of each code;
     * {@code this}, if nothing else is known to share it.
     */
    default Object vocabulary() {
        return this;
    }

    /** A way to go through dictionary entries instead of values; empty if not every code stands for one, or for nothing. */
    default Optional<Entry> entry() {
        return Optional.empty();
    }

    /** The values of each code as elements that are coded themselves, where that is known. */
    default Optional<Sequences> sequences() {
        return Optional.empty();
    }

    /** Whether the code stands for no value. */
    default boolean isEmpty(int code) {
        return values(code).isEmpty();
    }

    /** Whether the code stands for something that was sent, be it a JSON null that takes a value away. */
    default boolean isSent(int code) {
        return !isEmpty(code);
    }

    /**
     * The places whose code is marked.
     *
     * @param marks 1 or 0 for every code, code 0 included
     */
    default Rows rowsMarked(byte[] marks) {
        return Rows.marked(allCodes(), marks);
    }
}
