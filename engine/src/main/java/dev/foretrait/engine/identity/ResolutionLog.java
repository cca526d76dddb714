package dev.foretrait.engine.identity;

import java.util.ArrayList;
import java.util.List;

/** What happened while messages were resolved: how often, and for each kind the first entries (identity.md 5). */
public final class ResolutionLog {

    /** How many entries of each kind are kept; Segment shows as many. */
    public static final int MAX_ENTRIES = 500;

    private final long[] counts = new long[LogKind.values().length];
    private final List<List<LogEntry>> entriesByKind = new ArrayList<>();

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
        return List.copyOf(entriesByKind.get(kind.ordinal()));
    }

    /** Counts one more and says whether an entry for it would be kept. */
    boolean counts(LogKind kind) {
        return ++counts[kind.ordinal()] <= MAX_ENTRIES;
    }

    void keep(LogEntry entry) {
        entriesByKind.get(entry.kind().ordinal()).add(entry);
    }
}
