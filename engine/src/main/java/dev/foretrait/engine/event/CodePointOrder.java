package dev.foretrait.engine.event;

import java.util.Comparator;

/**
 * The alphabetical order of the language: by Unicode code point, case sensitive (U-23). It differs from the order of
 * {@link String#compareTo} where surrogates meet characters above U+D800.
 */
public enum CodePointOrder implements Comparator<String> {
    INSTANCE;

    @Override
    public int compare(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int at = 0; at < length; at++) {
            char l = left.charAt(at);
            char r = right.charAt(at);
            if (l != r) {
                boolean leftIsAstral = Character.isSurrogate(l);
                boolean rightIsAstral = Character.isSurrogate(r);
                return leftIsAstral == rightIsAstral ? Character.compare(l, r) : leftIsAstral ? 1 : -1;
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
