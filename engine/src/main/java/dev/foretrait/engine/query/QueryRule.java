package dev.foretrait.engine.query;

import dev.foretrait.engine.diagnostic.Rule;
import dev.foretrait.engine.semantics.Limit;

/**
 * Every rule of the query language (query-language.md 2, 3.3, 4). The id of {@code E_LEX_DATE} is {@code E-LEX-DATE}.
 *
 * <p>Two take more than a text to see, and are reported by others than {@link QueryReader}: {@link #E_CYCLE} takes all
 * audiences, {@link #W_EMPTY_ACCOUNT} the accounts.
 */
public enum QueryRule implements Rule.Named {
    E_CAST("`as` stands behind the property of min, max (number, string) or mode (number, string, array)."),
    E_CYCLE("Audiences do not refer to each other in a circle."),
    E_DEPTH("Parentheses, calls and prefix operators nest at most " + Parser.DEEPEST + " deep."),
    E_DURATION("A length of time is a whole number above zero and a unit; `between` may start at zero."),
    E_ENTITY(
            "Entities belong to linked audiences, are filtered by `where` alone, counted, and at most six levels deep."),
    E_FREQ("The least frequency of `mode` is a whole number of at least 1."),
    E_FUNC("Functions have the names of the query language."),
    E_LEX_CHAR("A query holds no characters or operators but those of the query language."),
    E_LEX_DATE("Dates are calendar dates, yyyy-mm-dd, and timestamps yyyy-mm-ddThh:mm[:ss][zone]."),
    E_LEX_NUMBER("Numbers are plain decimals: no exponent, no separators, no dot at the end."),
    E_LEX_QUOTE("Text stands between straight single quotes."),
    E_LEX_STRING("Text that begins with a quote ends with one."),
    E_LIMIT_50(
            "A definition has at most " + Limit.PRIMARY_EXPRESSIONS.value() + " primary expressions outside `where`."),
    E_PARENT("`parent:` refers to the enclosing event of a funnel, so there is one."),
    E_PATH("No step of a path is empty."),
    E_QUANTIFIER("ANY and ALL belong to account audiences, outside `where` and outside each other."),
    E_QUANTIFIER_REQUIRED("In an account audience every condition on events is under ANY or ALL."),
    E_REDUCER_TRAIT("A reducer takes a trait only in a computed trait of accounts."),
    E_RESULT("An audience ends in a comparison; a computed trait begins with an event and ends in a reducer."),
    E_SCOPE("`property` and `context` stand inside `where` or a reducer, where there is an event."),
    E_SESSION_AUDIENCE("Session windows belong to computed traits."),
    E_SESSION_SIZE("The gap of a session window is at least 30 minutes and at most 90 days."),
    E_SYNTAX("A query is put together as its grammar says."),
    E_TYPE("Every function stands where its kind of value is: filters and reducers on events, comparators on values."),
    E_UNIT("Windows count in hours or days, sessions also in seconds."),
    E_UNVERIFIED("A form that nothing shows Segment to accept stands only where the space takes it."),
    E_WINDOW_MIX("A session window is the only window of its chain."),
    E_WINDOW_ORDER("`between` names the nearer bound first."),
    W_BOOLEAN("A boolean is compared as the text 'true' or 'false'."),
    W_BRACES("`where` is written without braces and `sources` with them, unless the space says otherwise (U-07)."),
    W_BRACKETS("Lists are written without brackets."),
    W_CADENCE_DATE("A date comparator relative to now lets membership change without any event (U-38)."),
    W_CASE("AND, OR, NOT, ANY and ALL are written in capitals."),
    W_CHARSET("Segment's builders refuse names and text outside Latin script."),
    W_CONTEXT_TRAITS("Conditions on events do not see `context.traits`."),
    W_DATE_TEXT("A date comparator takes a date; other text makes it false for everyone."),
    W_EMPTY_ACCOUNT("An account without users meets every ALL and no ANY (U-39)."),
    W_ENTITY_ZERO("Segment's builder allows no filter on entities that are counted to zero."),
    W_ESCAPE_UNVERIFIED("Nothing shows how Segment reads a quote inside text (U-04)."),
    W_FREQ_1("Segment asks that a most frequent value was seen at least twice."),
    W_FREQ_MISSING("`mode` says how often a value must be seen at least; without, U-22 says how often."),
    W_LEGACY_NAME("Functions go by their names of today."),
    W_LEX_DATE("A date is one of the calendar; otherwise U-45 says what it is read as."),
    W_LIMIT_50_NESTED("Together with those inside `where`, a definition has at most "
            + Limit.PRIMARY_EXPRESSIONS.value() + " primary expressions (U-02)."),
    W_PARENTHESES("A single value stands without parentheses."),
    W_QUANTIFIER("A condition on events in an account audience says ANY or ALL; without, U-27 says which is meant."),
    W_QUOTE("Text stands between single quotes."),
    W_UNVERIFIED("The types of the language allow this form, but nothing shows that Segment accepts it."),
    W_VARIADIC("`omits`, `starts_with` and `ends_with` take one value."),
    W_WINDOW_ORDER("`between` names the nearer bound first; otherwise U-15 says whether the bounds are put in order.");

    private final String summary;

    QueryRule(String summary) {
        this.summary = summary;
    }

    @Override
    public String summary() {
        return summary;
    }
}
