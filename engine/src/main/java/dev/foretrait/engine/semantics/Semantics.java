package dev.foretrait.engine.semantics;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

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
    public static final Duration DEFAULT_LOOKBACK = Duration.ofDays(Limit.HISTORY.value());

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

    /**
     * The same choices with one of them switched; a choice that is no part of these changes nothing.
     *
     * @throws IllegalArgumentException if the choice has no such option
     */
    public Semantics with(Choice choice, String option) {
        if (!choice.options().contains(option)) {
            throw new IllegalArgumentException(choice.id() + " has no option " + option);
        }
        boolean zero = Stream.of(MaterializeZero.values())
                .anyMatch(value -> value.name().equals(option));
        return new Semantics(
                choice == Choice.U_11 ? WindowGranularity.valueOf(option) : windowGranularity,
                choice == Choice.U_18 ? SessionExpiry.valueOf(option) : sessionExpiry,
                choice == Choice.U_56 && zero ? MaterializeZero.valueOf(option) : materializeZero,
                choice == Choice.U_56 && !zero ? OnEmptyWindow.valueOf(option) : onEmptyWindow,
                lookback);
    }

    /** The same choices with another history; empty for all of it. */
    public Semantics withLookback(Optional<Duration> history) {
        return new Semantics(windowGranularity, sessionExpiry, materializeZero, onEmptyWindow, history);
    }
}
