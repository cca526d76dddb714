package dev.foretrait.engine.query;

import java.util.Optional;

/** The script that Segment's builders take (L-DEF-7). */
public final class LatinScript {

    private LatinScript() {}

    /** The first character of the text that is outside it. */
    public static Optional<String> firstOutside(String text) {
        return text.codePoints()
                .filter(codePoint -> !isLatin(codePoint))
                .mapToObj(Character::toString)
                .findFirst();
    }

    private static boolean isLatin(int codePoint) {
        return switch (Character.UnicodeScript.of(codePoint)) {
            case LATIN, COMMON, INHERITED, UNKNOWN -> true;
            default -> false;
        };
    }
}
