package dev.foretrait.cli;

import java.util.List;

/** The end of a run that the user can do something about. Its message is printed as it is. */
final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final List<String> advice;

    private Failure(int status, String message, List<String> advice) {
        super(message, null, false, false);
        this.status = status;
        this.advice = List.copyOf(advice);
    }

    /** Something given cannot be used. */
    static Failure unusable(String message, String... advice) {
        return new Failure(ExitStatus.UNUSABLE, message, List.of(advice));
    }

    /** Everything could be used, but the answer is not what a script would go on with. */
    static Failure finding(String message, String... advice) {
        return new Failure(ExitStatus.FINDINGS, message, List.of(advice));
    }

    int status() {
        return status;
    }

    /** What to do about it, a line each. */
    List<String> advice() {
        return advice;
    }
}
