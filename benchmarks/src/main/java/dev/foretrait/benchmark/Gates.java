package dev.foretrait.benchmark;

import java.util.List;

/** What is to be reached, by the size of the workload. Below a million messages nothing is. */
enum Gates {
    NONE,
    OF_A_MILLION,
    OF_FIVE_MILLION;

    private static final long A_MILLION = 1_000_000;

    static Gates of(long messages) {
        return messages >= 5 * A_MILLION ? OF_FIVE_MILLION : messages >= A_MILLION ? OF_A_MILLION : NONE;
    }

    /** The eight recipes at once. */
    List<Gate> allEight(double millis, double timesTyped, double timesTuned) {
        return switch (this) {
            case NONE -> List.of();
            case OF_A_MILLION ->
                List.of(Gate.atLeast(30, "× typed", timesTyped), Gate.atLeast(8, "× tuned", timesTuned));
            case OF_FIVE_MILLION ->
                List.of(
                        Gate.atLeast(40, "× typed", timesTyped),
                        Gate.atLeast(15, "× tuned", timesTuned),
                        Gate.atMost(35, "ms", millis));
        };
    }

    /** One new trait. */
    List<Gate> oneTrait(double millis) {
        return this == OF_FIVE_MILLION ? List.of(Gate.atMost(15, "ms", millis)) : List.of();
    }

    /** The geometric mean over the new traits. */
    List<Gate> newTraits(double timesTyped, double timesTuned) {
        return this == OF_FIVE_MILLION
                ? List.of(Gate.atLeast(40, "× typed", timesTyped), Gate.atLeast(12, "× tuned", timesTuned))
                : List.of();
    }

    /** An import that keeps everything, beside a peer that keeps properties. */
    List<Gate> plainImport(double timesKept, double messagesASecond) {
        return atSize(Gate.atLeast(2, "× kept", timesKept), Gate.atLeast(600_000, "messages/s", messagesASecond));
    }

    /** An import of one gzip file. */
    List<Gate> compressedImport(double timesPeer) {
        return atSize(Gate.atLeast(2, "× kept", timesPeer));
    }

    /** From a file to the eight results. */
    List<Gate> fromFile(double timesPeer) {
        return atSize(Gate.atLeast(1, "× DuckDB", timesPeer));
    }

    /** A thousand messages more, and the eight results again. */
    List<Gate> arrival(double millis, double timesPeer) {
        return this == OF_FIVE_MILLION
                ? List.of(Gate.atLeast(100, "× DuckDB", timesPeer), Gate.atMost(5, "ms", millis))
                : List.of();
    }

    /** The file of a space. */
    List<Gate> fileBytes(double bytesAMessage, double bytesAMessageOfPeer) {
        return atSize(Gate.atMost(bytesAMessageOfPeer, "bytes a message", bytesAMessage));
    }

    /** What stays in memory of columns that are asked again and again. */
    List<Gate> hotBytes(double bytesAMessage) {
        return atSize(Gate.atMost(24, "bytes a message", bytesAMessage));
    }

    /** From a closed file to the eight results in memory. */
    List<Gate> coldStart(double millis) {
        return this == OF_FIVE_MILLION ? List.of(Gate.atMost(1_000, "ms", millis)) : List.of();
    }

    private List<Gate> atSize(Gate... gates) {
        return this == NONE ? List.of() : List.of(gates);
    }
}
