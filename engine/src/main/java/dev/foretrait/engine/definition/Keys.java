package dev.foretrait.engine.definition;

import dev.foretrait.engine.semantics.KeySpelling;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What Segment will call a trait, as far as it can be told before Segment is asked (computed-traits.md 7, U-58). */
public final class Keys {

    private static final Pattern KEY = Pattern.compile("[a-z0-9_]+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^a-z0-9]+");
    private static final Pattern OTHER = Pattern.compile("[^a-z0-9]");
    private static final Pattern NOTHING = Pattern.compile("_*");
    private static final Pattern HUMP = Pattern.compile("(?<=[\\p{Ll}0-9])(?=\\p{Lu})");
    private static final Pattern OUTER_UNDERSCORES = Pattern.compile("^_+|_+$");

    /** The trait names that Segment gives a meaning of its own. */
    private static final Set<String> RESERVED = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    static {
        RESERVED.addAll(Set.of(
                "address",
                "age",
                "avatar",
                "birthday",
                "company",
                "createdAt",
                "description",
                "email",
                "firstName",
                "gender",
                "id",
                "lastName",
                "name",
                "phone",
                "title",
                "username",
                "website"));
    }

    private Keys() {}

    /**
     * The key that the name leads to (U-58).
     *
     * @return empty if nothing is left of the name
     */
    public static Optional<String> predicted(String name, KeySpelling spelling) {
        String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
        String key = switch (spelling) {
            case RUNS_JOINED -> joined(composed);
            case EACH_CHARACTER -> OTHER.matcher(lower(composed)).replaceAll("_");
            case CAMEL_CASE_SPLIT -> joined(HUMP.matcher(composed).replaceAll("_"));
        };
        return NOTHING.matcher(key).matches() ? Optional.empty() : Optional.of(key);
    }

    private static String joined(String name) {
        String underscored = BETWEEN_WORDS.matcher(lower(name)).replaceAll("_");
        return OUTER_UNDERSCORES.matcher(underscored).replaceAll("");
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Whether the text has the form of a key: lower-case letters, digits and underscores. */
    public static boolean isKey(String text) {
        return KEY.matcher(text).matches();
    }

    /** Whether Segment has given the name a meaning of its own; case is no way round it. */
    public static boolean isReserved(String key) {
        return RESERVED.contains(key);
    }
}
