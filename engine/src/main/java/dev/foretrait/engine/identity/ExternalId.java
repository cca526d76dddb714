package dev.foretrait.engine.identity;

/**
 * A typed identifier that leads to a profile: {@code user_id:ana}.
 *
 * @param collection whether it leads to a user or to an account
 * @param type the key it is configured by: {@code email}
 * @param value the value in the form in which it is compared (I-04)
 */
public record ExternalId(IdCollection collection, String type, String value) {

    /** An external id of a user. */
    public static ExternalId ofUser(String type, String value) {
        return new ExternalId(IdCollection.USERS, type, value);
    }

    /** An external id of an account. */
    public static ExternalId ofAccount(String type, String value) {
        return new ExternalId(IdCollection.ACCOUNTS, type, value);
    }

    /** As users type it: {@code email:ana@example.com}. */
    @Override
    public String toString() {
        return type + ":" + value;
    }
}
