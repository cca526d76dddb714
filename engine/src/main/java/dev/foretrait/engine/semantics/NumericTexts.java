package dev.foretrait.engine.semantics;

/** Whether text that reads as a number is one to {@code sum}, {@code avg}, {@code min} and {@code max} (U-19). */
public enum NumericTexts implements Option {
    /** {@code '5'} is 5. */
    COUNT,
    /** Only JSON numbers are numbers; text is skipped. */
    SKIPPED
}
