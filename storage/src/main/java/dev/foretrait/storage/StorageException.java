package dev.foretrait.storage;

import java.io.IOException;
import java.sql.SQLException;
import org.h2.api.ErrorCode;

/**
 * Something outside the program stands in the way: a missing file, a full disk, another process. The message is written
 * for the person at the keyboard and says what was found, where, and what to do. Shown without a stack trace.
 */
public final class StorageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    /**
     * @param finding what was found and where, without a full stop
     * @param remedy what to do about it, without a full stop
     */
    public StorageException(String finding, String remedy) {
        super(finding + "; " + remedy);
        this.remedy = remedy;
    }

    /** The same, with what the machine said about it. */
    public StorageException(String finding, String remedy, Throwable cause) {
        super(finding + "; " + remedy, cause);
        this.remedy = remedy;
    }

    /**
     * The exception for a failure of the database: one of these, if the disk or a lack of rights is the cause; otherwise what was
     * thrown, because then it is our bug.
     */
    public static RuntimeException ofDatabase(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof StorageException explained) {
                return explained;
            }
            if (cause instanceof SQLException sql && sql.getErrorCode() == ErrorCode.DATABASE_IS_READ_ONLY) {
                return new StorageException(
                        "the space cannot be written, only read",
                        "check the permissions of its folder .foretrait, or copy the space to where it can be written",
                        thrown);
            }
            if (cause instanceof IOException) {
                return new StorageException(
                        "the space cannot be read or written (" + cause.getMessage() + ")",
                        "make room on the disk or repair it, then import again; what is stored already stays",
                        thrown);
            }
        }
        return thrown instanceof RuntimeException bug ? bug : new IllegalStateException(thrown);
    }

    /** What to do about it. */
    public String remedy() {
        return remedy;
    }
}
