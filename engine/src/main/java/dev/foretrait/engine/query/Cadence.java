package dev.foretrait.engine.query;

import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.semantics.DateCadence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When Segment computes a definition (query-language.md 6.5, U-38).
 *
 * @param pace at once or on a schedule
 * @param reasons everything in the definition that makes it so, in the order of places; never none
 */
public record Cadence(Pace pace, List<Reason> reasons) {

    private static final String SESSION = "session windows are kept in real time";
    private static final String ACCOUNTS = "accounts are computed on a schedule";
    private static final String LINKED = "linked audiences run on the schedule of their warehouse";
    private static final String FUNNEL = "it asks for one event after another";
    private static final String WINDOW = "it looks at a window of time";
    private static final String DYNAMIC_REFERENCE = "it compares with another trait or property";
    private static final String RELATIVE_DATE = "it compares a date with now";
    private static final String NOTHING = "nothing in it needs a schedule";

    public Cadence {
        reasons = List.copyOf(reasons);
    }

    /** At once or on a schedule. */
    public enum Pace {
        /** With every message. */
        REALTIME,
        /** About every eight hours (L-CMP-5). */
        BATCH
    }

    /**
     * Why the pace is what it is.
     *
     * @param text a part of a sentence
     * @param span the part of the definition that is meant; empty for the whole
     */
    public record Reason(String text, Optional<Span> span) {}

    /** The cadence of the query at the level. A session window decides alone. */
    public static Cadence of(Query query, Level level, DateCadence dates) {
        Features features = Features.of(query);
        if (!features.sessions().isEmpty()) {
            return new Cadence(Pace.REALTIME, reasons(SESSION, features.sessions()));
        }
        List<Reason> reasons = new ArrayList<>();
        if (level != Level.USERS) {
            reasons.add(new Reason(level == Level.ACCOUNTS ? ACCOUNTS : LINKED, Optional.empty()));
        }
        reasons.addAll(reasons(FUNNEL, features.followers()));
        reasons.addAll(reasons(WINDOW, features.windows()));
        reasons.addAll(reasons(DYNAMIC_REFERENCE, features.dynamicReferences()));
        if (dates == DateCadence.BATCH) {
            reasons.addAll(reasons(RELATIVE_DATE, features.relativeDates()));
        }
        reasons.sort((one, other) -> Integer.compare(start(one), start(other)));
        return reasons.isEmpty()
                ? new Cadence(Pace.REALTIME, List.of(new Reason(NOTHING, Optional.empty())))
                : new Cadence(Pace.BATCH, reasons);
    }

    private static int start(Reason reason) {
        return reason.span().map(Span::start).orElse(-1);
    }

    private static List<Reason> reasons(String text, List<Span> spans) {
        return spans.stream().map(span -> new Reason(text, Optional.of(span))).toList();
    }
}
