package dev.foretrait.engine.definition;

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
     * The key that the name leads to: lower case, every run of anything but {@code a-z0-9} one underscore, none at the
     * ends (U-58).
     *
     * @return empty if nothing is left of the name
     */
    public static Optional<String> predicted(String name) {
        String lower = Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        String joined = BETWEEN_WORDS.matcher(lower).replaceAll("_");
        String key = OUTER_UNDERSCORES.matcher(joined).replaceAll("");
        return key.isEmpty() ? Optional.empty() : Optional.of(key);
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
