package dev.foretrait.benchmark;

/**
 * A figure that is to be reached.
 *
 * @param name what is measured, as it reads behind a number: {@code × typed}, {@code ms}
 * @param limit the figure asked for
 * @param isLeast whether more is better
 * @param measured the figure found
 */
record Gate(String name, double limit, boolean isLeast, double measured) {

    static Gate atLeast(double limit, String name, double measured) {
        return new Gate(name, limit, true, measured);
    }

    static Gate atMost(double limit, String name, double measured) {
        return new Gate(name, limit, false, measured);
    }

    boolean isReached() {
        return isLeast ? measured >= limit : measured <= limit;
    }

    /** What is asked for: {@code 40 × typed}, {@code ≤ 35 ms}. */
    String asked() {
        return (isLeast ? "" : "≤ ") + Figures.of(limit) + " " + name;
    }

    /** What was found: {@code 38 × typed}. */
    String found() {
        return Figures.of(measured) + " " + name;
    }
}
