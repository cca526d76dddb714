package dev.foretrait.engine.repair;

import dev.foretrait.engine.diagnostic.Rule;

/** What the data can show about definitions that are right by themselves (flex.md 5). */
public enum DataRule implements Rule.Named {
    I_EVENT_TIME_IS_END(
            "Windows are measured from when an event was sent, which may be the end of what it tells of (FC-17)."),
    I_INTERACTION_REPEATED(
            "A count of events is not a count of interactions where one interaction sends several events (FC-18)."),
    I_LOW_COVERAGE("A property that a definition takes its value from is on most of the events it counts."),
    I_MIN_FREQUENCY_HIDES(
            "The minimum frequency of Most Frequent leaves out profiles whose values were seen less often (FC-11)."),
    I_NUMBERS_AS_TEXT("Numbers are sent as numbers: texts are counted as such only where they look like one (U-19)."),
    I_PAIR_MISSING("Of two events that belong together both are there (FC-19)."),
    I_WINDOW_BEYOND_DATA("A window is no longer than the data it looks at."),
    W_ANONYMOUS_ONLY("Somebody who would have a value is known by more than an anonymous id (U-51)."),
    W_CODES_IS_LIST("A path goes into objects: the elements of a list are reached with $ (FC-08, L-DEF-10)."),
    W_CODES_IS_TEXT(
            "A path goes into objects: Segment does not look into texts, even if they hold JSON (FC-08, F-01)."),
    W_CONDITIONS_CLASH("There are events, or profiles, that meet all conditions together."),
    W_DATE_WITHOUT_ZONE("What dates are compared with is an ISO-8601 time with a zone (U-33, L-DEF-12)."),
    W_EVENT_UNKNOWN("The event of a definition has been seen (FC-06, FC-09)."),
    W_LIST("What is compared, or reduced, is one value, not a list."),
    W_MIN_FREQUENCY_UNMET("Somebody has a value as often as the minimum frequency asks."),
    W_NO_EVENTS_YET("There are events to look at before a definition is judged (FC-30)."),
    W_NO_MEMBERS(
            "Somebody has it: a definition without members is created in Segment without a word, and stays empty."),
    W_PROPERTY_CASE(
            "A property is spelled as it is sent: names that differ by case are different names (FC-01, FC-05, U-08)."),
    W_PROPERTY_NESTED("A property inside another is named with its path (FC-07)."),
    W_PROPERTY_NOT_ON_EVENT("A property is one that the event has (FC-02 to FC-05)."),
    W_THRESHOLD_UNMET("What an audience asks of a value is met by somebody."),
    W_TYPE_MISMATCH("A comparison or a reducer gets values of the type it works on."),
    W_VALUES_DIFFER_BY_CASE("One thing is spelled one way: values that differ by case are different values (FC-15)."),
    W_VALUE_CASE("A value is spelled as it is sent: values that differ by case are different values (FC-14 to FC-16)."),
    W_VALUE_HAS_SEPARATOR("A value is one thing: paths such as 'Topic|Sub-topic' are counted each for itself (FC-08)."),
    W_VALUE_LOOKS_LIKE_TYPE("What a condition compares with is a value, not the name of a type (FC-12, FC-13)."),
    W_VALUE_UNSEEN("What a condition compares with was seen at least once."),
    W_WINDOW_EMPTY("There are events inside the window.");

    private final String summary;

    DataRule(String summary) {
        this.summary = summary;
    }

    /** Whether a case of it stops every event or every profile: one is enough for nobody to have a definition. */
    public boolean isObstacle() {
        return switch (this) {
            case W_CODES_IS_LIST,
                    W_CODES_IS_TEXT,
                    W_CONDITIONS_CLASH,
                    W_EVENT_UNKNOWN,
                    W_PROPERTY_CASE,
                    W_PROPERTY_NESTED,
                    W_PROPERTY_NOT_ON_EVENT,
                    W_THRESHOLD_UNMET,
                    W_VALUE_CASE,
                    W_VALUE_LOOKS_LIKE_TYPE,
                    W_VALUE_UNSEEN,
                    W_WINDOW_EMPTY -> true;
            default -> false;
        };
    }

    @Override
    public String summary() {
        return summary;
    }
}
