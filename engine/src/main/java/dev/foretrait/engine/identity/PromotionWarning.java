package dev.foretrait.engine.identity;

/** What is worth knowing about an external id that a message carries. */
public enum PromotionWarning {
    ID_COERCED("a number was read as text", "send ids as strings"),
    MULTIPLE_VALUES_ONE_TYPE(
            "one message carries several values of a type",
            "all were taken; check whether traits, properties and context.traits should agree"),
    PHONE_NOT_E164(
            "a phone number is not in E.164 form, and numbers are compared as they are spelled",
            "send '+' and digits, as Flex looks them up: +15551234567"),
    EXTERNAL_ID_INCOMPLETE(
            "an entry of context.externalIds was ignored: it lacks id, type, collection or encoding",
            "give all four as strings"),
    EXTERNAL_ID_TYPE_CASE(
            "an entry of context.externalIds was ignored: its type has upper-case letters",
            "write the type in lower case"),
    EXTERNAL_ID_UNSUPPORTED(
            "an entry of context.externalIds was ignored: its collection or encoding is unknown, or it makes group_id an"
                    + " identifier of users",
            "use the collection 'users' or 'accounts' and the encoding 'none'; group_id belongs to 'accounts'"),
    BLOCKED_PATTERN_SLOW(
            "a pattern of blocked values took too long on a value, which was let through",
            "simplify the pattern: avoid nested repetition such as (a+)+");

    private final String summary;
    private final String hint;

    PromotionWarning(String summary, String hint) {
        this.summary = summary;
        this.hint = hint;
    }

    /** What was found, in one sentence without a full stop. */
    public String summary() {
        return summary;
    }

    /** What to do about it. */
    public String hint() {
        return hint;
    }
}
