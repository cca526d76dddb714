package dev.foretrait.engine.semantics;

import java.util.List;

/**
 * Every row of the specification's page on limits and entitlements (limits.md), and where Foretrait checks it: the
 * numbers that the checks read are {@link Limit}s of the same id. What only Segment can tell says why.
 */
public enum Limitation {
    L_PLAN_1("the Public API belongs to the Team and Business plans", Place.SEGMENT, "the API answers for itself"),
    L_PLAN_2("computed traits belong to Unify Plus", Place.LINT, "W-QUOTA"),
    L_PLAN_3("audiences belong to Engage", Place.LINT, "W-QUOTA"),
    L_PLAN_4("the query language is switched on per workspace", Place.SEGMENT, "the API answers for itself"),
    L_PLAN_5("accounts are switched on per workspace", Place.LINT, "W-ENTITLEMENT"),
    L_PLAN_6("linked audiences are an addition to Engage", Place.LINT, "W-ENTITLEMENT"),
    L_PLAN_7("SQL traits are no longer sold", Place.SEGMENT, "SQL traits are not written in definitions"),
    L_PLAN_8("channels are missing in regional workspaces", Place.SEGMENT, "definitions have no channels"),

    L_QTY_1("quantities of Unify Plus", Place.LINT, "W-QUOTA"),
    L_QTY_2("quantities of Unify Plus before November 2024", Place.LINT, "W-QUOTA, as for L-QTY-1"),
    L_QTY_3("quantities of Engage Plus", Place.LINT, "W-QUOTA"),
    L_QTY_4("quantities of Engage Foundations", Place.LINT, "W-QUOTA, as for L-QTY-3"),
    L_QTY_5("older contracts count compute credits", Place.SEGMENT, "only the contract has the number"),

    L_DEF_1("primary expressions of a definition", Place.DEFINITION, "E-LIMIT-50, W-LIMIT-50-NESTED"),
    L_DEF_2("units of windows", Place.DEFINITION, "E-UNIT"),
    L_DEF_3("size of a session", Place.DEFINITION, "E-SESSION-SIZE"),
    L_DEF_4("size of a window", Place.LINT, "W-WINDOW-HISTORY"),
    L_DEF_5("values of a unique list", Place.EVALUATION, "further ones are dropped, and preview says so"),
    L_DEF_6("least frequency of Most Frequent", Place.DEFINITION, "W-FREQ-1"),
    L_DEF_7("characters of names and conditions", Place.DEFINITION, "W-CHARSET"),
    L_DEF_8("depth of entities", Place.DEFINITION, "E-ENTITY"),
    L_DEF_9("no nested values in linked audiences", Place.DEFINITION, "E-ENTITY"),
    L_DEF_10("objects inside arrays need $", Place.EVALUATION, "the array is compared as text, as in Segment"),
    L_DEF_11("no circles of audiences", Place.DEFINITION, "E-CYCLE"),
    L_DEF_12("dates are ISO timestamps", Place.DEFINITION, "W-DATE-TEXT"),
    L_DEF_13("length of a generative prompt", Place.SEGMENT, "definitions have no prompts"),
    L_DEF_14("length of names, descriptions and queries", Place.DEFINITION, "W-LENGTH"),
    L_DEF_15("length of keys", Place.DEFINITION, "W-LENGTH"),
    L_DEF_16(
            "Segment's preview wants historical data", Place.SEGMENT, "our preview always has the history it is given"),

    L_CMP_1("new definitions computed at once", Place.SEGMENT, "it is a matter of pace when definitions are written"),
    L_CMP_2("edits at once", Place.SEGMENT, "it is a matter of pace when definitions are written"),
    L_CMP_3("batch computations at once", Place.LINT, "W-BATCH-SLOTS"),
    L_CMP_4("computations per second", Place.SEGMENT, "the load of a space is not known here"),
    L_CMP_5("schedule of batches", Place.LINT, "I-CADENCE"),
    L_CMP_6("delay towards batch destinations", Place.SEGMENT, "definitions name no destinations"),
    L_CMP_7("time of the first computation", Place.SEGMENT, "it happens there"),
    L_CMP_8("retries of a computation", Place.SEGMENT, "they happen there"),
    L_CMP_9("an edit cannot change the cadence", Place.SEGMENT, "it takes the definition that Segment has"),
    L_CMP_10("an edit cannot change who counts", Place.SEGMENT, "it takes the definition that Segment has"),

