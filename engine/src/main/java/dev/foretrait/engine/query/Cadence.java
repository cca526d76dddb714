package dev.foretrait.engine.query;

/**
 * When Segment computes a definition (query-language.md 6.5, U-38).
 *
 * @param pace at once or on a schedule
 * @param reason what in the definition makes it so, as a part of a sentence
 */
public record Cadence(Pace pace, String reason) {

    /** At once or on a schedule. */
    public enum Pace {
        /** With every message. */
        REALTIME,
        /** About every eight hours (L-CMP-5). */
        BATCH
    }

    /** The cadence of the query at the level. */
    public static Cadence of(Query query, Level level) {
        Features features = Features.of(query);
        if (features.session()) {
            return new Cadence(Pace.REALTIME, "session windows are kept in real time");
        }
        if (level == Level.ACCOUNTS) {
            return new Cadence(Pace.BATCH, "accounts are computed on a schedule");
        }
        if (level == Level.LINKED) {
            return new Cadence(Pace.BATCH, "linked audiences run on the schedule of their warehouse");
        }
        if (features.funnel()) {
            return new Cadence(Pace.BATCH, "it asks for one event after another");
        }
        if (features.window()) {
            return new Cadence(Pace.BATCH, "it looks at a window of time");
        }
        if (features.dynamicReference()) {
            return new Cadence(Pace.BATCH, "it compares with another trait or property");
        }
        return new Cadence(Pace.REALTIME, "nothing in it needs a schedule");
    }
}
