package dev.foretrait.engine.semantics;

import java.time.Duration;
import java.util.Optional;

/**
 * The switchable choices of a run. {@link #DEFAULT} is what the specification chooses.
 *
 * @param windowGranularity U-11: whether {@code now} is cut to the hour
 * @param sessionExpiry U-18: what a session trait shows once its gap has passed
 * @param materializeZero U-56: which profiles without any matching event show a count of 0
 * @param onEmptyWindow U-56: what remains of a value whose window has run empty
 * @param lookback L-EVT-3: how far back events count; empty for all of them
 */
public record Semantics(
        WindowGranularity windowGranularity,
        SessionExpiry sessionExpiry,
        MaterializeZero materializeZero,
        OnEmptyWindow onEmptyWindow,
        Optional<Duration> lookback) {

    /** Three years, as the product limits say. */
    public static final Duration DEFAULT_LOOKBACK = Duration.ofDays(3 * 365);

    /** The choices of the specification. */
    public static final Semantics DEFAULT = new Semantics(
            WindowGranularity.EXACT,
            SessionExpiry.RETAIN,
            MaterializeZero.ACCOUNTS_ONLY,
            OnEmptyWindow.ZERO_OR_NULL,
            Optional.of(DEFAULT_LOOKBACK));

    /** U-11. */
    public enum WindowGranularity {
        EXACT,
        HOUR
    }

    /** U-18. */
    public enum SessionExpiry {
        RETAIN,
        RESET
    }

    /** U-56. */
    public enum MaterializeZero {
        ACCOUNTS_ONLY,
        ALWAYS,
        NEVER
    }

    /** U-56. */
    public enum OnEmptyWindow {
        ZERO_OR_NULL,
        RETAIN
    }
}
