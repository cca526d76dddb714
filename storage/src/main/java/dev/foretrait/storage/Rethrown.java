package dev.foretrait.storage;

/** What work on another thread threw, for the thread that needs its result. Such work throws nothing that is checked. */
public final class Rethrown {

    private Rethrown() {}

    /**
     * The exception, to be thrown again.
     *
     * @throws Error if that is what was thrown, memory having run out for example
     */
    public static RuntimeException of(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException exception ? exception : new IllegalStateException(thrown);
    }

    /** What {@link #of} says of the cause of what a future threw. */
    public static RuntimeException causeOf(Exception failed) {
        Throwable cause = failed.getCause();
        return of(cause == null ? failed : cause);
    }
}
