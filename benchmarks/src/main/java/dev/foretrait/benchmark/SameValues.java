package dev.foretrait.benchmark;

import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.evaluate.ProfileValues;
import java.util.List;
import java.util.Map;

/**
 * Holds the answers of a peer to the values of ours, on every profile. A count of nothing is no value, and the peers'
 * integers stand for texts that read as the same number.
 */
final class SameValues {

    private SameValues() {}

    /**
     * Compares every value of every recipe.
     *
     * @return how many values there are
     * @throws IllegalStateException with the first difference
     */
    static long check(
            String peer,
            Map<Integer, Map<String, String>> found,
            List<Definition> recipes,
            List<ProfileValues> values) {
        long present = 0;
        for (int at = 0; at < recipes.size(); at++) {
            String key = recipes.get(at).key();
            ProfileValues ours = values.get(at);
            for (int profile = 0; profile < ours.profiles(); profile++) {
                String expected = ours.has(profile) ? ours.value(profile).string() : "";
                String actual = found.getOrDefault(profile, Map.of()).getOrDefault(key, "");
                if (!expected.equals(actual)) {
                    throw new IllegalStateException(key + " of profile " + profile + " is '" + expected + "' here and '"
                            + actual + "' by " + peer);
                }
                present += expected.isEmpty() ? 0 : 1;
            }
        }
        return present;
    }
}
