package dev.foretrait.benchmark;

/**
 * What a subject took.
 *
 * @param subject its name
 * @param millis wall time in milliseconds
 * @param processorMillis processor time of the whole process, all threads, in milliseconds
 */
record Timing(String subject, double millis, double processorMillis) {

    /** How many times as long the other took. */
    double times(Timing other) {
        return other.millis / millis;
    }
}
