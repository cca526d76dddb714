package dev.foretrait.engine.semantics;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How the open questions are answered in a run, how much history counts, and how long lists get. Build on {@link #DEFAULT}, which is what the
 * specification chooses. The options of a question are an enum; {@link Choice} lists it.
 */
public final class Semantics {

    /** Three years, as the product limits say. */
    public static final Duration DEFAULT_LOOKBACK = Duration.ofDays(Limit.HISTORY.value());

    /** The choices of the specification. */
    public static final Semantics DEFAULT =
            new Semantics(defaults(), Optional.of(DEFAULT_LOOKBACK), Limit.UNIQUE_LIST.intValue());

    private final Map<Class<?>, Option> options;
    private final Optional<Duration> lookback;
    private final int longestList;
    private final int hash;

    private Semantics(Map<Class<?>, Option> options, Optional<Duration> lookback, int longestList) {
        this.options = options;
        this.lookback = lookback;
        this.longestList = longestList;
        this.hash = Objects.hash(options, lookback, longestList);
    }

    private static Map<Class<?>, Option> defaults() {
        Map<Class<?>, Option> defaults = new HashMap<>();
        for (Choice choice : Choice.values()) {
            choice.questions().forEach(question -> defaults.put(question.get(0).getDeclaringClass(), question.get(0)));
        }
        return defaults;
    }

    /** U-10: whether the end of a window that is farther from now, or from the parent, is inside. */
    public enum WindowEnds implements Option {
        BOTH_INSIDE,
        FARTHER_OUTSIDE
    }

    /** U-11: whether {@code now} is cut to the hour. */
    public enum WindowGranularity implements Option {
        EXACT,
        HOUR
    }

    /** U-14: whether events later than now count where a chain has no window. */
    public enum FutureEvents implements Option {
        WITHOUT_WINDOW,
        NEVER
    }

    /** U-18: what a session trait shows once its gap has passed. */
    public enum SessionExpiry implements Option {
        RETAIN,
        RESET
    }

    /** U-29: what {@code none_of} says of a missing value. */
    public enum NoneOfMissing implements Option {
        FALSE,
        TRUE
    }

    /** U-30: whether case matters in {@code contains}, {@code omits}, {@code starts_with} and {@code ends_with}. */
    public enum TextCase implements Option {
        MATTERS,
        IGNORED
    }

    /** U-31: what a distance in days is to a date comparator. */
    public enum DayDistance implements Option {
        CALENDAR_DAYS,
        DAYS_OF_24_HOURS
    }

    /** U-32: whether {@code before_date} and {@code after_date} hold at the very instant. */
    public enum DateBounds implements Option {
        EXCLUDED,
        INCLUDED
    }

    /** U-34: how values compare that are neither both numeric nor both dates. */
    public enum OtherOrder implements Option {
        NONE,
        BY_TEXT
    }

    /** U-50: whether screen calls are events of traits and audiences. */
    public enum ScreenCalls implements Option {
        COUNT,
        IGNORED
    }

    /** U-51: which external ids make a profile eligible without anonymous users. */
    public enum IdentifyingIds implements Option {
        LISTED,
        ALL_BUT_ANONYMOUS
    }

    /** U-56: which profiles without any matching event show a count of 0. */
    public enum MaterializeZero implements Option {
        ACCOUNTS_ONLY,
        ALWAYS,
        NEVER
    }

    /** U-56: what remains of a value whose window has run empty. */
    public enum OnEmptyWindow implements Option {
        ZERO_OR_NULL,
        RETAIN
    }

    /** The option in force. */
    public <E extends Enum<E> & Option> E of(Class<E> question) {
        return Objects.requireNonNull(question.cast(options.get(question)), () -> "no choice lists " + question);
    }

    /** Whether {@code now} is cut to the hour (U-11). */
    public WindowGranularity windowGranularity() {
        return of(WindowGranularity.class);
    }

    /** What a session trait shows once its gap has passed (U-18). */
    public SessionExpiry sessionExpiry() {
        return of(SessionExpiry.class);
    }

    /** Which profiles without any matching event show a count of 0 (U-56). */
    public MaterializeZero materializeZero() {
        return of(MaterializeZero.class);
    }

    /** What remains of a value whose window has run empty (U-56). */
    public OnEmptyWindow onEmptyWindow() {
        return of(OnEmptyWindow.class);
    }

    /** L-EVT-3: how far back events count; empty for all of them. */
    public Optional<Duration> lookback() {
        return lookback;
    }

    /** L-DEF-5: how many values a unique list keeps; the greatest {@code int} for all of them. */
    public int longestList() {
        return longestList;
    }

    /** The options in force for the questions of a choice, in their order; none if it cannot be switched. */
    public List<Option> inForce(Choice choice) {
        return choice.questions().stream()
                .map(question ->
                        Objects.requireNonNull(options.get(question.get(0).getDeclaringClass())))
                .toList();
    }

    /** The same with one question answered so. */
    public Semantics with(Option option) {
        Map<Class<?>, Option> changed = new HashMap<>(options);
        changed.put(option.getDeclaringClass(), option);
        return new Semantics(changed, lookback, longestList);
    }

    /**
     * The same with one question of a choice answered so.
     *
     * @throws IllegalArgumentException if the choice has no such option
     */
    public Semantics with(Choice choice, String option) {
        return with(choice.option(option)
                .orElseThrow(() -> new IllegalArgumentException(choice.id() + " has no option " + option)));
    }

    /** The same with another history; empty for all of it. */
    public Semantics withLookback(Optional<Duration> history) {
        return new Semantics(options, history, longestList);
    }

    /** The same with unique lists of at most so many values. */
    public Semantics withLongestList(int values) {
        return new Semantics(options, lookback, values);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Semantics that
                && hash == that.hash
                && options.equals(that.options)
                && lookback.equals(that.lookback)
                && longestList == that.longestList;
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** What differs from the specification's choices, the history, and the length of lists. */
    @Override
    public String toString() {
        List<Option> switched = List.of(Choice.values()).stream()
                .flatMap(choice -> inForce(choice).stream())
                .filter(option -> !option.equals(DEFAULT.options.get(option.getDeclaringClass())))
                .toList();
        return switched + ", " + lookback.map(Duration::toString).orElse("all history") + ", lists of up to "
                + longestList;
    }
}