    L_EVT_1("events per second", Place.SEGMENT, "exports do not show how fast events came in"),
    L_EVT_2("earliest timestamp", Place.IMPORT, "dropped"),
    L_EVT_3("history that counts", Place.EVALUATION, "older events do not count"),
    L_EVT_4("properties or traits of an event", Place.IMPORT, "dropped"),
    L_EVT_5("traits of an identify call", Place.IMPORT, "dropped"),
    L_EVT_6("properties of an event in Connections", Place.SEGMENT, "such an event never gets past L-EVT-4"),
    L_EVT_7("size of messages and batches", Place.IMPORT, "dropped"),
    L_EVT_8("length of a messageId", Place.IMPORT, "dropped"),
    L_EVT_9("length of a groupId", Place.IMPORT, "dropped"),
    L_EVT_10("filters of a space", Place.SETTINGS, "further ones are refused"),
    L_EVT_11("replay of a source on connection", Place.SEGMENT, "what is in an export has been replayed"),
    L_EVT_12("merges of a profile", Place.IDENTITY, "further ones do not happen"),
    L_EVT_13("identifiers of a profile", Place.IDENTITY, "further ones are dropped"),
    L_EVT_14("values of an identifier", Place.IDENTITY, "the one of lower priority is dropped"),
    L_EVT_15("size of a CSV upload", Place.SEGMENT, "profiles are not uploaded from here"),

    L_LNK_1("Activation Events", Place.SEGMENT, "only the contract has the number"),
    L_LNK_2("rows and columns of a linked audience", Place.SEGMENT, "they are counted in the warehouse"),
    L_LNK_3("events per second of a linked audience", Place.SEGMENT, "they are sent from there"),
    L_LNK_4("linked audiences that run at once", Place.SEGMENT, "they run there"),
    L_LNK_5("size of the events of a linked audience", Place.SEGMENT, "they are sent from there"),
    L_LNK_6("rows of Segment's preview", Place.SEGMENT, "it is about the screen there"),
    L_LNK_7("columns in Segment's builder", Place.SEGMENT, "it is about the screen there"),
    L_LNK_8("fastest schedule of a linked audience", Place.SEGMENT, "definitions have no schedule"),
    L_LNK_9("mappings of a destination", Place.SEGMENT, "definitions name no destinations"),
    L_LNK_10("entities in Segment's explorer", Place.SEGMENT, "it is about the screen there"),
    L_LNK_11("value lists in Segment's builder", Place.SEGMENT, "it is about the screen there"),

    L_OUT_1("retries of a delivery", Place.SEGMENT, "deliveries happen there"),
    L_OUT_2("requests per second of a destination", Place.SEGMENT, "definitions name no destinations"),
    L_OUT_3("schedule of list destinations", Place.SEGMENT, "definitions name no destinations"),
    L_OUT_4("computed traits go to event destinations only", Place.SEGMENT, "definitions name no destinations"),
    L_OUT_5("identifiers of ID Sync", Place.SEGMENT, "definitions name no destinations"),
    L_OUT_6("CSV exports at a time", Place.SEGMENT, "they are made there");

    /** Where a row is checked. */
    public enum Place {
        /** When a definition is read. */
        DEFINITION,
        /** When definitions are linted. */
        LINT,
        /** When the settings of a space are read. */
        SETTINGS,
        /** When messages are imported. */
        IMPORT,
        /** When profiles are resolved. */
        IDENTITY,
        /** When values are computed. */
        EVALUATION,
        /** Not here: only Segment can. */
        SEGMENT
    }

    private final String summary;
    private final Place place;
    private final String note;

    Limitation(String summary, Place place, String note) {
        this.summary = summary;
        this.place = place;
        this.note = note;
    }

    /** The number in the specification: {@code L-EVT-4}. */
    public String id() {
        return name().replace('_', '-');
    }

    /** What is limited, in a few words. */
    public String summary() {
        return summary;
    }

    /** Where it is checked. */
    public Place place() {
        return place;
    }

    /** The rules whose findings tell of it, or what happens; for what only Segment can check, why. */
    public String note() {
        return note;
    }

    /** The numbers in it that checks read; none where it has no number or is not checked. */
    public List<Limit> limits() {
        return Limit.numbered(id());
    }
}
