package dev.foretrait.engine.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What happened while messages were resolved: how often, and for each kind the first entries (identity.md 5). */
public final class ResolutionLog {

    /** How many entries of each kind are kept; Segment shows as many. */
    public static final int MAX_ENTRIES = 500;

    private final long[] counts = new long[LogKind.values().length];
    private final List<List<Supplier<LogEntry>>> entriesByKind = new ArrayList<>();

    ResolutionLog() {
        for (LogKind kind : LogKind.values()) {
            entriesByKind.add(kind.ordinal(), new ArrayList<>());
        }
    }

    /** How often it happened. */
    public long count(LogKind kind) {
        return counts[kind.ordinal()];
    }

    /** The first {@link #MAX_ENTRIES} entries of that kind, in the order of the messages. */
    public List<LogEntry> entries(LogKind kind) {
        return entriesByKind.get(kind.ordinal()).stream().map(Supplier::get).toList();
    }

    /** Counts one more and says whether an entry for it would be kept. */
    boolean counts(LogKind kind) {
        return ++counts[kind.ordinal()] <= MAX_ENTRIES;
    }

    /** Keeps what makes an entry of that kind. */
    void keep(LogKind kind, Supplier<LogEntry> entry) {
        entriesByKind.get(kind.ordinal()).add(entry);
    }
}
