package dev.foretrait.engine.diagnostic;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The known name that was probably meant. How near one is to another is counted in slips of the finger: a letter more, less,
 * other, or two swapped. Case, and what words are joined with, make no difference.
 */
public final class NearName {

    private static final int LONGEST = 40;

    /** More names than the language has of any kind; a space may have hundreds of definitions. */
    private static final int MOST_LISTED = 40;

    private NearName() {}

    /** The nearest of the known names, if it is near enough to have been meant; of equals, the first. */
    public static Optional<String> of(String word, Collection<String> known) {
        String best = "";
        int fewest = Integer.MAX_VALUE;
        for (String candidate : known) {
            int slips = slips(folded(word), folded(candidate));
            if (slips < fewest && slips <= allowed(folded(word), folded(candidate))) {
                best = candidate;
                fewest = slips;
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    /** What to say to somebody who typed none of the known names: the near one, or all. */
    public static String advice(String word, Collection<String> known) {
        return of(word, known).map(NearName::question).orElseGet(() -> listed(known));
    }

    /** Asks whether that name was meant. */
    public static String question(String meant) {
        return "did you mean '" + meant + "'?";
    }

    /** The known names, for somebody who typed none of them: all, or as many as can be read. */
    public static String listed(Collection<String> known) {
        int more = known.size() - MOST_LISTED;
        return "one of: " + known.stream().limit(MOST_LISTED).collect(Collectors.joining(", "))
                + (more > 0 ? ", " + more + " more" : "");
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
    }

    /** Two words of two letters differ in one by chance; a letter too many, or another digit, is a slip. */
    private static int allowed(String word, String candidate) {
        int length = Math.min(word.length(), candidate.length());
        if (length == 2) {
            boolean numbered = Character.isDigit(word.charAt(1)) && Character.isDigit(candidate.charAt(1));
            return word.length() != candidate.length() || numbered ? 1 : 0;
        }
        return length < 2 ? 0 : length <= 5 ? 1 : length <= 8 ? 2 : 3;
    }

    private static int slips(String left, String right) {
        if (left.length() > LONGEST || Math.abs(left.length() - right.length()) > 3) {
            return Integer.MAX_VALUE;
        }
        int[][] slips = new int[left.length() + 1][right.length() + 1];
        for (int l = 0; l <= left.length(); l++) {
            for (int r = 0; r <= right.length(); r++) {
                if (l == 0 || r == 0) {
                    slips[l][r] = l + r;
                    continue;
                }
                int change = left.charAt(l - 1) == right.charAt(r - 1) ? 0 : 1;
                int least = Math.min(slips[l - 1][r - 1] + change, Math.min(slips[l - 1][r], slips[l][r - 1]) + 1);
                boolean swapped = l > 1
                        && r > 1
                        && left.charAt(l - 1) == right.charAt(r - 2)
                        && left.charAt(l - 2) == right.charAt(r - 1);
                slips[l][r] = swapped ? Math.min(least, slips[l - 2][r - 2] + 1) : least;
            }
        }
        return slips[left.length()][right.length()];
    }
}
