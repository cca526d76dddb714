package dev.foretrait.engine.semantics;

/** Which numbers {@code sum}, {@code avg}, {@code min} and {@code max} work with (U-20). */
public enum Arithmetic implements Option {
    /** Decimals as they were sent: three times 0.1 is 0.3. */
    DECIMAL,
    /**
     * Numbers of 64 bits: each value is the nearest there is, and so is each result. Sums are rounded once, at their end, so that
     * they depend on no order.
     */
    DOUBLE
}
