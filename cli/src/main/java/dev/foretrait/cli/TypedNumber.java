package dev.foretrait.cli;

/** A number as it is typed on the command line. */
final class TypedNumber {

    private TypedNumber() {}

    /**
     * Refuses a number that is less than it can be.
     *
     * @param option the option that it was typed for
     * @throws Failure if it is less than that
     */
    static void atLeast(int least, String option, int typed) {
        if (typed < least) {
            throw Failure.unusable(option + " is at least " + least + ", not " + typed);
        }
    }
}
